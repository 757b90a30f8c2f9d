/** Web addresses: the one spelling that is stored, and which of them may be opened or claimed. */
import type { Address } from './model.ts';

const LONGEST = 2048;

/**
 * Query parameters that say who reads or where a link was clicked, never what is read.
 * `r`, `s` and the rest of the second line are Substack's.
 */
const TRACKING =
  /^(?:utm_\w+|mc_[ce]id|fbclid|gclid|_bhlid|ck_subscriber_id|ref|source|e)$|^(?:r|s|isFreemail|token|publication_id|post_id|showWelcome(?:OnShare)?|triedRedirect|fragment)$/;

/**
 * Parses an address that may be linked to: http or https, no credentials, no longer than 2,048
 * characters. Anything else is `undefined` and must be shown as text.
 */
export function safeUrl(value: string): URL | undefined {
  if (value.length > LONGEST || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.username === '' && url.password === '' ? url : undefined;
}

/**
 * The spelling under which an address is stored: https, no tracking, no text fragment, no empty
 * query or hash, parameters in their order. `undefined` where `safeUrl` refuses.
 * @param fragment the issue's own fragment on a page that holds many; the address's own is dropped.
 */
export function toAddress(value: string, fragment = ''): Address | undefined {
  const url = safeUrl(value);
  if (url === undefined) return undefined;
  // Firefox lets no content script iterate `searchParams`; and writing to it would respell the rest.
  const parameters = url.search.slice(1).split('&');
  url.search = parameters.filter((parameter) => !TRACKING.test(parameter.replace(/=.*/s, ''))).join('&');
  url.hash = fragment;
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  return url.href as Address;
}

/** The host that an address belongs to, without `www.`. */
export function siteOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}

/**
 * Whether a page may speak for an address: only for its own site. Substack's application shows the
 * posts of every publication at `substack.com`, so it may speak for the publications below it.
 * @param page the page's address as the browser reports it, never as the page does.
 */
export function mayClaim(page: string, address: Address): boolean {
  const from = safeUrl(page);
  if (from === undefined) return false;
  const own = siteOf(page);
  const claimed = siteOf(address);
  return own === claimed || (own === 'substack.com' && claimed.endsWith('.substack.com'));
}
