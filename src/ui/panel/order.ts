/** Notes in the order of the text as it is now, those that are not found in it apart. */
import type { Annotation, AnnotationId } from '../../core/model.ts';
import type { Place } from '../../platform/contract.ts';

export interface Sections {
  readonly found: readonly Annotation[];
  /** Orphans: their passage is not in the issue now. */
  readonly missing: readonly Annotation[];
}

/**
 * Orders by the place on the page. A note that the page has not told of stands behind the one that
 * it followed when it was marked; without a page that is the stored order.
 * @param notes in the stored order of the text
 */
export function inOrder(notes: readonly Annotation[], places: ReadonlyMap<AnnotationId, Place>): Sections {
  let last = 0;
  const found: { note: Annotation; at: number }[] = [];
  const missing: Annotation[] = [];
  for (const note of notes) {
    const place = places.get(note.id);
    if (place?.verdict === 'missing') missing.push(note);
    else {
      last = place?.span?.[0] ?? last;
      found.push({ note, at: last });
    }
  }
  return { found: found.toSorted((a, b) => a.at - b.at).map(({ note }) => note), missing };
}
