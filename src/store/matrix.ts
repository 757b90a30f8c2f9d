/** How the tags run through the issues of a publication. */
import type { Issue, PublicationId, TagId } from '../core/model.ts';
import { inOrder } from '../core/issues/order.ts';
import { countTags, liveNotes } from './read.ts';
import { read, type Store } from './store.ts';

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
