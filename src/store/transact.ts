/** The only way to write records: one act of the reader, one transaction, one entry in the undo log. */
import type { Change } from '../core/model.ts';
import type { Ledger } from '../core/witness.ts';
import type { Write } from './db.ts';
import { addEntry, type ActLabel } from './undo-log.ts';
import { write, type Store, type Env } from './store.ts';
import { beginWork, type UnitOfWork } from './unit-of-work.ts';
import { changeOf } from './write-records.ts';

/** How many ids one announcement carries: `storage.local` is no place for large values. */
const ANNOUNCED = 1_000;

export interface TransactOptions {
  /** Ends the act with nothing written, as long as it is not being committed. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of the act in the undo log, where it wrote anything. */
  readonly onEntry?: ((id: number) => void) | undefined;
  /** Called with the share of the records that is written, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Does something that can be undone, all or nothing: it is on disk when this resolves, and is
 * announced after. Nothing but `work` is awaited in the body: any other wait ends the transaction, and
 * nothing is written.
 * @throws StoreError, what `body` throws, and the reason of the signal
 */
export async function transact<Result>(
  store: Store,
  label: ActLabel,
  body: (work: UnitOfWork) => Promise<Result>,
  { signal, onEntry, onProgress }: TransactOptions = {},
): Promise<Result> {
  const doing = async (transaction: Write) => {
    const work = beginWork(store.env, transaction, label);
    const answer = await body(work);
    const { written, ledger } = await work.flush(onProgress);
    if (written.length > 0) {
      const entry = await addEntry(transaction, work.label, work.time, written);
      onEntry?.(entry);
    }
    return { result: answer, change: changeOf(written), ledger };
  };
  const { result, change, ledger } = await write(store, doing, signal);
  announce(store.env, change, ledger);
  return result;
}

/**
 * Announces what is on disk, and tells the witness; nobody waits for it. An announcement that fails does
 * not make what was saved unsaved.
 * @param ledger as the transaction left it; undefined where it wrote no record.
 */
export function announce(env: Env, { annotations, issues, tags }: Change, ledger?: Ledger): void {
  const publishChange = async (): Promise<void> => {
    const longest = Math.max(annotations.length, issues.length, tags ? 1 : 0);
    for (let start = 0; start < longest; start += ANNOUNCED) {
      await env.announce({
        annotations: annotations.slice(start, start + ANNOUNCED),
        issues: issues.slice(start, start + ANNOUNCED),
        tags: tags && start === 0,
      });
    }
    if (ledger !== undefined) await env.remember(ledger);
  };
  publishChange().catch((error: unknown) =>
    console.error('Postil: saved, but other windows do not know.', error),
  );
}
