/** Whether the reader is to be asked if a page holds an issue that they know from elsewhere. */
import { SAME_TEXT } from './fingerprint.ts';
import type { Issue, IssueDescription } from '../model.ts';
import { isApart, isSame, likeness } from './same-issue.ts';

/** What was stored, as it is compared with what a page says. */
export interface Candidate {
  readonly issue: Issue;
  /** The name of its publication. */
  readonly publication: string;
}

/**
 * Whether the reader is to be asked if a page holds a stored issue: the text is the same, and so is
 * one thing more of title, publication, author and day.
 */
export function isProposed(description: IssueDescription, { issue, publication }: Candidate): boolean {
  if (isApart(description, issue) || (likeness(description, issue) ?? 0) < SAME_TEXT) return false;
  const sameHouse = description.publication.id === issue.publication;
  // A publication that numbers its issues knows them apart, whatever they have in common.
  const [number, other] = [description.number, issue.number];
  if (sameHouse && number !== undefined && other !== undefined && number !== other) return false;
  return (
    sameHouse ||
    isSame(description.title, issue.title) ||
    isSame(description.publication.name, publication) ||
    description.authors.some((author) => issue.authors.some((their) => isSame(author, their))) ||
    (description.published?.length === 10 && description.published === issue.published)
  );
}
