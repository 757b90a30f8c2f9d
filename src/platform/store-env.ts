/** What the store needs of the browser: its change events, its witness, its clock and its randomness. */
import type { Change, IsoTime } from '../core/model.ts';
import type { Ledger } from '../core/witness.ts';
import { publishChange } from './change-events.ts';

export const storeEnv = {
  announce: (change: Change) => publishChange(change, crypto.randomUUID()),
  remember: async (ledger: Ledger) => (await import('./witness.ts')).remember(ledger),
  now: () => new Date().toISOString() as IsoTime,
  newId: () => crypto.randomUUID(),
};
