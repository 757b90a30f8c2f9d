/** Sums taken from the notes themselves: what the kept ones have to agree with. */
import { compare } from '../../core/compare.ts';
import type { Annotation, Issue, IssueId, PublicationId } from '../../core/model.ts';
import type { Read } from '../db.ts';
import { scan } from '../scan.ts';
import type { Counts } from './counts.ts';
import { NOTHING, plus } from './plus.ts';
import type { IssueSums, PublicationSums } from './schema.ts';
import { lastAmong, sumsOf } from './sums.ts';
import { totalsOf } from './totals.ts';

/** The sums of an issue's notes; undefined where it is gone, or has none. */
function issueSumsOf(
  id: IssueId,
  issue: Issue | undefined,
  notes: readonly Annotation[],
): IssueSums | undefined {
  if (issue === undefined || notes.length === 0) return undefined;
  const sums = notes.reduce((sum, note) => plus(sum, sumsOf(note)), NOTHING);
  const last = lastAmong(notes);
  return { ...sums, issue: id, publication: issue.publication, ...(last !== undefined && { last }) };
}

/** The sums of issues, by publication. */
function publicationSumsOf(issues: readonly IssueSums[]): PublicationSums[] {
  const publications = new Map<PublicationId, PublicationSums>();
  for (const issue of issues) {
    const { publication } = issue;
    const known = publications.get(publication) ?? { ...NOTHING, publication, issues: 0 };
    const more = issue.notes > 0 ? 1 : 0;
    publications.set(publication, { ...plus(known, issue), publication, issues: known.issues + more });
  }
  return [...publications.values()];
}

export function plainCounts(transaction: Read): Counts {
  const annotations = transaction.objectStore('annotations');
  const sumUp = async (notes: ReadonlyMap<IssueId, readonly Annotation[]>): Promise<IssueSums[]> => {
    const sums = [...notes].map(async ([id, own]) =>
      issueSumsOf(id, await transaction.objectStore('issues').get(id), own),
    );
    return (await Promise.all(sums)).filter((each) => each !== undefined);
  };
  let read: Promise<IssueSums[]> | undefined;
  const all = (): Promise<IssueSums[]> => (read ??= readAll());
  const readAll = async (): Promise<IssueSums[]> => {
    const notes = new Map<IssueId, Annotation[]>();
    for await (const batch of scan(annotations)) {
      for (const note of batch) {
        const others = notes.get(note.issue);
        if (others === undefined) notes.set(note.issue, [note]);
        else others.push(note);
      }
    }
    return sumUp(notes);
  };
  const issuesOf = async (publication: PublicationId): Promise<IssueSums[]> => {
    const ids = await transaction.objectStore('issues').index('by-publication').getAllKeys(publication);
    const notes = await Promise.all(
      ids.map(async (id) => [id, await annotations.index('by-issue').getAll(id)] as const),
    );
    return sumUp(new Map(notes));
  };
  return {
    totals: async () => totalsOf(publicationSumsOf(await all())),
    publication: async (id) =>
      publicationSumsOf(await issuesOf(id)).find(({ publication }) => publication === id) ?? {
        ...NOTHING,
        publication: id,
        issues: 0,
      },
    publications: async () => publicationSumsOf(await all()),
    issuesOf,
    latest: async (limit) =>
      (await all())
        .filter(({ last }) => last !== undefined)
        .toSorted((a, b) => compare(b.last ?? '', a.last ?? ''))
        .slice(0, limit),
  };
}
