/** The name of the publication that an issue belongs to, and the key that it is kept under. */
import { ownerOf } from '../issues/owner.ts';
import { siteOf } from '../issues/url.ts';
import { bare } from './heading.ts';
import { around, type Layout } from './layout.ts';
import { nameAtFoot } from './mail.ts';
import type { PublicationId } from '../model.ts';
import { namesNewsletter } from './self-reference.ts';
import { structuredNames } from './structured.ts';

const FEED = /^application\/(?:rss\+xml|atom\+xml|feed\+json|json)$/;
/** What sites write where the name of a feed belongs. */
const NO_NAME =
  /^(?:rss|atom|json|feed|rss feed|atom feed|json feed|main feed|feed rss|subscribe|blog|home|posts|untitled|index)$/i;

function tidyName(name: string): string {
  return name
    .replace(/\s*[»|:–-]\s*(?:comments? )?(?:rss |atom |json )?feed$/i, '')
    .replace(/\s+(?:rss|atom) feed$/i, '')
    .replace(/\s+(?:archives?|archiv)$/i, '')
    .trim();
}

/** What is left of the document's title beside the headline: "Headline | Name". */
function besideHeadline(title: string, headline: string): string {
  const at = title.indexOf(headline);
  if (headline === '' || at < 0 || title === headline) return '';
  const rest = at === 0 ? title.slice(headline.length) : title.slice(0, at);
  const edge = at === 0 ? /^\s*(?:[|·•:–—»/-]|\bby\b)+\s*/ : /\s*[|·•:–—»/-]+\s*$/;
  if (!edge.test(rest)) return '';
  const parts = rest.replace(edge, '').split(/\s+[|·–—-]\s+/);
  return (at === 0 ? parts.at(-1) : parts[0])?.trim() ?? '';
}

const BRAND =
  /(?:^|[\s_-])(?:logo|brand|site-title|site-name|navbar-title|wordmark|masthead|publication(?:-name)?|headline logo|headertitle|templateheader)(?:$|[\s_-])/;

/** The name in the page's head: the text or the picture that leads home. */
function brandOf({ page, body, text }: Layout): string[] {
  const first = text[0] ?? page.blocks.length;
  const home = URL.canParse(page.address) ? new URL('/', page.address).href : '';
  const found: string[] = [];
  for (const [index, block] of page.blocks.entries()) {
    if (index > first + 3 && found.length > 0) break;
    if (index > 60) break;
    const name = block.text !== '' ? block.text : (block.alt ?? '');
    if (name.length < 2 || name.length > 60 || /^(?:home|menu|skip\b.*|logo|image|icon)$/i.test(name))
      continue;
    const marked =
      BRAND.test(block.marks) ||
      [...around(page, block.box)].slice(0, 3).some(({ marks }) => BRAND.test(marks));
    const leadsHome =
      block.links.some(({ href }) => href !== '' && href === home) && block.links.length === 1;
    if (marked || (leadsHome && page.boxes[body] !== undefined)) found.push(name.replace(/\s+logo$/i, ''));
  }
  return found;
}

/** A newsletter of a house that has several has a page of its own above its issues. */
function newsletterOfHouse({ page, text }: Layout): string | undefined {
  const path = URL.canParse(page.address) ? new URL(page.address).pathname : '';
  const folder = /^(.*\/newsletters\/([\w-]+))\/./.exec(path);
  const slug = folder?.[2]?.replaceAll('-', ' ');
  if (slug === undefined) return undefined;
  const last = text.at(-1) ?? 0;
  for (const block of page.blocks.slice(0, last + 1)) {
    if (block.text.length < 60 && bare(block.text) === bare(slug)) return block.text;
    const link = block.links.find(({ text: name }) => bare(name) === bare(slug));
    if (link !== undefined) return link.text;
  }
  return slug.replace(/(?<![\p{L}\p{N}])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** "Name is a weekly newsletter", or a line above the headline that ends in "Newsletter". */
function namedInText({ page, text }: Layout, headline: number): string | undefined {
  for (let index = Math.max(0, headline - 4); index <= headline + 4; index += 1) {
    const line = page.blocks[index];
    if (headline < 0 || line === undefined || line.level === 1 || line.text.length > 50) continue;
    if (/^(?:the )?(?:\p{Lu}[\p{L}\d'’&.-]* ){1,6}Newsletter$/u.test(line.text)) return line.text;
  }
  for (const index of text) {
    const name =
      /^(?<name>\p{Lu}[\p{L}\d'’&. -]{1,40}?) is (?:an?|the|your) (?:[\w-]+,? ){0,4}newsletter\b/u.exec(
        page.blocks[index]?.text ?? '',
      )?.groups?.['name'];
    if (name !== undefined && !/^(?:This|It|Here|That)\b/.test(name)) return name;
  }
  return undefined;
}

/** The first short line of a page, where the page says it again: in a headline, at its foot, in a form. */
function repeatedAtTop({ page }: Layout): string | undefined {
  for (const { text: name, level } of page.blocks.slice(0, 3)) {
    if (
      level > 0 ||
      name.length < 2 ||
      name.length > 40 ||
      name.split(' ').length > 5 ||
      !/\p{Lu}|\p{Lo}/u.test(name)
    )
      continue;
    const again = page.blocks
      .slice(1)
      .some(
        ({ text }) =>
          text.length < 120 && text !== name && text.includes(name) && !text.startsWith(`${name} is`),
      );
    if (again && !/^(?:home|menu|skip\b.*|search|log ?in|sign ?in|subscribe)$/i.test(name)) return name;
  }
  return undefined;
}

/** "DOCK 2024-03-18": a heading above the headline that is the name and the day. */
function nameAboveDay({ page }: Layout, headline: number): string | undefined {
  for (const { level, text } of page.blocks.slice(0, Math.max(0, headline))) {
    const name = level > 0 ? /^(.{2,40}?)[\s,:–—-]+(?:19|20)\d\d-\d\d-\d\d$/.exec(text)?.[1] : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Every name that the page gives its site, the more trusted first. */
export function siteNames(layout: Layout): string[] {
  const { page } = layout;
  const feeds = page.links
    .filter(({ rel, type }) => rel === 'alternate' && FEED.test(type))
    .map(({ title }) => tidyName(title));
  const names = [
    ...feeds,
    ...structuredNames(page.data),
    page.meta.get('og:site_name') ?? '',
    page.meta.get('application-name') ?? '',
  ].map(tidyName);
  return [...new Set(names.filter((name) => name.length > 1 && name.length < 120 && !NO_NAME.test(name)))];
}

/**
 * The publication's name.
 * @param headline the block of the headline, and its words.
 */
export function publicationName(layout: Layout, headline: { block: number; title: string }): string {
  const { page } = layout;
  const house = newsletterOfHouse(layout);
  if (house !== undefined) return house;
  const inText = namedInText(layout, headline.block);
  const names = siteNames(layout);
  if (inText !== undefined && !names.some(namesNewsletter)) return inText;
  const [name] = names;
  if (name !== undefined) return name;
  const brands = brandOf(layout);
  const beside = tidyName(besideHeadline(page.title, headline.title));
  const agreed = brands.find((brand) => beside !== '' && bare(beside).includes(bare(brand)));
  if (agreed !== undefined) return agreed;
  if (beside !== '') return beside;
  if (page.title !== '' && bare(page.title) !== bare(headline.title) && page.title.length < 60)
    return tidyName(page.title);
  return (
    brands[0] ??
    repeatedAtTop(layout) ??
    nameAboveDay(layout, headline.block) ??
    nameAtFoot(layout) ??
    siteOf(page.address)
  );
}

/**
 * The key of a publication: the host that publishes it, with what tells owners apart where anyone may be one.
 * The name is no part of it, as publications are renamed.
 */
export function publicationId(address: string): PublicationId {
  const url = new URL(address);
  const site = siteOf(address);
  const house = /^(?:.*?\/newsletters\/[\w-]+)(?=\/.)/.exec(url.pathname)?.[0];
  if (house !== undefined) return `${site}${house}` as PublicationId;
  const project = site.endsWith('.github.io') ? (/^\/[^/]+(?=\/)/.exec(url.pathname)?.[0] ?? '') : '';
  return `${ownerOf(address).name}${project}` as PublicationId;
}
