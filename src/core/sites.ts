/** Sites as the browser's match patterns say them: what Postil may see, and which script belongs where. */
import { safeUrl } from './issues/url.ts';

/** What the browser lets Postil see, in match patterns; no pattern is covered by another of its list. */
export interface SiteAccess {
  /** The patterns of all sites. */
  readonly everywhere: readonly string[];
  /** Of the hosts that Postil is installed with. */
  readonly known: readonly string[];
  /** What the reader added. */
  readonly chosen: readonly string[];
}

/** What Postil is installed with: the manifest's `host_permissions` and `content_scripts`. */
export interface Installed {
  readonly hosts: readonly string[];
  readonly matches: readonly string[];
}

/**
 * A content script's entry: `main` takes any page for an issue, at the reader's wish; `detect` looks
 * first whether it is one; `later` comes beside `main` when it is needed.
 */
export type Entry = 'main' | 'detect' | 'later';

/** An entry that the browser starts by itself. */
export interface Registration {
  readonly id: string;
  readonly entry: Entry;
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

export const EVERYWHERE: readonly string[] = ['https://*/*', 'http://*/*'];

interface Pattern {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
}

/** @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns */
function parse(pattern: string): Pattern {
  const [, scheme = '*', host = '*', path = '/*'] = /^([^:]+):\/\/([^/]*)(\/.*)?$/.exec(pattern) ?? [];
  return { scheme, host, path };
}

function hostCovers(outer: string, inner: string): boolean {
  if (outer === '*' || outer === inner) return true;
  return outer.startsWith('*.') && (inner === outer.slice(2) || inner.endsWith(outer.slice(1)));
}

const schemeCovers = (outer: string, inner: string): boolean => outer === '*' || outer === inner;

/** Whether all that `inner` matches is matched by `outer`; of two paths only `/*` covers another one. */
export function covers(outer: string, inner: string): boolean {
  const [wide, narrow] = [parse(outer), parse(inner)];
  if (wide.path !== '/*' && wide.path !== narrow.path) return false;
  return schemeCovers(wide.scheme, narrow.scheme) && hostCovers(wide.host, narrow.host);
}

/** Whether a web address matches a pattern; its port and its fragment do not count. */
export function matches(pattern: string, address: string): boolean {
  const url = safeUrl(address);
  if (url === undefined) return false;
  const { scheme, host, path } = parse(pattern);
  const glob = path.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return (
    schemeCovers(scheme, url.protocol.slice(0, -1)) &&
    hostCovers(host, url.hostname) &&
    new RegExp(`^${glob}$`, 's').test(url.pathname + url.search)
  );
}

/** Without doubles and without what another one covers, in alphabetical order. */
function essence(patterns: readonly string[]): readonly string[] {
  const each = [...new Set(patterns)];
  return each.filter((inner) => !each.some((outer) => outer !== inner && covers(outer, inner))).toSorted();
}

/**
 * Sorts what is granted. Of the hosts of installation Chromium names the whole host where the
 * manifest names a path of it, and the reader may have let in a part of them only: all are `known`.
 */
export function siteAccessOf(granted: readonly string[], { hosts }: Installed): SiteAccess {
  const isEverywhere = (pattern: string): boolean => parse(pattern).host === '*';
  const isKnown = (pattern: string): boolean =>
    hosts.some((known) => hostCovers(parse(known).host, parse(pattern).host));
  return {
    everywhere: essence(granted.filter(isEverywhere)),
    known: essence(granted.filter((pattern) => !isEverywhere(pattern) && isKnown(pattern))),
    chosen: essence(granted.filter((pattern) => !isEverywhere(pattern) && !isKnown(pattern))),
  };
}

/** Whether Postil may see a page by itself. */
export function isSeen(granted: readonly string[], address: string): boolean {
  return granted.some((pattern) => matches(pattern, address));
}

/** A page's host and the pattern of its origin; undefined where the browser knows no pattern for it. */
export function siteAt(address: string): { readonly host: string; readonly pattern: string } | undefined {
  const url = safeUrl(address);
  // A pattern has no place for IPv6, and Firefox' patterns have none for ports.
  if (url === undefined || !/^[a-z0-9.-]+$/.test(url.hostname)) return undefined;
  return { host: url.hostname, pattern: `${url.protocol}//${url.hostname}/*` };
}

/** Whether the reader keeps Postil out of a page: these very hosts, not the hosts below them. */
export function isBlocked(never: readonly string[], address: string): boolean {
  const url = safeUrl(address);
  return url !== undefined && never.includes(url.hostname);
}

/** All pages of a host. */
export const hostPattern = (host: string): string => `*://${host}/*`;

/** The entry that belongs into a page that is open already. */
export function entryAt(
  address: string,
  sight: SiteAccess,
  installed: Installed,
  never: readonly string[],
): Entry | undefined {
  if (isBlocked(never, address)) return undefined;
  if (isSeen(sight.chosen, address)) return 'main';
  const looked = isSeen(installed.matches, address) && isSeen(sight.known, address);
  return looked || isSeen(sight.everywhere, address) ? 'detect' : undefined;
}

/**
 * What the browser is to start by itself besides the manifest's own scripts. No page gets two: each
 * list excludes what those before it cover.
 */
export function registrations(
  { everywhere, chosen }: SiteAccess,
  installed: Installed,
  never: readonly string[],
): readonly Registration[] {
  const out = [...installed.matches, ...never.map(hostPattern)];
  const all: readonly Registration[] = [
    { id: 'chosen', entry: 'main', matches: chosen, excludeMatches: out },
    { id: 'everywhere', entry: 'detect', matches: everywhere, excludeMatches: [...out, ...chosen] },
  ];
  return all.filter((registration) => registration.matches.length > 0);
}
