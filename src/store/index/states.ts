/** How passages stood when their page was last read, kept for searches: no act, nothing to undo. */
import type { AnnotationId } from '../../core/model.ts';
import type { NoteState } from '../../core/search/query.ts';
import type { Read } from '../db.ts';
import type { Slot } from './block.ts';
import { indexState } from './state.ts';
import { slotOf, writeSlots } from './write-index.ts';
import { read, write, type Store } from '../store.ts';

/** By note; undefined where a passage stands as it was marked. */
export type FoundStates = ReadonlyMap<AnnotationId, NoteState | undefined>;

/** Keeps how passages stand, in the records and in the index. Where it is what is known, nothing is written. */
export async function keepStates(store: Store, found: FoundStates): Promise<void> {
  if ((await read(store, (transaction) => changed(transaction, found))).length === 0) return;
  await write(store, async (transaction) => {
    const slots = new Map<number, Slot>();
    for (const id of await changed(transaction as unknown as Read, found)) {
      const state = found.get(id);
      const kept = state && { id, state };
      const states = transaction.objectStore('states');
      await (kept === undefined ? states.delete(id) : states.put(kept));
      const number = await transaction.objectStore('numbers').index('by-id').getKey(id);
      const note = await transaction.objectStore('annotations').get(id);
      // What has no number yet is indexed with what is kept here.
      if (number !== undefined && note !== undefined) slots.set(number, slotOf(note, kept));
    }
    if ((await indexState(transaction)) !== undefined) await writeSlots(transaction, slots);
  });
}

/** The notes, among those that are stored, of which something else is known. */
async function changed(transaction: Read, found: FoundStates): Promise<AnnotationId[]> {
  const known = await Promise.all(
    [...found].map(async ([id, state]) => {
      if ((await transaction.objectStore('states').get(id))?.state === state) return undefined;
      return transaction.objectStore('annotations').getKey(id);
    }),
  );
  return known.filter((id) => id !== undefined);
}
