/** How far the index is. */
import type { Read, Write } from '../db.ts';
import type { IndexState } from './schema.ts';

export async function indexState(transaction: Read | Write): Promise<IndexState | undefined> {
  const found = await (transaction as Read).objectStore('meta').get('index');
  return found?.key === 'index' ? found : undefined;
}

/** Whether index and sums are whole; otherwise the notes are read. */
export async function isIndexed(transaction: Read): Promise<boolean> {
  const state = await indexState(transaction);
  return state !== undefined && state.building === undefined;
}
