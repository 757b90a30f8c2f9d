/** Web addresses: the one spelling that is stored, and which of them may be opened or claimed. */
import type { Address } from '../model.ts';

const LONGEST = 2048;

/** Parameters that say who reads or where a link was clicked, on every site. */
const TRACKING =
  /^(?:utm_\w+|mc_[ce]id|_?bhlid|_bhiiv|ck_subscriber_id|attribution_(?:id|type)|(?:fb|g|gb|wb|d|ms|tw|y|li_)?clid|gbraid|wbraid|srsltid|igshid|mibextid|mkt_tok|vero_\w+|oly_\w+_id|_hs(?:enc|mi)|hscta\w*|wickedid|ref_src|ref_url|__s|ss_(?:source|campaign_\w+)|sc_(?:campaign|channel)|triedredirect|isfreemail|showwelcome(?:onshare)?|justpublished|just_subscribed|nthpub|hide_intro_popup)$/;

/**
 * Parameters that mean tracking only where a platform says so: the first expression is of the host
 * and path, the second one of the names. Elsewhere `s` may be a search and `token` a key.
 */
const PLATFORM_TRACKING: readonly (readonly [RegExp, RegExp])[] = [
  // Substack and beehiiv, on their hosts and on publications' own: the slug says all.
  [
    /^(?:[^/]+\.substack\.com\/|[^/]+\.beehiiv\.com\/|[^/]+\/p\/[^/]+\/?$)/,
    /^(?:r|s|e|ref|token|source|fragment|publication_id|post_id|action|open|autoplay|initial_medium|img|selection|shareimagevariant|email|last_resource_guid|jwt_token|redirect)$/,
  ],
  [
    /^(?:substack\.com\/(?!app-link)|open\.substack\.com\/)/,
    /^(?:r|s|e|ref|token|source|action|open|redirect)$/,
  ],
  // Mailchimp: `u` and `id` name the campaign, `e` the reader.
  [/^(?:mailchi\.mp|us\d+\.campaign-archive\d?\.com)\//, /^(?:e|c|d)$/],
  [/^(?:[^/]+\.)?medium\.com\//, /^(?:source|sk|referrer|gi|responsesopen|sortby)$/],
  [
    /^(?:buttondown\.(?:com|email)|[^/]+\.(?:kit\.com|ck\.page|ghost\.io)|world\.hey\.com|every\.to)\//,
    /^(?:ref|source|token|e|uuid|key)$/,
  ],
];

/** Ghost writes the name of the linking site into every link that leaves it. */
const REFERRING_SITE = /^[\w-]+(?:\.[\w-]+)+$/;

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

/** Substack's link for sharing names the publication and the slug: the post's own address follows. */
function unshared(url: URL): URL {
  const shared = /^\/pub\/([\w-]+)(\/p\/[^/]+)/.exec(url.pathname);
  return url.host === 'open.substack.com' && shared !== null
    ? new URL(`https://${shared[1]}.substack.com${shared[2]}${url.search}`)
    : url;
}

/**
 * The spelling under which an address is stored: https, no tracking, no text fragment, no empty
 * query or hash, parameters in their order. `undefined` where `safeUrl` refuses.
 * @param fragment the issue's own fragment on a page that holds many; the address's own is dropped.
 */
export function toAddress(value: string, fragment = ''): Address | undefined {
  const parsed = safeUrl(value);
  if (parsed === undefined) return undefined;
  const url = unshared(parsed);
  const place = `${url.host}${url.pathname}`;
  const rules = [TRACKING, ...PLATFORM_TRACKING.filter(([at]) => at.test(place)).map(([, names]) => names)];
  // Firefox lets no content script iterate `searchParams`; and writing to it would respell the rest.
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => {
      const [name = '', referrer = ''] = parameter.split('=');
      if (name === 'ref' && REFERRING_SITE.test(referrer)) return false;
      return !rules.some((names) => names.test(name.toLowerCase()));
    });
  url.search = kept.join('&');
  url.hash = fragment;
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  return url.href as Address;
}

/** The host that an address belongs to, without `www.`. */
export function siteOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}

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
