/** Says who made a page or sent a mail: hosts, assets, marks and signatures are asked. */
import { isSharedHost } from '../issues/owner.ts';
import { siteOf } from '../issues/url.ts';
import type { PageDescription } from './page.ts';
import { PLATFORMS, type Platform } from './platforms.ts';

/** What is known of a page's maker. */
export interface Made {
  readonly platform: Platform | undefined;
  /** Whether the page has the form of one of its issues. */
  readonly issue: boolean;
  /** Whether the platform signed the page. */
  readonly credited: boolean;
}

function partsOf(address: string): { host: string; path: string } {
  if (!URL.canParse(address)) return { host: '', path: '' };
  const { hostname, pathname } = new URL(address);
  return { host: hostname, path: pathname };
}

/** The platform that made the page: its host, its assets, its marks and its signature are asked. */
export function madeBy(page: PageDescription): Made {
  const { host, path } = partsOf(page.address);
  const canonical = page.links.find(({ rel }) => rel === 'canonical')?.href ?? page.meta.get('og:url') ?? '';
  const generator = page.meta.get('generator') ?? '';
  const assets = [...page.assets];
  const closing = [...page.blocks.slice(0, 3), ...page.blocks.slice(-12)];
  const signed = [...closing.flatMap(({ text, alt = '' }) => [text, alt]), ...page.remarks];
  for (const platform of PLATFORMS) {
    const hosted = platform.hosts?.test(host) === true;
    const loaded = platform.assets !== undefined && assets.some((asset) => platform.assets?.test(asset));
    const generated = platform.generator?.test(generator) === true;
    const marked =
      platform.marks !== undefined && page.boxes.some(({ marks }) => platform.marks?.test(marks));
    const themed =
      platform.theme !== undefined && page.boxes.some(({ marks }) => platform.theme?.test(marks));
    const credited = platform.credit !== undefined && signed.some((text) => platform.credit?.test(text));
    const paths = [path, partsOf(canonical).path];
    const onPath = paths.some((at) => (hosted && platform.hostPath?.test(at)) || platform.path?.test(at));
    const made = hosted || loaded || generated || themed || credited;
    if (!made && !(marked && onPath)) continue;
    // A form or a picture of a platform makes no page its own: the path or a mark must agree.
    if (platform.decides && !hosted && !credited && !onPath && !marked) continue;
    // Anyone may show a picture from a platform, and any shop may have a path like its own.
    const post = (onPath && (hosted || marked || credited)) || (marked && (hosted || loaded));
    return { platform, issue: platform.decides && post, credited };
  }
  return { platform: undefined, issue: false, credited: false };
}

/** The platform that sent a mail, as its links, marks and signature say. */
export function mailedBy(page: PageDescription): Platform | undefined {
  const closing = page.blocks.slice(-6).flatMap(({ text, alt = '' }) => [text, alt]);
  const links = page.blocks.flatMap(({ links: own }) => own.map(({ href }) => href));
  return (
    PLATFORMS.find(
      ({ mailLinks }) => mailLinks !== undefined && links.some((href) => mailLinks.test(href)),
    ) ??
    PLATFORMS.find(
      ({ marks, decides }) =>
        decides && marks !== undefined && page.boxes.some((box) => marks.test(box.marks)),
    ) ??
    PLATFORMS.find(({ credit }) => credit !== undefined && closing.some((text) => credit.test(text))) ??
    PLATFORMS.find(
      ({ assets, decides }) =>
        decides && assets !== undefined && [...page.assets].some((host) => assets.test(host)),
    )
  );
}

const STATIC_GENERATOR =
  /^(?:Jekyll|Hugo|Eleventy|Gatsby|Astro|Pelican|Hexo|Zola|Middleman|VitePress|MkDocs)/i;

/** The platform whose form stands on the page: it sends what the page's own site shows. */
function sentBy(page: PageDescription): Platform | undefined {
  const tokens = new Set(
    page.boxes.filter(({ tag }) => tag === 'form').flatMap(({ marks }) => marks.split(' ')),
  );
  return PLATFORMS.find(
    ({ form }) => form !== undefined && [...page.assets, ...tokens].some((name) => form.test(name)),
  );
}

/** The name for a page that no row of the table made. */
export function otherPlatform(page: PageDescription, aliases: readonly string[]): string {
  const sender = sentBy(page);
  if (sender !== undefined) return sender.name;
  const { host, path } = partsOf(page.address);
  if (aliases.some((alias) => isSharedHost(siteOf(alias)))) return 'static-archive';
  const local = page.links.some(
    ({ rel, href }) => rel === 'canonical' && /^https?:\/\/(?:localhost|127\.)/.test(href),
  );
  const folder =
    /\/(?:newsletters?|issues?|archives?|editions?)\/(?:[^/]*\/)?[\d_.-]*\d[\d_.-]*(?:\.html?)?\/?$/.test(
      path,
    );
  if (
    isSharedHost(siteOf(page.address)) ||
    local ||
    folder ||
    STATIC_GENERATOR.test(page.meta.get('generator') ?? '')
  )
    return 'static-archive';
  if (
    /\/newsletters\/[a-z-]*[a-z][a-z-]*\/./.test(path) ||
    page.data.some(({ '@type': type }) => type === 'NewsMediaOrganization')
  )
    return 'news-org';
  return host === '' ? 'other' : 'own-site';
}
