/** Gives an index up that is damaged: searches and counts go without it until it is built again. */
import { write, type Store } from '../store.ts';

export function forgetIndex(store: Store): Promise<void> {
  return write(store, (transaction) => transaction.objectStore('meta').delete('index'));
}
