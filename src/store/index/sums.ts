/** Sums of notes: taken of one, added, and kept for each issue, each publication and the whole library. */
import type { Annotation, IssueId, IsoTime, PublicationId } from '../../core/model.ts';
import type { Write } from '../db.ts';
import { NOTHING, plus } from './plus.ts';
import type { IssueSums, Sums } from './schema.ts';

/** A note that comes, or that goes as it was. */
export interface Counted {
  readonly note: Annotation;
  readonly sign: 1 | -1;
}

export function sumsOf({ deleted, tags }: Annotation): Sums {
  if (deleted !== undefined) return { ...NOTHING, binned: 1 };
  return {
    notes: 1,
    binned: 0,
    untagged: tags.length === 0 ? 1 : 0,
    tags: new Map(tags.map((tag) => [tag, 1])),
  };
}

/** What notes change in one issue. */
interface IssueChange {
  delta: Sums;
  /** Of the notes that came, when the last one was changed. */
  last: IsoTime | undefined;
  /** Of those that went. */
  gone: IsoTime | undefined;
}

const later = (one: IsoTime | undefined, other: IsoTime): IsoTime =>
  one !== undefined && one > other ? one : other;

function changesOf(
  counted: readonly Counted[],
  moved: ReadonlySet<IssueId>,
): ReadonlyMap<IssueId, IssueChange> {
  const changes = new Map<IssueId, IssueChange>();
  const changeOf = (id: IssueId): IssueChange => {
    const change = changes.get(id) ?? { delta: NOTHING, last: undefined, gone: undefined };
    changes.set(id, change);
    return change;
  };
  moved.forEach(changeOf);
  for (const { note, sign } of counted) {
    const change = changeOf(note.issue);
    change.delta = plus(change.delta, sumsOf(note), sign);
    if (note.deleted !== undefined) continue;
    if (sign === 1) change.last = later(change.last, note.modified);
    else change.gone = later(change.gone, note.modified);
  }
  return changes;
}

/**
 * Counts notes that came, went or changed, in the transaction that has written them.
 * @param moved issues that were written: they may belong to another publication now.
 */
export async function countNotes(
  transaction: Write,
  counted: readonly Counted[],
  moved: ReadonlySet<IssueId>,
): Promise<void> {
  const changes = changesOf(counted, moved);
  const pairs = await Promise.all(
    [...changes].map(async ([id, change]) => {
      const before = await transaction.objectStore('issueSums').get(id);
      return { before, after: await changed(transaction, id, change, before) };
    }),
  );
  const store = transaction.objectStore('issueSums');
  for (const { before, after } of pairs) {
    if (after !== undefined) await store.put(after);
    else if (before !== undefined) await store.delete(before.issue);
  }
  await sumUp(transaction, pairs);
}

interface Summed {
  readonly before: IssueSums | undefined;
  readonly after: IssueSums | undefined;
}

async function changed(
  transaction: Write,
  id: IssueId,
  { delta, last, gone }: IssueChange,
  before: IssueSums | undefined,
): Promise<IssueSums | undefined> {
  const issue = await transaction.objectStore('issues').get(id);
  const sums = plus(before ?? NOTHING, delta);
  const publication = issue?.publication ?? before?.publication;
  if (publication === undefined || sums.notes + sums.binned === 0) return undefined;
  let latest = last === undefined ? before?.last : later(before?.last, last);
  // The one that was the last is another now: whether it still is, the notes say.
  if (gone !== undefined && gone === latest) {
    latest = lastAmong(await transaction.objectStore('annotations').index('by-issue').getAll(id));
  }
  return { ...sums, issue: id, publication, ...(sums.notes > 0 && latest !== undefined && { last: latest }) };
}

export function lastAmong(notes: readonly Annotation[]): IsoTime | undefined {
  return notes.reduce<IsoTime | undefined>(
    (last, note) => (note.deleted === undefined ? later(last, note.modified) : last),
    undefined,
  );
}

/** Adds what changed in issues to their publications. */
async function sumUp(transaction: Write, pairs: readonly Summed[]): Promise<void> {
  const publications = new Map<PublicationId, { sums: Sums; issues: number }>();
  const add = (of: IssueSums | undefined, sign: 1 | -1): void => {
    if (of === undefined) return;
    const { sums, issues } = publications.get(of.publication) ?? { sums: NOTHING, issues: 0 };
    const own = of.notes > 0 ? sign : 0;
    publications.set(of.publication, { sums: plus(sums, of, sign), issues: issues + own });
  };
  for (const { before, after } of pairs) {
    add(after, 1);
    add(before, -1);
  }
  if (publications.size === 0) return;
  const store = transaction.objectStore('publicationSums');
  let delta = NOTHING;
  let issuesMore = 0;
  let publicationsMore = 0;
  for (const [publication, { sums, issues }] of publications) {
    const before = await store.get(publication);
    const known = before?.issues ?? 0;
    const after = { ...plus(before ?? NOTHING, sums), publication, issues: known + issues };
    delta = plus(delta, sums);
    issuesMore += issues;
    publicationsMore += Math.sign(after.issues) - Math.sign(known);
    await (after.notes + after.binned === 0 ? store.delete(publication) : store.put(after));
  }
  const meta = transaction.objectStore('meta');
  const kept = await meta.get('totals');
  // A library of before they were kept has none until `build.ts` comes by.
  if (kept?.key !== 'totals') return;
  await meta.put({
    ...kept,
    ...plus(kept, delta),
    issues: kept.issues + issuesMore,
    publications: kept.publications + publicationsMore,
  });
}
