/** Who wrote an issue and on which day, as its header, its metadata or its foot say. */
import { dayIn, dayOfMoment } from './dates.ts';
import type { Headline } from './heading.ts';
import { bare } from './heading.ts';
import { around, type Layout } from './layout.ts';
import { sender } from './mail.ts';
import type { Block, PageDescription } from './page.ts';

const BYLINE =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|post-author|meta-author|contributor|rel-author|profile-name)(?:$|[\s_-])/;
const NO_BYLINE = /avatar|tweet|comment|related|bio\b|quote|card|bookmark/;
/** How far below the headline a header reaches, in blocks. */
const HEADER = 14;

/** The blocks of the header: around the headline, before the text is well begun. */
function* header({ page, text }: Layout, { block }: Headline): Generator<Block> {
  const at = block >= 0 ? block : (text[0] ?? 0);
  for (let index = Math.max(0, at - 3); index <= at + HEADER; index += 1) {
    const here = page.blocks[index];
    if (here === undefined) return;
    if (index > at + 1 && here.text.length > 400) return;
    yield here;
  }
}

/** "A, B and C" as a list. */
function people(names: string): string[] {
  return names
    .split(/\s*(?:,|;|\band\b|&|\bund\b|\bet\b|\by\b|、|·|•)\s*/u)
    .map((name) => name.replace(/^(?:by|von|par|por|di|door)\s+/i, '').trim())
    .filter((name) => name.length > 1 && /\p{L}/u.test(name));
}

/** "KATE DAVIDSON" as people write it. */
function calm(name: string): string {
  if (!/^[\p{Lu}\s.'’-]+$/u.test(name) || !/\s/.test(name)) return name;
  return name.replace(/(?<=[\p{Lu}])\p{Lu}+/gu, (letters) => letters.toLowerCase());
}

function isName(name: string): boolean {
  return (
    name.length < 60 && !/https?:|@|\d{3}/.test(name) && name.split(' ').length <= 6 && /\p{L}/u.test(name)
  );
}

function structuredAuthors(page: PageDescription): string[] {
  for (const object of page.data) {
    const author = object['author'];
    if (author === undefined || object['headline'] === undefined) continue;
    const list = Array.isArray(author) ? author : [author];
    const names = list
      .map((one: unknown) => (typeof one === 'string' ? one : ((one ?? {}) as { name?: unknown }).name))
      .filter((name) => typeof name === 'string')
      .map((name) => name.trim());
    if (names.length > 0) return names.filter(isName);
  }
  return [];
}

/** "By A and B" in a header; or the text of what is marked as a byline. */
function visibleAuthors(layout: Layout, headline: Headline): string[] {
  const { page } = layout;
  for (const block of header(layout, headline)) {
    const said =
      /^(?:(?:written |posted |published |curated )?by|von|par|por|door)\s+(.{2,80}?)(?:\s*[•|·,—–]\s*(?=\p{L}{3,9}\.? \d|\d).*)?$/iu.exec(
        block.text,
      )?.[1];
    if (said !== undefined && block.level === 0) {
      const names = people(said);
      if (names.length > 0 && names.every((name) => isName(name) && /^\p{Lu}|^\p{Lo}/u.test(name)))
        return names;
    }
  }
  for (const block of header(layout, headline)) {
    const marked = BYLINE.test(block.marks) && block.text.length < 120 && block.level === 0;
    const said = marked
      ? /\s(?:by|von|par|por|door)\s+(\p{Lu}[^|•·]{2,60})$/iu.exec(block.text)?.[1]
      : undefined;
    const names = people(said ?? '');
    if (names.length > 0 && names.every(isName)) return names;
  }
  for (const block of header(layout, headline)) {
    if (block.text === '' || block.text.length > 80 || block.level > 0 || dayIn(block.text) !== undefined)
      continue;
    const boxes = [...around(page, block.box)].slice(0, 3);
    const marked =
      BYLINE.test(block.marks) || boxes.some(({ marks }) => BYLINE.test(marks) && !NO_BYLINE.test(marks));
    const profile =
      block.links.length > 0 &&
      block.links.every(({ href }) => /^https:\/\/(?:[\w-]+\.)?substack\.com\/(?:@|profile\/)/.test(href));
    if (!marked && !profile) continue;
    const names = people(block.text);
    if (names.length > 0 && names.every(isName)) return names;
  }
  return [];
}

/** "a newsletter by A", "Curated by A and B": said anywhere, at the foot most often. */
function authorsOfTheHouse({ page }: Layout): string[] {
  for (const block of page.blocks) {
    const said =
      /\bnewsletter (?:written |curated |edited )?by (?<names>[\p{L}.'’ -]{3,40}?)(?=\s*(?:[,;|]|\p{Ps}|[-–—=_]{2}|[.!](?:\s|$)|$))/u.exec(
        block.text,
      ) ?? /^(?:Curated|Edited|Written) by (?<names>[^.]{3,80})\.?$/u.exec(block.text);
    const names = people(said?.groups?.['names'] ?? '');
    if (names.length > 0 && names.every(isName)) return names;
  }
  return [];
}

/** A box at the foot that shows the author: Ghost and others put it there. */
function authorsAtFoot({ page }: Layout): string[] {
  const names = new Set<string>();
  for (const block of page.blocks) {
    if (block.text === '' || block.text.length > 60) continue;
    const boxes = [...around(page, block.box)].slice(0, 2);
    const all = [block.marks, ...boxes.map(({ marks }) => marks)].join(' ');
    if (/(?:^|[\s_-])author-name/.test(all) && !NO_BYLINE.test(all)) names.add(block.text);
  }
  return names.size === 1 ? [...names].flatMap(people).filter(isName) : [];
}

/** "© 2022 Name", as Substack closes its mails. */
function copyright({ page }: Layout): string[] {
  for (const block of page.blocks.slice(-12)) {
    const name =
      /^© (?:19|20)\d\d (?<name>\p{Lu}[\p{L}.'’ -]{2,40}?)(?=\s+(?:\d|Unsubscribe|·|\||$)|$)/u.exec(
        block.text,
      )?.groups?.['name'];
    if (name !== undefined) return [name];
  }
  return [];
}

/** "— Shane", as letters end. */
function signature({ page }: Layout): string[] {
  for (const { text } of page.blocks.slice(-15)) {
    const name =
      /^(?:cheers|best|thanks|yours|sincerely|warmly|until next (?:time|week))[,!.]?\s*[—–-]{1,2}\s?(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.'’-]+){0,2})$/iu.exec(
        text,
      )?.groups?.['name'];
    if (name !== undefined && /^\p{Lu}/u.test(name)) return [name];
  }
  return [];
}

/** The authors, in the order of the page; none where it names none. */
export function authorsOf(layout: Layout, headline: Headline, publication: string): string[] {
  const { page } = layout;
  const meta = page.meta.get('author') ?? '';
  const ofMeta = isName(meta) && !/^(?:admin|editor|staff|team)$/i.test(meta) ? [meta] : [];
  const structured = structuredAuthors(page);
  const visible = visibleAuthors(layout, headline);
  // A byline is trusted where it has more names than the metadata, which often keeps the first one.
  const first = structured[0] ?? ofMeta[0];
  if (first !== undefined && visible.length > 1 && visible.some((name) => bare(name) === bare(first)))
    return visible;
  if (structured.length > 0) return structured;
  if (visible.length > 0) return visible.map(calm);
  if (ofMeta.length > 0 && bare(meta) !== bare(page.title))
    return ofMeta.map((name) => name.replace(/, .*$/, ''));
  const foot = authorsAtFoot(layout);
  if (foot.length > 0) return foot;
  const from = sender(page);
  if (from !== '' && isName(from)) return [from];
  const house = authorsOfTheHouse(layout);
  if (house.length > 0) return house;
  const signed = signature(layout);
  if (signed.length > 0) return signed;
  const owner = copyright(layout);
  return owner.filter(
    (name) => bare(name) !== bare(publication) || page.blocks.some(({ text }) => text === name),
  );
}

function structuredDay(page: PageDescription): string | undefined {
  for (const object of page.data) {
    const published = object['datePublished'];
    const found = typeof published === 'string' ? dayOfMoment(published) : undefined;
    if (found !== undefined) return found;
  }
  for (const name of [
    'article:published_time',
    'datepublished',
    'date',
    'dc.date',
    'pubdate',
    'sailthru.date',
  ]) {
    const found = dayOfMoment(page.meta.get(name) ?? '');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Days in the address: `/2020/9/30/`, `/2023-09-11`. */
function dayOfAddress(address: string): string | undefined {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  return /\/\d{4}[/-]\d{1,2}[/-]\d{1,2}/.test(path) ? dayIn(path) : undefined;
}

/**
 * The day of publication. What the header shows wins over metadata, which is often wrong; a
 * `datetime` wins over the words beside it, which are relative or in the reader's time zone.
 */
export function publishedOf(layout: Layout, headline: Headline): string | undefined {
  const { page } = layout;
  const blocks = [...header(layout, headline)].filter(({ marks }) => !/tweet/.test(marks));
  for (const { time } of blocks) {
    const found = time === undefined ? undefined : dayOfMoment(time);
    if (found !== undefined) return found;
  }
  const structured = structuredDay(page);
  const short = blocks.filter(
    ({ text, links }) => text.length < 120 && (text.length < 60 || links.length === 0),
  );
  for (const { text } of short) {
    const found = dayIn(text, page.language);
    if (found !== undefined) return found;
  }
  if (structured !== undefined) return structured;
  const ofAddress = dayOfAddress(page.address);
  if (ofAddress !== undefined) return ofAddress;
  const first = layout.text[0] ?? 0;
  const wide = [...page.blocks.slice(Math.max(0, first - 8), first + 6), ...page.blocks.slice(-12)];
  for (const { time, text } of wide) {
    const found =
      (time === undefined ? undefined : dayOfMoment(time)) ??
      (text.length < 90 ? dayIn(text, page.language) : undefined);
    if (found !== undefined) return found;
  }
  return dayIn(/^-{5,} Forwarded message.*?Date: (.{5,40})/.exec(page.blocks[0]?.text ?? '')?.[1] ?? '');
}
