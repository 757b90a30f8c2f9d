/** Notes in the order of the text as it is now, those that are not painted in it apart. */
import type { Annotation, AnnotationId } from '../../core/model.ts';
import type { NotePosition } from '../../platform/contract.ts';

/** Why a passage is not painted: the states that have a section of their own. */
export const LOST = ['uncertain', 'waiting', 'missing'] as const;
export type Lost = (typeof LOST)[number];

/** What these sections are called. */
export const LOST_TITLES: Readonly<Record<Lost, string>> = {
  uncertain: 'Perhaps here',
  waiting: 'Waiting for the rest',
  missing: 'Not found on this page',
};

/** By what was found of each note: a place, or why there is none. */
export type Sections<Item> = Readonly<Record<'found' | Lost, readonly Item[]>>;

/**
 * Orders by the place on the page. A note that the page has not told of stands behind the one that
 * it followed when it was marked; without a page that is the stored order.
 * @param notes in the stored order of the text
 */
export function inOrder(
  notes: readonly Annotation[],
  places: ReadonlyMap<AnnotationId, NotePosition>,
): Sections<Annotation> {
  let last = 0;
  const found: { note: Annotation; at: number }[] = [];
  const lost: Record<Lost, Annotation[]> = { uncertain: [], waiting: [], missing: [] };
  for (const note of notes) {
    const place = places.get(note.id);
    const verdict = LOST.find((one) => one === place?.verdict);
    if (verdict !== undefined) lost[verdict].push(note);
    else {
      last = place?.span?.[0] ?? last;
      found.push({ note, at: last });
    }
  }
  return { ...lost, found: found.toSorted((a, b) => a.at - b.at).map(({ note }) => note) };
}

/** All of them one after another: those that are painted, then the lost ones, as the panel lists them. */
export function asListed<Item>({ found, ...lost }: Sections<Item>): readonly Item[] {
  return [found, ...LOST.map((verdict) => lost[verdict])].flat();
}
