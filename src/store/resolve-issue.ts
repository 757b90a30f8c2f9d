/** Which stored issue a page describes, if any. */
import type { Address, Issue, IssueDescription } from '../core/model.ts';
import { isApart, isBelieved, namesOf } from '../core/issues/same-issue.ts';

/**
 * The stored issue that a page describes. Its own name leads there, unless the
 * reader split this page's address off: it is no longer what the page calls itself. Any other name is believed
 * only where text or title agree.
 * @param issueAt asks the database.
 */
export async function resolveIssue(
  issueAt: (address: Address) => Promise<Issue | undefined>,
  description: IssueDescription,
): Promise<Issue | undefined> {
  const { address, at } = description;
  const named = await issueAt(address);
  const isSplit = named !== undefined && at !== undefined && (named.apart?.includes(at) ?? false);
  if (named !== undefined && !isSplit) return named;
  for (const name of namesOf(description).slice(1)) {
    const found = await issueAt(name);
    if (found === undefined || found.id === named?.id || isApart(description, found)) continue;
    if ((isSplit && name === at) || isBelieved(description, found)) return found;
  }
  return undefined;
}
