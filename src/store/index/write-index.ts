/** Keeps index and sums up with the records, in the transaction that writes these. */
import { compare } from '../../core/compare.ts';
import { noteTerms } from '../../core/search/searchable.ts';
import { passageOf } from '../../core/formats/passage.ts';
import type { Annotation, AnnotationId, IssueId, Publication } from '../../core/model.ts';
import type { StoredState, Write } from '../db.ts';
import type { Written } from '../write-records.ts';
import {
  BINNED,
  BLOCK,
  COMMENTED,
  STATE_BITS,
  TAKEN,
  blockOf,
  emptyBlock,
  slotsOf,
  type Slot,
} from './block.ts';
import { keepNames, type Renamed } from './names.ts';
import { indexState } from './state.ts';
import { countNotes, type Counted } from './sums.ts';

/** A note that was written; undefined where it was not there, or is there no more. */
interface NoteWritten {
  readonly id: AnnotationId;
  readonly before: Annotation | undefined;
  readonly after: Annotation | undefined;
}

/** How many notes are indexed before the transaction is waited for. */
const BATCH = 1_000;

/**
 * Writes what index and sums have to say of records that were just written. Of a library whose index is
 * not begun nothing is kept; of one that is being built, what the building has not come to comes in now.
 */
export async function writeIndex(transaction: Write, written: readonly Written[]): Promise<void> {
  if ((await indexState(transaction)) === undefined) return;
  const of = (store: Written['store']): unknown => written.filter((each) => each.store === store);
  const issues = of('issues') as Renamed['issues'];
  const publications = of('publications') as { after: Publication | undefined }[];
  await keepNames(transaction, { issues, publications: publications.map(({ after }) => after) });
  // What comes later is numbered higher: a search shows it first.
  const notes = (of('annotations') as NoteWritten[]).toSorted((one, other) =>
    compare(one.after?.modified ?? '', other.after?.modified ?? ''),
  );
  const moved = new Set(issues.map(({ id }) => id));
  for (let start = 0; start === 0 || start < notes.length; start += BATCH) {
    await indexNotes(transaction, notes.slice(start, start + BATCH), moved);
  }
}

/** Indexes and counts notes that came, changed or went. @param moved as in `countNotes` */
export async function indexNotes(
  transaction: Write,
  notes: readonly NoteWritten[],
  moved: ReadonlySet<IssueId>,
): Promise<void> {
  const slots = new Map<number, Slot | undefined>();
  const counted: Counted[] = [];
  await Promise.all(
    notes.map(async ({ id, before, after }) => {
      const known = await transaction.objectStore('numbers').index('by-id').getKey(id);
      // What has no number is not counted yet.
      if (before !== undefined && known !== undefined) counted.push({ note: before, sign: -1 });
      if (after !== undefined) counted.push({ note: after, sign: 1 });
      const isKept = before !== undefined && after !== undefined && hasSameWords(before, after);
      if (known !== undefined && !isKept) {
        slots.set(known, undefined);
        await transaction.objectStore('numbers').delete(known);
        // In a segment its terms stay until that is merged: nobody has the number any more.
        await transaction.objectStore('fresh').delete(known);
      }
      if (after === undefined) return;
      const number = known !== undefined && isKept ? known : await numberFor(transaction, after);
      slots.set(number, slotOf(after, await transaction.objectStore('states').get(id)));
    }),
  );
  await writeSlots(transaction, slots);
  await countNotes(transaction, counted, moved);
}

function hasSameWords(before: Annotation, after: Annotation): boolean {
  return before.comment === after.comment && passageOf(before.target) === passageOf(after.target);
}

async function numberFor(transaction: Write, note: Annotation): Promise<number> {
  const number = await transaction.objectStore('numbers').add({ id: note.id });
  await transaction.objectStore('fresh').put(noteTerms(note).join('\n'), number);
  return number;
}

export function slotOf(
  { issue, tags, created, comment, deleted }: Annotation,
  kept: StoredState | undefined,
): Slot {
  const bits =
    TAKEN +
    (deleted === undefined ? 0 : BINNED) +
    (comment === '' ? 0 : COMMENTED) +
    (kept === undefined ? 0 : STATE_BITS[kept.state]);
  return { bits, created: Date.parse(created), issue, tags };
}

/** Puts notes into the blocks, by their numbers; undefined where there is none any more. */
export async function writeSlots(
  transaction: Write,
  slots: ReadonlyMap<number, Slot | undefined>,
): Promise<void> {
  const blocks = new Map<number, [place: number, slot: Slot | undefined][]>();
  for (const [number, slot] of slots) {
    const block = Math.floor(number / BLOCK);
    blocks.set(block, [...(blocks.get(block) ?? []), [number % BLOCK, slot]]);
  }
  const store = transaction.objectStore('blocks');
  await Promise.all(
    [...blocks].map(async ([block, changed]) => {
      const all = slotsOf((await store.get(block)) ?? emptyBlock(block));
      for (const [place, slot] of changed) all[place] = slot;
      await (all.some((slot) => slot !== undefined) ? store.put(blockOf(block, all)) : store.delete(block));
    }),
  );
}
