/** The names that a search looks through, read once and kept until one of them is written. */
import type { IssueId, PublicationId } from '../../core/model.ts';
import type { Database, Read } from '../db.ts';
import type { Names } from './schema.ts';

/** An issue as `spaced` writes it. */
interface NamedIssue {
  readonly id: IssueId;
  readonly title: string;
  readonly authors: readonly string[];
}

export interface NamedPublication {
  readonly publication: PublicationId;
  readonly name: string;
  readonly issues: readonly NamedIssue[];
}

/** So many publications are read at a time. */
const BATCH = 500;

/** What a connection read last, and under which stamp. */
const kept = new WeakMap<Database, { stamp: string | undefined; names: readonly NamedPublication[] }>();

/** Titles, authors and the names of publications, as the index has them. */
export async function namesOf(transaction: Read): Promise<readonly NamedPublication[]> {
  const found = await transaction.objectStore('meta').get('names');
  const stamp = found?.key === 'names' ? found.stamp : undefined;
  const known = kept.get(transaction.db);
  if (known !== undefined && known.stamp === stamp) return known.names;
  const names = await readNames(transaction);
  // Without a stamp nobody would say that they have changed.
  if (stamp !== undefined) kept.set(transaction.db, { stamp, names });
  return names;
}

async function readNames(transaction: Read): Promise<NamedPublication[]> {
  const names: NamedPublication[] = [];
  const store = transaction.objectStore('names');
  for (let batch = await store.getAll(null, BATCH); batch.length > 0;) {
    for (const each of batch) names.push({ ...each, issues: issuesIn(each) });
    batch = await store.getAll(IDBKeyRange.lowerBound(batch.at(-1)?.publication, true), BATCH);
  }
  return names;
}

function issuesIn({ issues }: Names): NamedIssue[] {
  return [...issues].map(([id, words]) => {
    const [title = '', ...authors] = words.split('\t');
    return { id, title, authors };
  });
}
