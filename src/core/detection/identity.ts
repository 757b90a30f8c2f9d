/** The address that names an issue, and the other addresses that the page gives it. */
import { toAddress } from '../issues/address.ts';
import { mayClaim } from '../issues/claim.ts';
import { addressSigns, type AddressSigns } from '../issues/issue-address.ts';
import type { Address, IssueDescription } from '../model.ts';
import type { PageDescription } from './page.ts';
import { offersOnline } from './self-reference.ts';
import { redirectTarget } from '../issues/redirect.ts';

export interface Identity {
  readonly address: Address;
  /**
   * Other addresses of the same issue, as the page says. Not every one is the page's to claim: who
   * stores them asks `mayClaim`, and only proposes the rest.
   */
  readonly aliases: readonly Address[];
}

/** How many names of one issue are kept: a page that has more is wrong about some. */
const MOST_NAMES = 8;

/** What shows another issue every week: its address names none of them. */
const PASSING =
  /\/(?:latest|current|newest|today|this-week|random|next|inbox|reader?|read-next|preview|share)\/?$/i;

/** The application's form of a post's address: right, but the slug is the better name. */
const APPLICATION = /^https:\/\/substack\.com\/(?:home\/post\/p-|@[^/]+\/p-|app-link\/)/;
const LOCAL =
  /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]|[^/]*\.(?:local|test|invalid|localhost))(?:[:/]|$)/;

function textOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const id = typeof value === 'object' && value !== null ? (value as { '@id'?: unknown })['@id'] : undefined;
  return typeof id === 'string' ? [id] : [];
}

/** The addresses that the page calls its own, the better kept ones first. */
export function* claims(page: PageDescription): Generator<string> {
  for (const object of page.data) {
    if (object['headline'] === undefined) continue;
    yield* textOf(object['url']);
    yield* textOf(object['mainEntityOfPage']);
  }
  for (const { rel, href } of page.links) if (rel === 'canonical') yield href;
  for (const name of ['og:url', 'parsely-link', 'url']) yield page.meta.get(name) ?? '';
}

/**
 * Whether a canonical address can be what it says: on the page's own site, not the home page of a
 * page that is not, not a machine of the author's, not a page's variant of another one.
 */
function isBelievable(claim: string, page: string): boolean {
  if (claim === '' || !URL.canParse(claim) || LOCAL.test(claim)) return false;
  const [path, own] = [new URL(claim).pathname, URL.canParse(page) ? new URL(page).pathname : '/'];
  const address = toAddress(claim);
  return address !== undefined && mayClaim(page, address) && !(path === '/' && own !== '/');
}

/** Where a mail's own links lead: its headline, "read online", "view in browser". */
function* mailClaims(page: PageDescription): Generator<string> {
  const { blocks } = page;
  const heads = blocks.slice(0, 40).filter(({ level, links }) => level > 0 && links.length === 1);
  const online = blocks.filter(({ text, links }) => links.length > 0 && offersOnline(text));
  for (const { links, text } of [...online, ...heads]) {
    const link =
      links.find(({ text: name }) => offersOnline(name) || /^(?:online|browser)$/i.test(name)) ??
      (text.length < 200 ? links[0] : undefined);
    if (link !== undefined) yield link.href;
  }
  for (const { links } of blocks) {
    for (const { href } of links) if (/\/(?:app-link\/post|redirect\/2\/|c\/eJ)/.test(href)) yield href;
  }
}

/** An address that a mail's link leads to, without what it says of the reader. */
function decoded(link: string): Address | undefined {
  const target = redirectTarget(link) ?? link;
  const hidden =
    /\b(?:ct\.sendgrid\.net|list-manage|\/ls\/click|\/ss\/c\/|\/c\/eJ|\/redirect\/|\/click\/|app-link|unsubscribe|convertkit-mail|disable_email)/;
  return hidden.test(target) ? undefined : toAddress(target);
}

/** Whether an address has the form of an issue's, not of a site's home or a button's. */
function namesOneIssue(address: Address): boolean {
  const url = new URL(address);
  const path = url.pathname;
  if (
    /^\/(?:subscribe|account|action|signup|sign-in|login|share|comments?|home|about|archive)?\/?$/.test(path)
  )
    return false;
  if (/(?:twitter|x|facebook|linkedin|instagram|apple|google|youtube|bsky)\.(?:com|app)$/.test(url.host))
    return false;
  return !/\/(?:comments|subscribe|unsubscribe|disable_email|account|people|profile)(?:\/|$)/.test(path);
}

/** Mailchimp's own page of a campaign shows its short address, and names the campaign in a query. */
function campaign(page: PageDescription): string[] {
  if (!/(?:mailchi\.mp|campaign-archive\d?\.com)\//.test(page.address)) return [];
  const links = page.blocks.flatMap(({ links: own }) => own.map(({ href }) => href));
  return links
    .filter((href) =>
      /^https?:\/\/(?:mailchi\.mp\/[0-9a-f]{8,}\/|us\d+\.campaign-archive\d?\.com\/\?u=\w+&id=\w+)/.test(
        href,
      ),
    )
    .map((href) => href.replace(/&e=.*$/, ''));
}

/**
 * Finds the identity of the issue that a page holds.
 * @param mail whether the page is a mail's body, which has no address of its own.
 */
export function identityOf(page: PageDescription, mail: boolean): Identity | undefined {
  const own = toAddress(page.address);
  if (own === undefined) return undefined;
  const believed = [...claims(page)].filter((claim) => isBelievable(claim, page.address));
  const named =
    believed.find((claim) => !APPLICATION.test(claim)) ??
    (APPLICATION.test(page.address) ? believed[0] : undefined);
  const address = (named === undefined ? undefined : toAddress(named)) ?? own;
  const others = mail
    ? [...mailClaims(page)].map(decoded).filter((found) => found !== undefined && namesOneIssue(found))
    : [...believed, ...campaign(page)].map((claim) => toAddress(claim));
  const aliases = new Set<Address>();
  for (const other of [own, ...others.slice(0, mail ? 1 : MOST_NAMES)]) {
    if (other !== undefined && other !== address) aliases.add(other);
  }
  return { address, aliases: [...aliases] };
}

const isOneIssue = ({ isHome, isList, isElsewhere }: AddressSigns): boolean =>
  !isHome && !isList && !isElsewhere;

/**
 * The other names of a page's issue that may be told to the store: those that the page's site may
 * claim, and that name one issue and not whatever stands there this week.
 * @param page the page's address as the browser reports it.
 */
export function namesBesides(
  page: string,
  { address, aliases }: Identity,
): Pick<IssueDescription, 'at' | 'aliases'> {
  const own = toAddress(page);
  const names = aliases.filter(
    (alias) =>
      mayClaim(page, alias) &&
      namesOneIssue(alias) &&
      !PASSING.test(new URL(alias).pathname) &&
      isOneIssue(addressSigns(alias)),
  );
  const others = names.filter((alias) => alias !== own && alias !== address);
  return {
    ...(own !== undefined && own !== address && names.includes(own) && { at: own }),
    ...(others.length > 0 && { aliases: others }),
  };
}
