/**
 * A page that becomes another one without being loaded may keep the head of the one before: its
 * canonical address and JSON-LD then name an essay that is no longer shown. Believed, they would put
 * the notes of one essay into another.
 */
import { safeUrl } from '../issues/url.ts';
import type { PageDescription } from './page.ts';
import { claims } from './identity.ts';

/** What the platform and not the essay says. */
const LASTING = /^(?:generator|og:site_name|application-name|viewport)$/;

/** The addresses that a page's head gives to what it shows. */
export function claimedBy(page: PageDescription): ReadonlySet<string> {
  return new Set([...claims(page)].filter((claim) => claim !== ''));
}

/** A view of an essay stands below it: `/p/one/comments`, `/p/one?open`. */
function isBelow(address: string, claim: string): boolean {
  const [page, essay] = [safeUrl(address), safeUrl(claim)];
  if (page === undefined || essay === undefined || page.host !== essay.host) return false;
  const path = essay.pathname.replace(/\/$/, '');
  return page.pathname === path || page.pathname.startsWith(`${path}/`);
}

/**
 * The page without what its head still says of another one.
 * @param isOld whether a claim was first made at another address than the page's.
 */
export function withoutStale(page: PageDescription, isOld: (claim: string) => boolean): PageDescription {
  const isStale = (part: Partial<PageDescription>): boolean =>
    [...claims({ ...page, data: [], links: [], meta: new Map(), ...part })].some(
      (claim) => claim !== '' && isOld(claim) && !isBelow(page.address, claim),
    );
  const data = page.data.filter((object) => !isStale({ data: [object] }));
  const links = page.links.filter((link) => !isStale({ links: [link] }));
  const isHeadOld = links.length < page.links.length || isStale({ meta: page.meta });
  const meta = isHeadOld ? new Map([...page.meta].filter(([name]) => LASTING.test(name))) : page.meta;
  return { ...page, data, links, meta };
}
