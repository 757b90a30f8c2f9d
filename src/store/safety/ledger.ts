/** The library's ledger: how many records it holds, kept in the transaction that writes them. */
import type { COUNTED, Counts, Ledger } from '../../core/witness.ts';
import type { Read, Write } from '../db.ts';
import { recordHash } from './record-hash.ts';
import type { Written } from '../write-records.ts';

/** The exclusive or of two checksums of 64 bits, in hexadecimal digits. */
export function xor(one: string, other: string): string {
  return (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(16).padStart(16, '0');
}

export async function ledgerIn(transaction: Read | Write): Promise<Ledger | undefined> {
  const found = await (transaction as Read).objectStore('meta').get('ledger');
  return found?.key === 'ledger' ? found : undefined;
}

/** Counts what is there, record by record. */
export async function countRecords(transaction: Read | Write): Promise<Counts> {
  const count = (kind: (typeof COUNTED)[number]): Promise<number> =>
    (transaction as Read).objectStore(kind).count();
  const [annotations, issues, publications, tags] = await Promise.all([
    count('annotations'),
    count('issues'),
    count('publications'),
    count('tags'),
  ]);
  return { annotations, issues, publications, tags };
}

/** Writes a ledger; one without a name is a new library's. */
export async function putLedger(transaction: Write, ledger: Omit<Ledger, 'library'> & { library?: string }) {
  const named: Ledger = { library: crypto.randomUUID(), ...ledger };
  await transaction.objectStore('meta').put({ key: 'ledger', ...named });
  return named;
}

/** Counts records that were just written; a library that has no ledger yet is counted once. */
export async function keepLedger(transaction: Write, written: readonly Written[]): Promise<Ledger> {
  const known = await ledgerIn(transaction);
  if (known === undefined)
    return putLedger(transaction, { acts: 1, counts: await countRecords(transaction) });
  const counts = { ...known.counts };
  let { digest } = known;
  for (const { store, before, after } of written) {
    counts[store] += (after === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
    if (digest === undefined) continue;
    for (const record of [before, after]) if (record !== undefined) digest = xor(digest, recordHash(record));
  }
  const { library, acts } = known;
  return putLedger(transaction, { library, acts: acts + 1, counts, ...(digest !== undefined && { digest }) });
}
