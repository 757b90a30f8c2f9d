/** The one place where records reach the database, and what is told of it after. */
import type { AnnotationId, Change, IssueId, IsoTime } from '../core/model.ts';
import type { Records, RecordName, Write } from './db.ts';
import type { Ledger } from '../core/witness.ts';
import { writeIndex } from './index/write-index.ts';
import { keepLedger } from './safety/ledger.ts';

/** A record that a transaction writes: undefined before it was made, and after it was deleted. */
export interface Written {
  readonly store: RecordName;
  readonly id: string;
  readonly before: Records[RecordName] | undefined;
  readonly after: Records[RecordName] | undefined;
}

/** A moment after `previous`, and now wherever the clock did not go back. */
export function stamp(previous: IsoTime | undefined, now: IsoTime): IsoTime {
  if (previous === undefined || previous < now) return now;
  return new Date(Date.parse(previous) + 1).toISOString() as IsoTime;
}

/** How many records are written before the transaction is waited for. */
const BATCH = 250;

/**
 * Writes records, and with them the index, the sums and the ledger. Every write of one passes here,
 * whether of an act, an undo or a purge.
 * @param onProgress called with the share that is written, from 0 to 1.
 * @returns the ledger after it; undefined where there was nothing to write.
 */
export async function writeRecords(
  transaction: Write,
  written: readonly Written[],
  onProgress?: (share: number) => void,
): Promise<Ledger | undefined> {
  if (written.length === 0) return undefined;
  await releaseAddresses(transaction, written);
  for (let start = 0; start < written.length; start += BATCH) {
    onProgress?.(start / written.length);
    const batch = written.slice(start, start + BATCH);
    await Promise.all(batch.map((each) => writeRecord(transaction, each)));
  }
  await writeIndex(transaction, written);
  return keepLedger(transaction, written);
}

/**
 * Deletes issues that are about to be written again: an address may go from one to another, and the
 * unique index of addresses lets no two have it even for a moment.
 */
async function releaseAddresses(transaction: Write, written: readonly Written[]): Promise<void> {
  const issues = transaction.objectStore('issues');
  const replaced = written.filter(({ store, before }) => store === 'issues' && before !== undefined);
  await Promise.all(replaced.map(({ id }) => issues.delete(id as IssueId)));
}

// Asynchronous, so that one that fails at once leaves no other of its batch unwatched.
async function writeRecord(transaction: Write, { store, id, after }: Written): Promise<unknown> {
  const records = transaction.objectStore(store as 'annotations');
  if (after === undefined) await transaction.objectStore('states').delete(id as AnnotationId);
  return after === undefined
    ? records.delete(id as AnnotationId)
    : records.put(after as Records['annotations']);
}

/** What was written, in ids: each note with its issue, so that a page knows what concerns it. */
export function changeOf(written: readonly Written[]): Change {
  const annotations: AnnotationId[] = [];
  const issues = new Set<IssueId>();
  let tags = false;
  for (const { store, id, before, after } of written) {
    if (store === 'tags') tags = true;
    if (store === 'issues') issues.add(id as IssueId);
    if (store !== 'annotations') continue;
    annotations.push(id as AnnotationId);
    for (const record of [before, after])
      if (record !== undefined && 'issue' in record) issues.add(record.issue);
  }
  return { annotations, issues: [...issues], tags };
}
