/** The only way to write records: one act of the reader, one transaction, one entry in the undo log. */
import type { Change } from '../core/model.ts';
import { addEntry, type ActLabel } from './undo-log.ts';
import { write, type Store, type Env } from './store.ts';
import { beginWork, type UnitOfWork } from './unit-of-work.ts';
import { changeOf } from './write-records.ts';

/** How many ids one announcement carries: `storage.local` is no place for large values. */
const ANNOUNCED = 1_000;

/**
 * Does something that can be undone, all or nothing: it is on disk when this resolves, and is
 * announced after. Nothing but `work` is awaited in the body: any other wait ends the transaction, and
 * nothing is written.
 * @throws StoreError, and what `body` throws
 */
export async function transact<Result>(
  store: Store,
  label: ActLabel,
  body: (work: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  const { result, change } = await write(store, async (transaction) => {
    const work = beginWork(store.env, transaction, label);
    const answer = await body(work);
    const written = await work.flush();
    if (written.length > 0) await addEntry(transaction, work.label, work.time, written);
    return { result: answer, change: changeOf(written) };
  });
  announce(store.env, change);
  return result;
}

/**
 * Announces what is on disk; nobody waits for it. An announcement that fails does not make what was
 * saved unsaved.
 */
export function announce(env: Env, { annotations, issues, tags }: Change): void {
  const publishChange = async (): Promise<void> => {
    const longest = Math.max(annotations.length, issues.length, tags ? 1 : 0);
    for (let start = 0; start < longest; start += ANNOUNCED) {
      await env.announce({
        annotations: annotations.slice(start, start + ANNOUNCED),
        issues: issues.slice(start, start + ANNOUNCED),
        tags: tags && start === 0,
      });
    }
  };
  publishChange().catch((error: unknown) =>
    console.error('Postil: saved, but other windows do not know.', error),
  );
}
