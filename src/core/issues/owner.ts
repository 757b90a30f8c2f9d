/**
 * Who owns a web address, as far as it can be seen from the address: the host, a folder or a parameter.
 *
 * Where none of the tables says it, nothing is known, and two pages of one host may have two authors.
 */
import { siteOf } from './url.ts';

/** Hosts that give a name below them, or a folder, to anyone who asks. */
const SHARED =
  /(?:^|\.)(?:github\.io|gitlab\.io|pages\.dev|netlify\.app|vercel\.app|web\.app|codeberg\.page|bearblog\.dev|substack\.com|beehiiv\.com|ghost\.io|buttondown\.(?:com|email)|kit\.com|ck\.page|convertkit\.com|medium\.com|wordpress\.com|blogspot\.com|tumblr\.com|hey\.com|mailchi\.mp|campaign-archive\d?\.com|neocities\.org|notion\.site)$/;
/** What tells the owners of a host apart, as the beginning of host, path and query that names one. */
const NAMES: readonly RegExp[] = [
  // A first folder, unless it is a machine's word: of one letter, or one of these.
  /^(?:buttondown\.(?:com|email)|mailchi\.mp|world\.hey\.com|write\.as|(?:medium|tinyletter|note|storage\.googleapis|s3[\w.-]*\.amazonaws)\.com)\/(?!(?:download|tag|search)\/)[^/?]{2,}/,
  /^sites\.google\.com\/\w{2,}\/[^/?]+/,
  // Whoever sent a campaign by Mailchimp: where `u` is said twice or in other letters, nobody knows.
  /^(?:us\d+\.)?campaign-archive\d?\.com\/\?u=\w+(?=&|$)(?!.*&u=|.*%)/,
  // A person on any host.
  /^[^/]+\/(?:[~@]|%7e|%40)[^/?]+/i,
];
/** Hosts below a shared one that are the house's own. */
const HOUSE = /^(?:app|api|my|m|mobile|amp|open|world|us\d+)\./;
/** The Internet Archive's copies: each is its original's owner's. */
const COPY = /^web\.archive\.org\/web\/[^/]+\/(https?:\/\/.+)$/;

/** Who owns an address. */
export interface Owner {
  /** A host, with what tells its owners apart: good for a key, and for a `publicationId`. */
  readonly name: string;
  /** Whether all that has this name is one owner's; otherwise more of the address may name others. */
  readonly sure: boolean;
}

/** Whether anyone may have a name below this host: its neighbours speak for themselves only. */
export function isSharedHost(host: string): boolean {
  return SHARED.test(host);
}

/** The owner of a web address. */
export function ownerOf(address: string): Owner {
  const { pathname, search } = new URL(address);
  const site = siteOf(address);
  const place = site + pathname + search;
  const original = COPY.exec(place)?.[1] ?? '';
  if (URL.canParse(original)) {
    const { name, sure } = ownerOf(original);
    return { name: `${site}/${name}`, sure };
  }
  for (const names of NAMES) {
    const name = names.exec(place)?.[0];
    if (name !== undefined) return { name, sure: true };
  }
  return { name: site, sure: isSharedHost(site.replace(/^[^.]+\./, '')) && !HOUSE.test(site) };
}
