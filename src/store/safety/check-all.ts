/** Reads every record of the library: whether each is sound, belongs somewhere, and is what was written. */
import * as v from 'valibot';
import { COUNTED, isFewer, type Counts } from '../../core/witness.ts';
import { archived } from '../../core/formats/archive/records.ts';
import type { Read, RecordName, Records } from '../db.ts';
import { scan } from '../scan.ts';
import { read, write, type Store } from '../store.ts';
import { ledgerIn, putLedger, xor } from './ledger.ts';
import { recordHash } from './record-hash.ts';

/** Records that are read before the page gets its turn. */
const BATCH = 250;

/** The checksum of no record. */
const NOTHING = '0'.repeat(16);

/** What a reading of everything found. */
export interface Findings {
  readonly counts: Counts;
  /** Records that no longer have the form in which they were written. */
  readonly malformed: number;
  /** Notes without their issue, issues without their publication, tags of notes that are not there. */
  readonly dangling: number;
  /** Whether all is what the ledger says was written; undefined where it had no digest until now. */
  readonly same: boolean | undefined;
}

interface Reading {
  malformed: number;
  dangling: number;
  digest: string;
  readonly ids: Readonly<Record<RecordName, Set<string>>>;
}

/** What is referred to is read before what refers to it. */
const ORDER = ['publications', 'issues', 'tags', 'annotations'] as const;

/**
 * Reads all of the library at one moment, in steps.
 * @param onProgress called with the share that was read, from 0 to 1.
 */
export async function checkAll(store: Store, onProgress?: (share: number) => void): Promise<Findings> {
  const { reading, ledger } = await read(store, async (transaction) => ({
    ledger: await ledgerIn(transaction),
    reading: await readAll(transaction, onProgress),
  }));
  const { ids, digest, malformed, dangling } = reading;
  const counts: Counts = {
    annotations: ids.annotations.size,
    issues: ids.issues.size,
    publications: ids.publications.size,
    tags: ids.tags.size,
  };
  const isCounted =
    ledger !== undefined && !isFewer(counts, ledger.counts) && !isFewer(ledger.counts, counts);
  if (isCounted && ledger.digest === undefined) await keepDigest(store, ledger.acts, digest);
  const same = ledger?.digest === undefined ? undefined : isCounted && ledger.digest === digest;
  return { counts, malformed, dangling, same };
}

async function readAll(transaction: Read, onProgress?: (share: number) => void): Promise<Reading> {
  const ids = {
    annotations: new Set<string>(),
    issues: new Set<string>(),
    publications: new Set<string>(),
    tags: new Set<string>(),
  };
  const reading: Reading = { malformed: 0, dangling: 0, digest: NOTHING, ids };
  let total = 0;
  for (const name of COUNTED) total += await transaction.objectStore(name).count();
  let done = 0;
  for (const name of ORDER) {
    for await (const batch of scan(transaction.objectStore(name), BATCH)) {
      for (const record of batch) look(reading, name, record);
      done += batch.length;
      onProgress?.(done / total);
    }
  }
  return reading;
}

function look(reading: Reading, name: RecordName, record: Records[RecordName]): void {
  const { ids } = reading;
  ids[name].add(record.id);
  reading.digest = xor(reading.digest, recordHash(record));
  // What a later version adds to a record is no fault.
  if (!v.safeParse(v.looseObject(archived[name].entries), record).success) reading.malformed++;
  const isWhole =
    (!('issue' in record) ||
      (ids.issues.has(record.issue) && record.tags.every((tag) => ids.tags.has(tag)))) &&
    (!('publication' in record) || ids.publications.has(record.publication));
  if (!isWhole) reading.dangling++;
}

/** Keeps the first digest of a library, unless something was written since it was read. */
function keepDigest(store: Store, acts: number, digest: string): Promise<void> {
  return write(store, async (transaction) => {
    const ledger = await ledgerIn(transaction);
    if (ledger?.acts === acts) await putLedger(transaction, { ...ledger, digest });
  });
}
