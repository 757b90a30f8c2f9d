/** The notes of one view, by issue, each issue's in the order of the text. */
import { foldText, hasWords, queryWords } from '../../../core/search.ts';
import type { Annotation, Issue, Publication } from '../../../core/model.ts';
import { passageOf } from '../../../core/formats/passage.ts';
import { bin, issue as readIssue, publication as readPublication } from '../../../store/read.ts';
import { search } from '../../../store/search.ts';
import type { Store } from '../../../store/store.ts';
import { issueSummaries, recentIssues, type IssueSummary } from '../../../store/summaries.ts';
import { readCell } from './matrix-notes.ts';
import { readIssues, type Groups, type Group } from './read-issues.ts';
import type { Filter, View } from './view.ts';

/** Issues that are asked for at first, where notes are wanted. */
const FIRST = 16;

/** Whether a note passes a filter; `publication` is its issue's. */
function passes(filter: Filter, note: Annotation, publication: Publication): boolean {
  if (filter.kind === 'tag') return note.tags.includes(filter.id);
  if (filter.kind === 'untagged') return note.tags.length === 0;
  return filter.kind !== 'publication' || publication.id === filter.id;
}

function byPlace(a: Annotation, b: Annotation): number {
  return a.target.selector[1].start - b.target.selector[1].start;
}

/** Groups notes by issue; the issues keep the order in which they first appear. */
function grouped(
  notes: readonly { annotation: Annotation; issue: Issue; publication: Publication }[],
): Group[] {
  const groups = new Map<string, { issue: Issue; publication: Publication; notes: Annotation[] }>();
  for (const { annotation, issue, publication } of notes) {
    const group = groups.get(issue.id);
    if (group === undefined) groups.set(issue.id, { issue, publication, notes: [annotation] });
    else group.notes.push(annotation);
  }
  return [...groups.values()].map(({ issue, publication, notes: own }) => ({
    issue,
    publication,
    notes: own.toSorted(byPlace),
  }));
}

/** The page that an issue is on; issues of one page are told apart by the fragment alone. */
function pageOf({ addresses: [address] }: Issue): string {
  return address.replace(/#.*$/, '');
}

/** The issues of one page together, in its order, where the first of them stood. */
function byPage(groups: readonly Group[]): Group[] {
  const pages = new Map<string, Group[]>();
  for (const group of groups) {
    const page = pageOf(group.issue);
    pages.set(page, [...(pages.get(page) ?? []), group]);
  }
  return [...pages.values()].flatMap((page) =>
    page.toSorted((a, b) => (a.issue.order?.index ?? 0) - (b.issue.order?.index ?? 0)),
  );
}

/** Whether any note of an issue can pass a filter, as far as its summary tells. */
function mayHold(filter: Filter, { tags, publication }: IssueSummary): boolean {
  if (filter.kind === 'tag') return tags.includes(filter.id);
  return filter.kind !== 'publication' || publication.id === filter.id;
}

/** The first of all notes, without looking at the others: the library opens with them. */
async function browseLatest(store: Store, limit: number, turn: AbortSignal): Promise<Groups> {
  for (let wanted = FIRST; ; wanted *= 2) {
    const latest = await recentIssues(store, wanted);
    const notes = latest.reduce((sum, { count }) => sum + count, 0);
    const all = latest.length < wanted;
    if (!all && notes < limit && !turn.aborted) continue;
    const { groups, more } = await readIssues(store, latest, () => true, limit, turn);
    return { groups, more: more || !all };
  }
}

/** The issues that may pass a filter, those noted in last first, until about `limit` notes are there. */
async function browse(store: Store, filter: Filter, limit: number, turn: AbortSignal): Promise<Groups> {
  if (filter.kind === 'all' && limit < Infinity) return browseLatest(store, limit, turn);
  const summaries = (await issueSummaries(store)).filter((summary) => mayHold(filter, summary));
  return readIssues(store, summaries, (note, publication) => passes(filter, note, publication), limit, turn);
}

/** Searches until about `limit` of the notes that were found pass the filter. */
async function find(
  store: Store,
  { filter, query }: View,
  limit: number,
  turn: AbortSignal,
): Promise<Groups> {
  for (let wanted = limit; ; wanted *= 4) {
    const { found, more } = await search(store, query, { limit: wanted, signal: turn });
    const here = found.filter(({ annotation, publication }) => passes(filter, annotation, publication));
    if (!more || here.length >= limit) return { groups: grouped(here), more };
  }
}

/** The bin, the issue thrown away from last first. */
async function readBin(store: Store, query: string): Promise<Groups> {
  const words = queryWords(query);
  const notes = (await bin(store)).filter(({ target, comment }) =>
    hasWords(words, [foldText(passageOf(target)), foldText(comment)]),
  );
  const issues = new Map<string, { issue: Issue; publication: Publication }>();
  for (const id of new Set(notes.map((note) => note.issue))) {
    const issue = await readIssue(store, id);
    const publication = issue && (await readPublication(store, issue.publication));
    if (issue && publication) issues.set(id, { issue, publication });
  }
  const placed = notes.flatMap((annotation) => {
    const from = issues.get(annotation.issue);
    return from ? [{ annotation, ...from }] : [];
  });
  return { groups: grouped(placed), more: false };
}

/**
 * Reads what a view shows.
 * @param limit about how many notes; whole issues, so there may be some more.
 * @param turn ends the reading early.
 */
export async function readGroups(
  store: Store,
  view: View,
  limit: number,
  turn: AbortSignal,
): Promise<Groups> {
  if (view.filter.kind === 'matrix') return readCell(store, view.filter, limit, turn);
  if (view.filter.kind === 'bin') return readBin(store, view.query);
  const read =
    view.query.trim() === '' ? browse(store, view.filter, limit, turn) : find(store, view, limit, turn);
  const { groups, more } = await read;
  return { groups: byPage(groups), more };
}
