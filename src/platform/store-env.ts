/** What the store needs of the browser: its change events, its clock and its randomness. */
import type { Change, IsoTime } from '../core/model.ts';
import { publishChange } from './change-events.ts';

export const storeEnv = {
  announce: (change: Change) => publishChange(change, crypto.randomUUID()),
  now: () => new Date().toISOString() as IsoTime,
  newId: () => crypto.randomUUID(),
};
