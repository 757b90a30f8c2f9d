/** What is being written on a note and not yet saved: it outlives the panel that it is typed in. */
import { clean } from '../core/clean.ts';
import type { AnnotationId } from '../core/model.ts';
import { read, write, type Store } from './store.ts';

/** Keeps what is being typed; no act, and nothing is announced. Begun in `pagehide` it is still saved. */
export function saveDraft(store: Store, id: AnnotationId, text: string): Promise<void> {
  return write(store, async (transaction) => {
    await transaction.objectStore('drafts').put({ id, text: clean(text), time: store.env.now() });
  });
}

export function dropDraft(store: Store, id: AnnotationId): Promise<void> {
  return write(store, async (transaction) => {
    await transaction.objectStore('drafts').delete(id);
  });
}

/** What was typed and not saved. */
export function draft(store: Store, id: AnnotationId): Promise<string | undefined> {
  return read(store, async (transaction) => (await transaction.objectStore('drafts').get(id))?.text);
}

/** The drafts whose ids begin so, those of what is no note yet. */
export function draftsUnder(
  store: Store,
  prefix: string,
): Promise<readonly { readonly id: AnnotationId; readonly text: string }[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return read(store, (transaction) => transaction.objectStore('drafts').getAll(range));
}
