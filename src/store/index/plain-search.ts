/** Search by reading every note: what a search means, and how it goes while there is no index. */
import type { Annotation, AnnotationId, IssueId, IsoTime, TagId } from '../../core/model.ts';
import { matches } from '../../core/search/matches.ts';
import type { NoteState, Query } from '../../core/search/query.ts';
import { searchableOf } from '../../core/search/searchable.ts';
import { spaced } from '../../core/search/units.ts';
import { compare } from '../../core/compare.ts';
import type { Read } from '../db.ts';
import { placeOf, type FoundNote, type Place } from './place.ts';
import type { Scope } from './plan.ts';
import { nextBatch } from '../scan.ts';
import { read, type Store } from '../store.ts';

/** What is looked for, and where; without a query everything that is there. */
export interface Wanted {
  readonly query: Query | undefined;
  readonly scope: Scope | undefined;
}

export type TagNames = ReadonlyMap<TagId, string>;

/** The tags' names as `spaced` writes them. */
export async function tagNames(transaction: Read): Promise<TagNames> {
  const tags = await transaction.objectStore('tags').getAll();
  return new Map(tags.map(({ id, name }) => [id, spaced(name)]));
}

/** The reader's day of a moment: `2026-05-04`. */
function dayOf(time: IsoTime): string {
  const date = new Date(time);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whether a note is wanted; one in the bin is in its scope alone. */
export function isWanted({ query, scope }: Wanted, found: FoundNote, tags: TagNames): boolean {
  const { annotation, issue, publication, state } = found;
  if ((annotation.deleted !== undefined) !== (scope?.kind === 'bin')) return false;
  if (scope?.kind === 'tag' && !annotation.tags.includes(scope.id)) return false;
  if (scope?.kind === 'untagged' && annotation.tags.length > 0) return false;
  if (scope?.kind === 'publication' && issue.publication !== scope.id) return false;
  if (scope?.kind === 'outside' && annotation.issue === scope.issue) return false;
  if (query === undefined) return true;
  const around = {
    tags: annotation.tags.map((id) => tags.get(id) ?? ''),
    issue: spaced(issue.title),
    publication: spaced(publication.name),
    authors: issue.authors.map(spaced),
    made: dayOf(annotation.created),
    state,
  };
  return matches(query, searchableOf(annotation, around));
}

/** How the passages of some notes, which come in the order of their ids, stood when they were last read. */
async function statesOf(
  transaction: Read,
  notes: readonly Annotation[],
): Promise<ReadonlyMap<AnnotationId, NoteState>> {
  const [first, last] = [notes[0]?.id, notes.at(-1)?.id];
  if (first === undefined || last === undefined) return new Map();
  const kept = await transaction.objectStore('states').getAll(IDBKeyRange.bound(first, last));
  return new Map(kept.map(({ id, state }) => [id, state]));
}

/** All that is wanted, the latest changed first. @throws the signal's reason, when it aborts */
export async function plainSearch(store: Store, wanted: Wanted, signal?: AbortSignal): Promise<FoundNote[]> {
  const tags = await read(store, tagNames);
  const places = new Map<IssueId, Place>();
  const found: FoundNote[] = [];
  let after: string | undefined;
  do {
    signal?.throwIfAborted();
    const from = after;
    // A transaction for each batch, so that nobody waits for a search in order to save.
    const [batch, states] = await read(store, async (transaction) => {
      const notes = await nextBatch(transaction.objectStore('annotations'), from);
      const unknown = new Set(notes.map(({ issue }) => issue).filter((id) => !places.has(id)));
      await Promise.all(
        [...unknown].map(async (id) => {
          const place = await placeOf(transaction, id);
          if (place !== undefined) places.set(id, place);
        }),
      );
      return [notes, await statesOf(transaction, notes)] as const;
    });
    for (const annotation of batch) {
      const place = places.get(annotation.issue);
      const one = place && { annotation, ...place, state: states.get(annotation.id) };
      if (one !== undefined && isWanted(wanted, one, tags)) found.push(one);
    }
    after = batch.at(-1)?.id;
  } while (after !== undefined);
  signal?.throwIfAborted();
  return found.toSorted((a, b) => compare(b.annotation.modified, a.annotation.modified));
}
