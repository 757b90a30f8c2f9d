/** What the whole library has together: kept in one record, or taken from its publications. */
import type { Read, Write } from '../db.ts';
import { NOTHING, plus } from './plus.ts';
import type { PublicationSums, Sums, Totals } from './schema.ts';

/** So many publications are read at a time. */
const BATCH = 1_000;

/** What publications have together. */
export function totalsOf(publications: readonly PublicationSums[]): Totals {
  const sum = publications.reduce<Sums>((total, each) => plus(total, each), NOTHING);
  const issues = publications.reduce((total, each) => total + each.issues, 0);
  return { ...sum, issues, publications: publications.filter((each) => each.issues > 0).length };
}

export async function everyPublication(transaction: Read | Write): Promise<readonly PublicationSums[]> {
  const store = (transaction as Read).objectStore('publicationSums');
  const all: PublicationSums[] = [];
  for (let batch = await store.getAll(null, BATCH); batch.length > 0;) {
    all.push(...batch);
    if (batch.length < BATCH) break;
    batch = await store.getAll(IDBKeyRange.lowerBound(batch.at(-1)?.publication, true), BATCH);
  }
  return all;
}

/** The kept totals; of a library that was counted before they were kept, those of its publications. */
export async function totalsIn(transaction: Read | Write): Promise<Totals> {
  const kept = await (transaction as Read).objectStore('meta').get('totals');
  if (kept?.key !== 'totals') return totalsOf(await everyPublication(transaction));
  const { key: _key, ...totals } = kept;
  return totals;
}
