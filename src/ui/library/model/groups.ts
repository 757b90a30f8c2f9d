/** The notes of one view, by issue, each issue's in the order of the text. */
import type { Issue, PublicationId } from '../../../core/model.ts';
import type { Store } from '../../../store/store.ts';
import { recentIssues } from '../../../store/summaries.ts';
import { readIssues, type Groups, type Group } from './read-issues.ts';
import type { View } from './view.ts';

/** Loaded with the first search, tag, matrix or look into the bin: the library opens without it. */
const loadFind = () => import('./find.ts');

/** Issues that are asked for at first, where notes are wanted. */
const FIRST = 8;

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

/** Notes of the issues noted in last, of one publication or of all, without looking at the others. */
async function browseLatest(
  store: Store,
  limit: number,
  turn: AbortSignal,
  publication?: PublicationId,
): Promise<Groups> {
  for (let wanted = FIRST; ; wanted *= 4) {
    const latest = await recentIssues(store, wanted, publication);
    const notes = latest.reduce((sum, { count }) => sum + count, 0);
    const all = latest.length < wanted;
    if (!all && notes < limit && !turn.aborted) continue;
    const { groups, more } = await readIssues(store, latest, () => true, limit, turn);
    return { groups, more: more || !all };
  }
}

async function readList(
  store: Store,
  { filter, query }: View,
  limit: number,
  turn: AbortSignal,
): Promise<Groups> {
  const isBrowsed = query.trim() === '';
  if (isBrowsed && filter.kind === 'all') return browseLatest(store, limit, turn);
  if (isBrowsed && filter.kind === 'publication') return browseLatest(store, limit, turn, filter.id);
  const { browseTag, find } = await loadFind();
  return isBrowsed ? browseTag(store, filter, limit, turn) : find(store, { filter, query }, limit, turn);
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
  if (view.filter.kind === 'matrix') return (await loadFind()).readCell(store, view.filter, limit, turn);
  if (view.filter.kind === 'bin') return (await loadFind()).readBin(store, view.query, limit, turn);
  const found = await readList(store, view, limit, turn);
  return { ...found, groups: byPage(found.groups) };
}
