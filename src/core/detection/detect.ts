/** Says which issues a page holds, how sure that is, and why. */
import { toAddress } from '../issues/address.ts';
import { isSharedHost } from '../issues/owner.ts';
import { siteOf } from '../issues/url.ts';
import { authorsOf, publishedOf } from './byline.ts';
import { ENOUGH, webSigns, type Sign } from './evidence.ts';
import { looksLikeMail, mailSigns } from './mail-evidence.ts';
import { bare, headlineOf, numberOf, type Headline } from './heading.ts';
import { mailHeadline, mailPublication } from './mail.ts';
import { identityOf, namesBesides } from './identity.ts';
import { layOut, type Layout } from './layout.ts';
import type { Address, IssueDescription } from '../model.ts';
import type { PageDescription } from './page.ts';
import { PLATFORMS, type Platform } from './platforms.ts';
import { publicationId, publicationName, siteNames } from './publication.ts';
import { findSections, type Section } from './sections.ts';
import { atOnce, type Steps } from '../steps.ts';

/** Where an issue's text is: a box of the page, or a run of its blocks. */
export type Root = { readonly box: number } | { readonly from: number; readonly to: number };

export interface DetectedIssue {
  readonly description: IssueDescription;
  /** Other addresses that the page gives to it: see `Identity.aliases`. */
  readonly aliases: readonly Address[];
  readonly root: Root;
  /** The length of its text. */
  readonly words: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly string[];
  readonly platform: string;
}

interface Made {
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
function madeBy(page: PageDescription): Made {
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

function mailedBy(page: PageDescription): Platform | undefined {
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
function otherPlatform(page: PageDescription, aliases: readonly string[]): string {
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
    /\/newsletters\/[\w-]+\/./.test(path) ||
    page.data.some(({ '@type': type }) => type === 'NewsMediaOrganization')
  )
    return 'news-org';
  return host === '' ? 'other' : 'own-site';
}

/** The headline: a mail's, a page's, or the subject where a platform's page has it as its title. */
function headlineFor(layout: Layout, mail: boolean, made: Made): Headline {
  if (mail) return mailHeadline(layout);
  const found = headlineOf(layout, siteNames(layout));
  const subject = layout.page.meta.get('og:title') ?? layout.page.title;
  return made.platform?.subject === true && made.issue && subject !== ''
    ? { title: subject, block: found.block }
    : found;
}

function describe({ layout, mail, made, signs, sum }: Assessment): DetectedIssue[] {
  const { page } = layout;
  const headline = headlineFor(layout, mail, made);
  const identity = identityOf(page, mail);
  if (identity === undefined) return [];
  const name = mail ? mailPublication(layout, headline, identity.aliases) : publicationName(layout, headline);
  const published = publishedOf(layout, headline);
  const number = numberOf(layout, headline);
  const site = siteOf(identity.address);
  const platform = made.platform?.name ?? otherPlatform(page, identity.aliases);
  return [
    {
      description: {
        address: identity.address,
        title: headline.title,
        publication: { id: publicationId(identity.address), name },
        authors: platform === 'hey-world' ? [name] : authorsOf(layout, headline, name),
        ...(published !== undefined && { published }),
        ...(number !== undefined && { number }),
        ...(page.language !== '' && { language: page.language }),
        ...namesBesides(page.address, identity),
      },
      aliases: identity.aliases,
      root: { box: layout.body },
      words: layout.words,
      confidence: 1 / (1 + Math.exp(ENOUGH - 0.5 - sum)),
      evidence: signs.filter(({ weight }) => weight > 0).map(({ words }) => words),
      platform:
        platform === 'substack' && !mail && !site.endsWith('substack.com')
          ? 'substack-custom-domain'
          : platform,
    },
  ];
}

/** All that is known of a page as one issue, whether or not it is one. */
interface Assessment {
  readonly layout: Layout;
  readonly mail: boolean;
  readonly made: Made;
  readonly signs: readonly Sign[];
  /** From `ENOUGH` on the page is an issue. */
  readonly sum: number;
}

/** Weighs a page as one issue. */
function assess(page: PageDescription): Assessment {
  const mail = looksLikeMail(page);
  const made = mail ? { platform: mailedBy(page), issue: false, credited: false } : madeBy(page);
  const layout = layOut(page, made.platform?.body);
  const names = siteNames(layout);
  const headline = headlineFor(layout, mail, made);
  const signs = mail ? mailSigns(layout, headline, made.platform) : webSigns(layout, headline, names);
  if (!mail && made.credited && made.platform?.decides === true) {
    signs.push({ weight: 2, words: `signed by ${made.platform.name}` });
  }
  // The form of a platform's post says enough: it may be short, or a preview.
  if (made.issue) {
    const own = [
      { weight: 5, words: `a post of ${made.platform?.name ?? ''}` },
      ...signs.filter(({ weight }) => weight > 0),
    ];
    return { layout, mail, made, signs: own, sum: own.reduce((total, { weight }) => total + weight, 0) };
  }
  return { layout, mail, made, signs, sum: signs.reduce((total, { weight }) => total + weight, 0) };
}

function single(page: PageDescription): DetectedIssue[] {
  const assessment = assess(page);
  return assessment.sum >= ENOUGH ? describe(assessment) : [];
}

/** A section without a fragment or a page of its own is known by its name, which no other one has. */
function sectionAddress(page: PageDescription, { fragment, permalink, title }: Section): Address | undefined {
  return fragment === undefined && permalink !== undefined
    ? toAddress(permalink)
    : toAddress(page.address, fragment ?? bare(title).replaceAll(' ', '-'));
}

function archive(layout: Layout): DetectedIssue[] {
  const { page } = layout;
  const found = findSections(layout);
  if (found === undefined) return [];
  const { sections, evidence, weight } = found;
  const headline = headlineOf(layout, []);
  const [named] = siteNames(layout);
  const publication = { id: publicationId(page.address), name: named ?? (page.title || headline.title) };
  const describeOne = (section: Section, index: number): DetectedIssue[] => {
    const address = sectionAddress(page, section);
    if (address === undefined) return [];
    return [
      {
        description: {
          address,
          title: section.title,
          publication,
          authors: [],
          ...(section.number !== undefined && { number: section.number }),
          ...(section.published !== undefined && { published: section.published }),
          ...(page.language !== '' && { language: page.language }),
          order: { index: index + 1, of: sections.length },
        },
        aliases: [],
        root: { from: section.from, to: section.to },
        words: section.words,
        confidence: Math.min(1, weight / 4),
        evidence,
        platform: madeBy(page).platform?.name ?? otherPlatform(page, []),
      },
    ];
  };
  return sections.flatMap(describeOne);
}

/** The issues of a page, in its order; none where it is something else. */
export function* detectInSteps(page: PageDescription): Steps<DetectedIssue[]> {
  const { platform, issue } = madeBy(page);
  yield;
  if (issue && platform !== undefined) return single(page);
  const layout = layOut(page);
  yield;
  const many = archive(layout);
  if (many.length > 0) return many;
  yield;
  return single(page);
}

/** Detects at once. */
export function detect(page: PageDescription): DetectedIssue[] {
  return atOnce(detectInSteps(page));
}
