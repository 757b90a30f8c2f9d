/** The notes beside a matrix: of a cell, a row or a column, issue after issue as they were sent. */
import type { Annotation } from '../../../core/model.ts';
import { issuesInOrder } from '../../../store/summaries.ts';
import { publication as readPublication } from '../../../store/read.ts';
import type { Store } from '../../../store/store.ts';
import { readIssues, type Groups } from './read-issues.ts';
import { UNTAGGED, type MatrixFilter } from './view.ts';

function isTagged({ tags }: Annotation, tag: MatrixFilter['tag']): boolean {
  if (tag === undefined) return true;
  return tag === UNTAGGED ? tags.length === 0 : tags.includes(tag);
}

/** @param limit about how many notes; whole issues, so there may be some more. */
export async function readCell(
  store: Store,
  { id, tag, issue }: MatrixFilter,
  limit: number,
  turn: AbortSignal,
): Promise<Groups> {
  const publication = await readPublication(store, id);
  if (publication === undefined) return { groups: [], more: false };
  const issues = await issuesInOrder(store, id);
  const places = issues
    .filter((each) => issue === undefined || each.id === issue)
    .map((each) => ({ issue: each, publication }));
  return readIssues(store, places, (note) => isTagged(note, tag), limit, turn);
}
