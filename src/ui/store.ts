/** The library, as the extension's own documents hold it. */
import type { IsoTime } from '../core/model.ts';
import { publishChange } from '../platform/change-events.ts';
import { openStore, type Store } from '../store/store.ts';

/** A store with the browser's clock, randomness and change events. */
export function browserStore(): Store {
  return openStore({
    announce: (change) => publishChange(change, crypto.randomUUID()),
    now: () => new Date().toISOString() as IsoTime,
    newId: () => crypto.randomUUID(),
  });
}
