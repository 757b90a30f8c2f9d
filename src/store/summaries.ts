/** Issues and publications with what was noted in them, for lists. */
import { compare } from '../core/compare.ts';
import { inOrder } from '../core/issues/order.ts';
import type {
  Annotation,
  Issue,
  IssueId,
  IsoTime,
  Publication,
  PublicationId,
  TagId,
} from '../core/model.ts';
import type { Read } from './db.ts';
import { countTags, liveNotes, publicationUse, type PublicationUse } from './read.ts';
import { scan } from './scan.ts';
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

export interface PublicationSummary extends PublicationUse {
  readonly publication: Publication;
}

/** The issues that notes were made or changed in lately, the latest first. */
export function recentIssues(store: Store, limit: number): Promise<IssueSummary[]> {
  return read(store, async (transaction) => {
    const latest = new Set<IssueId>();
    const index = transaction.objectStore('annotations').index('by-modified');
    let cursor = limit > 0 ? await index.openCursor(null, 'prev') : null;
    while (cursor !== null && latest.size < limit) {
      if (cursor.value.deleted === undefined) latest.add(cursor.value.issue);
      cursor = latest.size < limit ? await cursor.continue() : null;
    }
    const summaries = [...latest].map(async (id) =>
      summary(transaction, id, await liveNotes(transaction, id)),
    );
    return (await Promise.all(summaries)).filter((each) => each !== undefined);
  });
}

/** All issues that have notes, the latest first. */
export function issueSummaries(store: Store): Promise<IssueSummary[]> {
  return read(store, async (transaction) => {
    const notes = new Map<IssueId, Annotation[]>();
    for await (const batch of scan(transaction.objectStore('annotations'))) {
      for (const note of batch) {
        if (note.deleted !== undefined) continue;
        const others = notes.get(note.issue);
        if (others === undefined) notes.set(note.issue, [note]);
        else others.push(note);
      }
    }
    const summaries = [...notes].map(([id, of]) => summary(transaction, id, of));
    const found = (await Promise.all(summaries)).filter((each) => each !== undefined);
    return found.toSorted((a, b) => compare(b.last, a.last));
  });
}

/** An issue's summary; undefined where the issue or all its notes are gone. */
async function summary(
  transaction: Read,
  id: IssueId,
  notes: readonly Annotation[],
): Promise<IssueSummary | undefined> {
  const issue = await transaction.objectStore('issues').get(id);
  const publication = issue && (await transaction.objectStore('publications').get(issue.publication));
  const last = notes.reduce<IsoTime | undefined>(
    (latest, { modified }) => (latest === undefined || modified > latest ? modified : latest),
    undefined,
  );
  if (issue === undefined || publication === undefined || last === undefined) return undefined;
  const tags = [...countTags(notes)].toSorted(([, a], [, b]) => b - a).map(([tag]) => tag);
  return { issue, publication, count: notes.length, tags, last };
}

/** All publications that have notes, by name. */
export function publications(store: Store): Promise<PublicationSummary[]> {
  return read(store, async (transaction) => {
    const found = [...(await publicationUse(transaction))].map(async ([id, use]) => {
      const publication = await transaction.objectStore('publications').get(id);
      return publication === undefined ? [] : [{ publication, ...use }];
    });
    const all = (await Promise.all(found)).flat();
    return all.toSorted((a, b) => a.publication.name.localeCompare(b.publication.name));
  });
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
  return read(store, async (transaction) => {
    const issues = await transaction.objectStore('issues').index('by-publication').getAll(publication);
    const rows = await Promise.all(
      issues.map(async (issue): Promise<IssueTags> => {
        const notes = await liveNotes(transaction, issue.id);
        const untagged = notes.filter(({ tags }) => tags.length === 0).length;
        return { issue, tags: countTags(notes), untagged, notes: notes.length };
      }),
    );
    return inOrder(
      rows.filter(({ notes }) => notes > 0),
      ({ issue }) => issue,
    );
  });
}

/** The issues of a publication, in the order in which they were sent, also those without notes. */
export async function issuesInOrder(store: Store, publication: PublicationId): Promise<Issue[]> {
  const issues = await read(store, (transaction) =>
    transaction.objectStore('issues').index('by-publication').getAll(publication),
  );
  return inOrder(issues, (issue) => issue);
}
