/** What a page may say of issues: of its own site only, whatever way its word comes to us. */
import type { Address, IssueDescription } from '../model.ts';
import { safeUrl, siteOf } from './url.ts';

/** Hosts that give a name below them, or a folder, to anyone who asks. */
const SHARED =
  /(?:^|\.)(?:github\.io|gitlab\.io|pages\.dev|netlify\.app|vercel\.app|web\.app|codeberg\.page|substack\.com|beehiiv\.com|ghost\.io|buttondown\.(?:com|email)|kit\.com|ck\.page|convertkit\.com|medium\.com|wordpress\.com|blogspot\.com|tumblr\.com|hey\.com|mailchi\.mp|campaign-archive\d?\.com|neocities\.org)$/;

/** Whether anyone may have a name below this host: its neighbours speak for themselves only. */
export function isSharedHost(host: string): boolean {
  return SHARED.test(host);
}

/** The mobile and the AMP form of a site are the site, except among strangers. */
function ownSite(address: string): string {
  const site = siteOf(address);
  const rest = site.replace(/^(?:m|mobile|amp)\.(?=[^.]+\.[^.])/, '');
  return isSharedHost(site) ? site : rest;
}

/**
 * Whether a page may speak for an address: only for its own site. Substack's application shows the
 * posts of every publication at `substack.com`, so it may speak for the publications below it.
 * @param page the page's address as the browser reports it, never as the page does.
 */
export function mayClaim(page: string, address: Address): boolean {
  const from = safeUrl(page);
  if (from === undefined) return false;
  const own = ownSite(page);
  const claimed = ownSite(address);
  const application = own === 'substack.com' || own === 'open.substack.com';
  if (own !== claimed) return application && claimed.endsWith('.substack.com');
  return !folderOnly(own) || folderOf(from.pathname) === folderOf(new URL(address).pathname);
}

/** Hosts where the first folder, not the host, has an owner. */
function folderOnly(site: string): boolean {
  return /^(?:buttondown\.(?:com|email)|mailchi\.mp|world\.hey\.com|medium\.com)$/.test(site);
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
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
