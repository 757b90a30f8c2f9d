/** A note's issue with its publication. */
import type { Annotation, Issue, IssueId, Publication } from '../../core/model.ts';
import type { NoteState } from '../../core/search/query.ts';
import type { Read } from '../db.ts';

export interface Place {
  readonly issue: Issue;
  readonly publication: Publication;
}

export interface FoundNote extends Place {
  readonly annotation: Annotation;
  /** How its passage stood when its page was last read; undefined where it was as it was marked. */
  readonly state?: NoteState | undefined;
}

/** Undefined where one of both is gone. */
export async function placeOf(transaction: Read, id: IssueId): Promise<Place | undefined> {
  const issue = await transaction.objectStore('issues').get(id);
  const publication = issue && (await transaction.objectStore('publications').get(issue.publication));
  return publication && { issue, publication };
}
