/** What a page may say of issues: of its own author's only, whatever way its word comes to us. */
import type { Address, IssueDescription, PublicationId } from '../model.ts';
import { toAddress } from './address.ts';
import { ownerOf } from './owner.ts';
import { safeUrl, siteOf } from './url.ts';

/** What a single folder is called that shows a site's issues, or the one of this week. */
const LISTS = /^\/(?:latest|current|today|archives?|issues?|newsletters?|editions?|posts|blog|all|home)\/?$/;

/** A page's path without what only says that it ends, or which rendition of the page this is. */
function pathOf({ pathname }: URL): string {
  return pathname.replace(/(?<=\/.*)\/(?:amp|print|email|web)\/?$|(?:\/index)?\.(?:html?|php)$|\/$/, '');
}

/**
 * Whether one page of a host may speak for another although the host may have many authors: for the same
 * page without some parameter or in another rendition, for what is below it; the host's home for all.
 */
function isPartOf(page: URL, claimed: URL): boolean {
  const [from, to] = [pathOf(page), pathOf(claimed)];
  if (page.search === '' && (LISTS.test(page.pathname) || `${to}/`.startsWith(`${from}/`))) return true;
  const own = page.search.slice(1).split('&');
  const isPlain = new Set(own.map((parameter) => parameter.split('=')[0])).size === own.length;
  const isLess = claimed.search
    .slice(1)
    .split('&')
    .every((parameter) => parameter === '' || own.includes(parameter));
  // Without any parameter the home is another page.
  return from === to && isPlain && isLess && (to !== '' || claimed.search !== '');
}

/** Substack's reader shows the posts of every publication; a profile shows its own writer's. */
function mayShow(page: URL, site: string): boolean {
  if (page.host !== 'substack.com' || !site.endsWith('.substack.com')) return false;
  const [, folder = ''] = page.pathname.split('/');
  return /^(?:home|inbox|app-link)$/.test(folder) || folder === `@${site.replace(/\.substack\.com$/, '')}`;
}

/**
 * Whether a page may speak for an address: where both are one author's. That is known of some hosts, see
 * `owner.ts`; of any other nothing is taken for granted.
 * @param page the page's address as the browser reports it, never as the page does.
 */
export function mayClaim(page: string, address: Address): boolean {
  const own = toAddress(page);
  if (own === undefined) return false;
  if (isAt(own, address)) return true;
  const [from, to] = [new URL(own), new URL(address)];
  const site = siteOf(address);
  if (siteOf(own) !== site) return mayShow(from, site);
  const [owner, other] = [ownerOf(own), ownerOf(address)];
  if (owner.sure) return owner.name === other.name;
  return (!other.sure || from.pathname === '/') && isPartOf(from, to);
}

/** Whether an address is a page's own, with whatever fragment. */
function isAt(page: Address, address: Address): boolean {
  return address.replace(/#.*$/, '') === page;
}

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
 * page that lies about one of them still has its own notes. Where the page calls its issue what it is
 * not opened at, the description says where it is: `IssueDescription.page`.
 *
 * Why this is enough against a hostile page: all that leads to a stored issue is an address, and each
 * passes `mayClaim` against the page's address as the browser says it. A page can thus lead to issues
 * of its own author alone, and of those by another name than its own only where the text agrees (see
 * `same-issue.ts`). A fingerprint leads nowhere by itself: the background never looks for one. That an
 * essay of another author looks the same, Postil's panel finds out, and tells nobody but the reader.
 */
export function believed(page: string, description: IssueDescription): IssueDescription {
  const { at, aliases = [], publication, ...said } = description;
  const own = aliases.filter((alias) => mayClaim(page, alias));
  const stands = placeOf(page, description);
  return {
    ...said,
    publication: mayName(page, publication.id) ? { ...publication, owned: true } : publication,
    ...(at !== undefined && mayClaim(page, at) && { at }),
    ...(own.length > 0 && { aliases: own }),
    ...(stands !== undefined && { page: stands }),
  };
}

/**
 * Where an issue stands, if that is not its address: the page, with a fragment of the issue's own where it
 * is one of several; undefined where the page stands at the issue's address.
 */
function placeOf(page: string, { address, order }: IssueDescription): Address | undefined {
  const own = toAddress(page);
  if (own === undefined || isAt(own, address)) return undefined;
  return order === undefined ? own : toAddress(page, new URL(address).pathname);
}

/** Whether a page surely has one author with a publication: only such a page names it anew. */
function mayName(page: string, publication: PublicationId): boolean {
  const home = safeUrl(`https://${publication}`);
  return home !== undefined && mayClaim(page, home.href as Address);
}
