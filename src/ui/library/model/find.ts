/** What is looked for in the library: words, tags, what is in the bin. */
import type { Annotation, Issue, Publication } from '../../../core/model.ts';
import type { Scope } from '../../../store/index/plan.ts';
import { binWithPlaces } from '../../../store/read.ts';
import type { FoundNote } from '../../../store/index/place.ts';
import { search } from '../../../store/search.ts';
import type { Store } from '../../../store/store.ts';
import { readIssues, type Group, type Groups } from './read-issues.ts';
import type { Filter, View } from './view.ts';

/** Whether a note passes a filter of tags. */
function passes(filter: Filter, note: Annotation): boolean {
  return filter.kind === 'tag' ? note.tags.includes(filter.id) : note.tags.length === 0;
}

function byPlace(a: Annotation, b: Annotation): number {
  return a.target.selector[1].start - b.target.selector[1].start;
}

/** Groups notes by issue; the issues keep the order in which they first appear. */
function grouped(notes: readonly FoundNote[]): Group[] {
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

/** What a filter leaves of the library; undefined where it is all of it. */
function scopeOf(filter: Filter): Scope | undefined {
  return filter.kind === 'tag' || filter.kind === 'untagged' || filter.kind === 'publication'
    ? filter
    : undefined;
}

/** The issues whose notes have a tag, or none, until about `limit` notes are there. */
export async function browseTag(
  store: Store,
  filter: Filter,
  limit: number,
  turn: AbortSignal,
): Promise<Groups> {
  const scope = scopeOf(filter);
  const { found, more } = await search(store, '', { limit, scope, signal: turn });
  const places = new Map(found.map(({ issue, publication }) => [issue.id, { issue, publication }]));
  const read = await readIssues(store, [...places.values()], (note) => passes(filter, note), limit, turn);
  return { groups: read.groups, more: more || read.more };
}

/** The first of the notes that pass the filter and were looked for. */
export async function find(
  store: Store,
  { filter, query }: View,
  limit: number,
  turn: AbortSignal,
): Promise<Groups> {
  const scope = scopeOf(filter);
  const { found, ...answer } = await search(store, query, { limit, scope, signal: turn });
  return { groups: grouped(found), ...answer };
}

/** The bin, the issue thrown away from last first; where something is looked for, what was written last. */
export async function readBin(
  store: Store,
  query: string,
  limit: number,
  turn: AbortSignal,
): Promise<Groups> {
  if (query.trim() !== '') {
    const { found, ...answer } = await search(store, query, { limit, scope: { kind: 'bin' }, signal: turn });
    return { groups: grouped(found), ...answer };
  }
  const found = await binWithPlaces(store, limit);
  return { groups: grouped(found), more: found.length >= limit };
}

export { readCell } from './matrix-notes.ts';
