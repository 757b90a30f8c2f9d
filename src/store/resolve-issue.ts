/** Which stored issue a page describes, if any. */
import type { Address, Issue, IssueDescription } from '../core/model.ts';
import { isApart, isBelieved, namesOf, ownNameOf } from '../core/issues/same-issue.ts';

/**
 * The stored issue that a page describes. The name that it has from the browser leads there; what it calls
 * itself comes first, but is believed only where text or title agree, and where they do not, it is the page
 * that it was opened at. Nothing leads past the reader's word that two addresses are two issues.
 * @param issueAt asks the database.
 */
export async function resolveIssue(
  issueAt: (address: Address) => Promise<Issue | undefined>,
  description: IssueDescription,
): Promise<Issue | undefined> {
  const own = ownNameOf(description);
  let isRefused = false;
  for (const name of namesOf(description)) {
    const found = await issueAt(name);
    if (found === undefined) continue;
    // Split off, a page's address is what the page calls itself no more: another of its names may lead on.
    const isOwn = name === own && found.apart?.includes(description.at ?? own) !== true;
    if (isOwn || (!isApart(description, found) && isBelieved(description, found))) return found;
    isRefused = true;
  }
  return isRefused && own !== description.address ? issueAt(own) : undefined;
}
