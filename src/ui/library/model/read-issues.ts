/** Notes of the library by issue, read until there are enough. */
import type { Annotation, Issue, Publication } from '../../../core/model.ts';
import { annotationsOf } from '../../../store/read.ts';
import type { Problem } from '../../../core/search/query.ts';
import type { Store } from '../../../store/store.ts';

/** An issue with those of its notes that the view shows. */
export interface Group {
  readonly issue: Issue;
  readonly publication: Publication;
  readonly notes: readonly Annotation[];
}

export interface Groups {
  readonly groups: readonly Group[];
  /** Whether a higher limit would show more. */
  readonly more: boolean;
  /** Counts all that was found. */
  readonly count?: () => Promise<number>;
  /** The words looked for, folded. */
  readonly words?: readonly string[];
  /** What the query cannot mean. */
  readonly problems?: readonly Problem[];
}

/** Issues that are read from the store side by side. */
const BATCH = 16;

/**
 * The notes of these issues that are wanted, in the order of the issues.
 * @param limit about how many notes; whole issues, so there may be some more.
 * @param turn ends the reading early.
 */
export async function readIssues(
  store: Store,
  issues: readonly Pick<Group, 'issue' | 'publication'>[],
  wanted: (note: Annotation, publication: Publication) => boolean,
  limit: number,
  turn: AbortSignal,
): Promise<Groups> {
  const groups: Group[] = [];
  let count = 0;
  for (let next = 0; next < issues.length; next += BATCH) {
    if (count >= limit || turn.aborted) return { groups, more: true };
    const batch = issues.slice(next, next + BATCH);
    const read = await Promise.all(batch.map(({ issue }) => annotationsOf(store, issue.id)));
    for (const [index, { issue, publication }] of batch.entries()) {
      const notes = (read[index] ?? []).filter((note) => wanted(note, publication));
      if (notes.length > 0) groups.push({ issue, publication, notes });
      count += notes.length;
    }
  }
  return { groups, more: false };
}
