/** What is being written on a note and not yet saved: it outlives the panel that it is typed in. */
import { clean } from '../core/clean.ts';
import { compare } from '../core/compare.ts';
import type { AnnotationId } from '../core/model.ts';
import type { Draft, DraftKey, Read, Write } from './db.ts';
import { read, writeAtOnce, type Store } from './store.ts';

/** Keeps what is being typed; no act, and nothing is announced. Begun in `pagehide` it is still saved. */
export function saveDraft(store: Store, { note, editor }: DraftKey, text: string): Promise<void> {
  const draft = { note, editor, text: clean(text), time: store.env.now() };
  return writeAtOnce(store, (transaction) => transaction.objectStore('drafts').put(draft));
}

export function dropDraft(store: Store, { note, editor }: DraftKey): Promise<void> {
  return writeAtOnce(store, (transaction) => transaction.objectStore('drafts').delete([note, editor]));
}

/** What was typed on a note and not saved, in every editor, the latest first. */
export function drafts(store: Store, note: AnnotationId): Promise<Draft[]> {
  return read(store, async (transaction) =>
    (await draftsOf(transaction, note)).toSorted((a, b) => compare(b.time, a.time)),
  );
}

export function draftsOf(transaction: Read | Write, note: AnnotationId): Promise<Draft[]> {
  return (transaction as Read).objectStore('drafts').getAll(editorsOf(note));
}

/** The drafts of a note: an array is after every text. */
export function editorsOf(note: AnnotationId): IDBKeyRange {
  return IDBKeyRange.bound([note], [note, []]);
}
