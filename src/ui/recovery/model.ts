/** All that the recovery page knows and does. */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { isFewer, type Loss } from '../../core/witness.ts';
import { acceptLibrary, checkLibrary, type WitnessPlace } from '../../store/safety/check.ts';
import { deleteLibrary } from '../../store/safety/delete.ts';
import { wholeDayOf } from '../format-date.ts';
import { toError } from '../live.ts';
import type { Copy } from './copies.ts';
import { createData, type Data, type DataEnv } from '../settings/model/data.ts';

export interface RecoveryEnv extends DataEnv {
  readonly place: WitnessPlace;
  readonly copies: () => Promise<readonly Copy[]>;
}

/** What the page is doing, or what came of it. */
type Progress =
  | { readonly state: 'looking' | 'looked' }
  /** The reader goes on with what is there, or all of it is there again. */
  | { readonly state: 'settled' }
  | { readonly state: 'failed'; readonly error: Error };

export interface Recovery {
  readonly loss: Signal<Loss | undefined>;
  readonly progress: ReadonlySignal<Progress>;
  readonly data: Data;
  /** Copies of the library in this browser, the latest first. */
  readonly copies: ReadonlySignal<readonly Copy[]>;
  /** Reads a copy, and says what it would bring back. */
  readonly restore: (copy: Copy) => Promise<void>;
  /** Opens and counts the library again. */
  readonly lookAgain: () => Promise<void>;
  /** Takes what is there for the library from now on. */
  readonly goOn: () => Promise<void>;
  /** Deletes a library that cannot be opened, so that a copy can take its place. */
  readonly beginAnew: () => Promise<void>;
}

export function createRecovery(env: RecoveryEnv): Recovery {
  const { store, place } = env;
  const loss = signal<Loss | undefined>();
  const progress = signal<Progress>({ state: 'looking' });
  const copies = signal<readonly Copy[]>([]);
  const data = createData(env);
  const attempt = async (work: () => Promise<'looked' | 'settled'>): Promise<void> => {
    progress.value = { state: 'looking' };
    try {
      progress.value = { state: await work() };
    } catch (thrown) {
      progress.value = { state: 'failed', error: toError(thrown) };
    }
  };
  const look = async (): Promise<'looked'> => {
    copies.value = await env.copies();
    loss.value = await checkLibrary(store, place, 'ledger');
    return 'looked';
  };
  const accept = async (): Promise<'settled'> => {
    await acceptLibrary(store, place);
    loss.value = undefined;
    return 'settled';
  };
  effect(() => {
    const { state } = data.last.value;
    if (state !== 'imported' && state !== 'reverted') return;
    void attempt(async () => {
      await look();
      const now = loss.peek();
      // As much is there as ever was: there is nothing left to choose.
      return now?.found !== undefined && !isFewer(now.found, now.expected) ? accept() : 'looked';
    });
  });
  void attempt(look);
  return {
    loss,
    progress,
    data,
    copies,
    restore: ({ file, time }) =>
      data.readFile(new File([file], `Copy of ${wholeDayOf(time)}`, { type: 'application/gzip' })),
    lookAgain: () => attempt(look),
    goOn: () => attempt(accept),
    beginAnew: () =>
      attempt(async () => {
        await deleteLibrary();
        return look();
      }),
  };
}
