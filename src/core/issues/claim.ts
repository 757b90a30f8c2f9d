/** What a page may say of issues: of its own site only, whatever way its word comes to us. */
import { mayClaim, safeUrl } from './address.ts';
import type { Address, IssueDescription } from '../model.ts';

/** A page asks for, or speaks of, what is not its own. */
export class NotAllowedError extends Error {
  override readonly name = 'NotAllowedError';
}

/**
 * @param page the page's address as the browser reports it, never as the page does.
 * @throws NotAllowedError where the page may not speak for one of these addresses
 */
export function claim(page: string, addresses: readonly Address[]): void {
  for (const address of addresses) {
    if (!mayClaim(page, address)) throw new NotAllowedError('This page may not speak for that address.');
  }
}

/**
 * A description without the names that its page may not speak for. They are dropped, not refused: a
 * page that lies about one of them still has its own notes.
 *
 * Why this is enough against a hostile page: all that leads to a stored issue is an address, and each
 * passes `mayClaim` against the page's address as the browser says it. A page can thus lead to issues
 * of its own site alone, and of those by another name than its own only where the text agrees (see
 * `same-issue.ts`). A fingerprint leads nowhere by itself: the background never looks for one. That an
 * essay of another site looks the same, Postil's panel finds out, and tells nobody but the reader.
 */
export function believed(page: string, description: IssueDescription): IssueDescription {
  const { at, aliases = [], ...said } = description;
  const own = aliases.filter((alias) => mayClaim(page, alias));
  return {
    ...said,
    ...(at !== undefined && mayClaim(page, at) && { at }),
    ...(own.length > 0 && { aliases: own }),
  };
}

/** Whether a page may name a publication: only one of its own site. */
export function mayName(page: string, { publication: { id } }: IssueDescription): boolean {
  const home = safeUrl(`https://${id}`);
  return home !== undefined && mayClaim(page, home.href as Address);
}
