/** Issues and publications with what was noted in them, for lists. */
import { compare } from '../core/compare.ts';
import { inOrder } from '../core/issues/order.ts';
import type { Issue, IsoTime, Publication, PublicationId, TagId } from '../core/model.ts';
import type { Read } from './db.ts';
import { counting } from './index/counts.ts';
import { placeOf } from './index/place.ts';
import type { IssueSums, Totals } from './index/schema.ts';
import { read, type Store } from './store.ts';

export interface IssueSummary {
  readonly issue: Issue;
  readonly publication: Publication;
  /** Notes, without those in the bin. */
  readonly count: number;
  /** The most used first. */
  readonly tags: readonly TagId[];
  /** When the last note was made or changed. */
  readonly last: IsoTime;
}

/** A publication with how many of its issues have notes, and how many notes, without those in the bin. */
export interface PublicationSummary {
  readonly publication: Publication;
  readonly issues: number;
  readonly annotations: number;
}

/** The issues that notes were made or changed in lately, the latest first. */
export function recentIssues(
  store: Store,
  limit: number,
  publication?: PublicationId,
): Promise<IssueSummary[]> {
  return counting(store, async (kept, transaction) => {
    const sums =
      publication === undefined
        ? await kept.latest(limit)
        : (await kept.issuesOf(publication))
            .filter(({ last }) => last !== undefined)
            .toSorted((a, b) => compare(b.last ?? '', a.last ?? ''))
            .slice(0, limit);
    const found = await Promise.all(sums.map((each) => summary(transaction, each)));
    return found.filter((each) => each !== undefined);
  });
}

/** An issue's summary; undefined where the issue is gone. */
async function summary(transaction: Read, sums: IssueSums): Promise<IssueSummary | undefined> {
  const { notes, last, tags: use } = sums;
  const place = await placeOf(transaction, sums.issue);
  if (place === undefined || last === undefined) return undefined;
  const tags = [...use].toSorted(([, a], [, b]) => b - a).map(([tag]) => tag);
  return { ...place, count: notes, tags, last };
}

/** How much there is in the whole library. */
export function totals(store: Store): Promise<Totals> {
  return counting(store, (kept) => kept.totals());
}

/** How much there is, without what is in the bin. */
export async function counts(
  store: Store,
): Promise<{ annotations: number; issues: number; publications: number }> {
  const { notes, issues, publications } = await totals(store);
  return { annotations: notes, issues, publications };
}

/** What is in the library, for a list of what it can be looked at by. */
export interface Overview {
  readonly totals: Totals;
  /** Those that have notes, by name. */
  readonly publications: readonly PublicationSummary[];
}

export function overview(store: Store): Promise<Overview> {
  return counting(store, async (kept, transaction) => {
    const [sums, named] = await Promise.all([kept.publications(), publicationsIn(transaction)]);
    const all = sums.flatMap(({ publication: id, issues, notes }) => {
      const publication = notes > 0 ? named.get(id) : undefined;
      return publication === undefined ? [] : [{ publication, issues, annotations: notes }];
    });
    return {
      totals: await kept.totals(),
      publications: all.toSorted((a, b) => a.publication.name.localeCompare(b.publication.name)),
    };
  });
}

/** So many publications are read at a time. */
const BATCH = 1_000;

/** All publications, which are read many at a time. */
async function publicationsIn(transaction: Read): Promise<ReadonlyMap<PublicationId, Publication>> {
  const found = new Map<PublicationId, Publication>();
  const store = transaction.objectStore('publications');
  for (let batch = await store.getAll(null, BATCH); batch.length > 0;) {
    for (const each of batch) found.set(each.id, each);
    batch = await store.getAll(IDBKeyRange.lowerBound(batch.at(-1)?.id, true), BATCH);
  }
  return found;
}

/** How many notes of an issue carry each tag, without those in the bin. */
export interface IssueTags {
  readonly issue: Issue;
  readonly tags: ReadonlyMap<TagId, number>;
  readonly untagged: number;
  readonly notes: number;
}

/** The issues of a publication that have notes, in the order in which they were sent. */
export function tagMatrix(store: Store, publication: PublicationId): Promise<IssueTags[]> {
  return counting(store, async (kept, transaction) => {
    const sums = await kept.issuesOf(publication);
    const rows = await Promise.all(
      sums.map(async ({ issue: id, tags, untagged, notes }): Promise<IssueTags[]> => {
        const issue = notes > 0 ? await transaction.objectStore('issues').get(id) : undefined;
        return issue === undefined ? [] : [{ issue, tags, untagged, notes }];
      }),
    );
    return inOrder(rows.flat(), ({ issue }) => issue);
  });
}

/** The issues of a publication, in the order in which they were sent, also those without notes. */
export async function issuesInOrder(store: Store, publication: PublicationId): Promise<Issue[]> {
  const issues = await read(store, (transaction) =>
    transaction.objectStore('issues').index('by-publication').getAll(publication),
  );
  return inOrder(issues, (issue) => issue);
}
