/** A library from a file into this one: what it would do is told first, then it is done as one act. */
import type { Archive } from '../../core/formats/archive/archive.ts';
import type { Read } from '../db.ts';
import { read, type Store } from '../store.ts';
import { transact, type TransactOptions } from '../transact.ts';
import { mergeArchive, type Merge, type MergeTarget } from './merge-archive.ts';

/** How many notes came in, were replaced by a later state, or were here already. */
export type Imported = Pick<Merge, 'added' | 'changed' | 'same'>;

export interface ImportedAct extends Imported {
  /** The act in the undo log; undefined where nothing had to be written. */
  readonly act: number | undefined;
}

/**
 * What an import would come to now, with nothing written.
 * @throws StoreError, and the reason of `signal`
 */
export function previewImport(
  store: Store,
  archive: Archive,
  { signal, onProgress }: TransactOptions = {},
): Promise<Merge> {
  return read(store, (transaction) =>
    mergeArchive(readingOnly(transaction), archive, (done, total) => {
      signal?.throwIfAborted();
      onProgress?.(done / total);
    }),
  );
}

/** A target that takes what it is given for written. */
function readingOnly(transaction: Read): MergeTarget {
  return {
    reading: transaction,
    // TypeScript does not relate a name to its store's key and value.
    get: (name, id) => transaction.objectStore(name as 'annotations').get(id as never) as never,
    put: () => undefined,
    tombstone: () => undefined,
  };
}

/**
 * Merges an archive into the library, all or nothing, in one transaction, as one act. Of each record
 * the later one wins; nothing that is here is taken away, and what was deleted here for ever comes
 * back only where it was changed after. Importing twice is importing once.
 * @param options with a signal: until the transaction is being committed, it leaves all as it was.
 * @throws StoreError, and the reason of the signal
 */
export async function importArchive(
  store: Store,
  archive: Archive,
  options: TransactOptions = {},
): Promise<ImportedAct> {
  let act: number | undefined;
  const { added, changed, same } = await transact(
    store,
    'import',
    (work) => mergeArchive(work, archive, (done, total) => options.onProgress?.((MERGING * done) / total)),
    {
      signal: options.signal,
      onEntry: (id) => (act = id),
      onProgress: (part) => options.onProgress?.(MERGING + (1 - MERGING) * part),
    },
  );
  return { added, changed, same, act };
}

/** The share of the time in which the records are compared; the rest is for writing them. */
const MERGING = 0.25;
