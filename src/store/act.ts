/** The only way to write. */
import type { IsoTime } from '../core/model.ts';
import type { Store } from './store.ts';

export type ActLabel = 'create' | 'comment' | 'retag' | 'extend' | 'remove' | 'restore' | 'tag' | 'import';

/** One thing that the reader did and can undo. */
export interface Act {
  readonly id: number;
  readonly label: ActLabel;
  readonly time: IsoTime;
  /** How many notes (or, where none, tags) it wrote. */
  readonly count: number;
}

/** Reverts the newest act. @throws StoreError 'changed since' */
export function undo(store: Store): Promise<Act | undefined> {
  return Promise.reject(new Error(`not built yet ${typeof store}`));
}

/** The act that `undo` would revert. */
export function lastAct(store: Store): Promise<Act | undefined> {
  return Promise.reject(new Error(`not built yet ${typeof store}`));
}
