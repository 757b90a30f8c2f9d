/** Titles, authors and the names of publications, kept together so that a search reads them at once. */
import { spaced } from '../../core/search/units.ts';
import type { Issue, IssueId, Publication, PublicationId } from '../../core/model.ts';
import type { Write } from '../db.ts';

function wordsOf({ title, authors }: Issue): string {
  return [title, ...authors].map(spaced).join('\t');
}

/** Issues that were written, and publications; undefined where one was not there, or is there no more. */
export interface Renamed {
  readonly issues: readonly {
    readonly id: IssueId;
    readonly before: Issue | undefined;
    readonly after: Issue | undefined;
  }[];
  readonly publications: readonly (Publication | undefined)[];
}

/** Keeps the names of issues and publications that were written, in the transaction that has written them. */
export async function keepNames(transaction: Write, { issues, publications }: Renamed): Promise<void> {
  const changed = new Map<PublicationId, Map<IssueId, string | undefined>>();
  const change = (of: PublicationId | undefined, id?: IssueId, words?: string): void => {
    if (of === undefined) return;
    const known = changed.get(of) ?? new Map<IssueId, string | undefined>();
    changed.set(of, known);
    if (id !== undefined) known.set(id, words);
  };
  for (const publication of publications) change(publication?.id);
  for (const { id, before, after } of issues) {
    const isMoved = before?.publication !== after?.publication;
    if (isMoved) change(before?.publication, id);
    if (after === undefined) continue;
    const words = wordsOf(after);
    if (isMoved || before === undefined || wordsOf(before) !== words) change(after.publication, id, words);
  }
  if (changed.size === 0) return;
  // What pages keep of them is old now: see `names-read.ts`.
  await transaction.objectStore('meta').put({ key: 'names', stamp: crypto.randomUUID() });
  await Promise.all([...changed].map(([id, words]) => keep(transaction, id, words)));
}

async function keep(
  transaction: Write,
  publication: PublicationId,
  changed: ReadonlyMap<IssueId, string | undefined>,
): Promise<void> {
  const store = transaction.objectStore('names');
  const found = await transaction.objectStore('publications').get(publication);
  const issues = new Map((await store.get(publication))?.issues);
  for (const [id, words] of changed) {
    if (words === undefined) issues.delete(id);
    else issues.set(id, words);
  }
  await (found === undefined
    ? store.delete(publication)
    : store.put({ publication, name: spaced(found.name), issues }));
}
