/** The sums that are kept for lists, or the same taken from the notes while a library is not counted yet. */
import type { PublicationId } from '../../core/model.ts';
import type { Read } from '../db.ts';
import { read, type Store } from '../store.ts';
import { NOTHING } from './plus.ts';
import type { IssueSums, PublicationSums, Totals } from './schema.ts';
import { isIndexed } from './state.ts';
import { everyPublication, totalsIn } from './totals.ts';

export interface Counts {
  totals(): Promise<Totals>;
  publication(id: PublicationId): Promise<PublicationSums>;
  publications(): Promise<readonly PublicationSums[]>;
  issuesOf(publication: PublicationId): Promise<readonly IssueSums[]>;
  /** The issues that notes were made or changed in lately, the latest first. */
  latest(limit: number): Promise<readonly IssueSums[]>;
}

/** Asks for sums in one transaction. What reads the notes instead is loaded where it is needed. */
export async function counting<Answer>(
  store: Store,
  work: (counts: Counts, transaction: Read) => Promise<Answer>,
): Promise<Answer> {
  const kept = await read(store, async (transaction) =>
    (await isIndexed(transaction)) ? { answer: await work(keptCounts(transaction), transaction) } : undefined,
  );
  if (kept !== undefined) return kept.answer;
  const { plainCounts } = await import('./plain-counts.ts');
  return read(store, (transaction) => work(plainCounts(transaction), transaction));
}

const none = (publication: PublicationId): PublicationSums => ({ ...NOTHING, publication, issues: 0 });

export function keptCounts(transaction: Read): Counts {
  const issues = transaction.objectStore('issueSums');
  const publications = transaction.objectStore('publicationSums');
  return {
    totals: () => totalsIn(transaction),
    publication: async (id) => (await publications.get(id)) ?? none(id),
    publications: () => everyPublication(transaction),
    issuesOf: (publication) => issues.index('by-publication').getAll(publication),
    async latest(limit) {
      const found: IssueSums[] = [];
      let cursor = limit > 0 ? await issues.index('by-last').openCursor(null, 'prev') : null;
      while (cursor !== null && found.length < limit) {
        found.push(cursor.value);
        cursor = found.length < limit ? await cursor.continue() : null;
      }
      return found;
    },
  };
}
