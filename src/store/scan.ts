/** Reading a whole object store without holding it in memory at once. */
import type { IDBPObjectStore } from 'idb';
import type { RecordName, Schema, StoreName } from './db.ts';

/** How many records are read at a time. */
const BATCH = 1_000;

/** The stores whose records carry their key as `id`. */
type Scanned = RecordName | 'tombstones';

type Source<Name extends Scanned> = IDBPObjectStore<Schema, StoreName[], Name>;
type Value<Name extends Scanned> = Schema[Name]['value'];

/**
 * The next records in the order of their keys; none, when there are no more.
 * @param after the last key that was read.
 */
export function nextBatch<Name extends Scanned>(
  source: Source<Name>,
  after: string | undefined,
  size = BATCH,
): Promise<Value<Name>[]> {
  return source.getAll(after === undefined ? null : IDBKeyRange.lowerBound(after, true), size);
}

/** All records in the order of their keys, in batches, in the transaction of `source`. */
export async function* scan<Name extends Scanned>(
  source: Source<Name>,
  size = BATCH,
): AsyncGenerator<Value<Name>[]> {
  let batch = await nextBatch(source, undefined, size);
  while (batch.length > 0) {
    yield batch;
    if (batch.length < size) return;
    batch = await nextBatch(source, batch.at(-1)?.id, size);
  }
}
