/** Web addresses in the one spelling that is stored. */
import type { Address } from '../model.ts';
import { safeUrl } from './url.ts';

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
