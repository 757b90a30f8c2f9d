/**
 * Whether two addresses hold one issue. A wrong merge is worse than a missed one, so nothing that a
 * page says of itself is enough alone:
 *
 * - What a page's own author says (`mayClaim`) is believed where the text agrees, or, of texts that are
 *   at least related (a preview and the whole), the title. Then the notes are shown without a question.
 *   A site that gives every issue one canonical address, or shows this week's issue at `/latest`, fails
 *   that test: its issues share an address and no text.
 * - What another author says, and what only the text says, is never applied: it is proposed to the
 *   reader, in the extension's own documents, with the other address in plain sight. A page can copy
 *   an essay to be asked about it; it cannot answer, and does not learn that it was asked.
 * - What the reader said is final: `Issue.apart` is asked before anything else.
 */
import { RELATED_TEXT, resemblance, SAME_TEXT } from './fingerprint.ts';
import type { Address, Issue, IssueDescription } from '../model.ts';

/** The name that a page has from the browser: nobody has to believe the page for it. */
export function ownNameOf({ address, page }: IssueDescription): Address {
  return page ?? address;
}

/** Every address that a page gives to its issue. */
export function namesOf({ address, at, aliases = [] }: IssueDescription): Address[] {
  return [...new Set([address, ...(at === undefined ? [] : [at]), ...aliases])];
}

/** The words of a name, whatever their case and what stands between them. */
function wordsOf(name = ''): string {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');
}

/** Whether two names are the same to a reader. */
export function isSame(one: string | undefined, other: string | undefined): boolean {
  const words = wordsOf(one);
  return words !== '' && words === wordsOf(other);
}

/** How alike two texts are, 0 to 1; undefined where one of them is not known. */
export function likeness(description: IssueDescription, issue: Issue): number | undefined {
  const [one, other] = [description.fingerprint, issue.fingerprint];
  return one === undefined || other === undefined ? undefined : resemblance(one, other);
}

/** Whether an issue is what its page says it is, when another of its names led to it. */
export function isBelieved(description: IssueDescription, issue: Issue): boolean {
  const alike = likeness(description, issue);
  if (alike !== undefined && alike >= SAME_TEXT) return true;
  return isSame(description.title, issue.title) && (alike ?? 1) >= RELATED_TEXT;
}

/** Whether the reader said that a page is not this issue. */
export function isApart(description: IssueDescription, { apart = [] }: Issue): boolean {
  return namesOf(description).some((name) => apart.includes(name));
}
