/** The headline of an issue: everything that may be it, and what speaks for each. */
import { pathOf } from '../issues/issue-address.ts';
import { Candidates, likeliest, type Candidate, type Table } from './choice.ts';
import { dayIn } from './dates.ts';
import { numbersIn } from './issue-number.ts';
import { wordsOf, type Layout } from './layout.ts';
import { sender } from './mail.ts';
import type { Block, PageDescription } from './page.ts';
import { namesNewsletter } from './self-reference.ts';

/** What stands at the top of an issue. */
export interface Headline {
  readonly title: string;
  /** The block that says it, -1 where none does. */
  readonly block: number;
}

/** Text without what makes two spellings of one headline differ. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a text has some words, whole and side by side; both as `bare` leaves them. */
export function hasWords(text: string, words: string): boolean {
  if (words === '') return false;
  // Scripts that write without spaces have no ends of words.
  if (/[\u3040-\u30ff\u3400-\u9fff]/.test(words)) return text.includes(words);
  return ` ${text} `.includes(` ${words} `);
}

function lineOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

/** The headline that JSON-LD gives to an article. */
function structuredHeadline({ page }: Layout): string {
  for (const object of page.data) {
    const headline = lineOf(object['headline']);
    if (headline !== '') return headline;
  }
  return '';
}

const POST_TITLE =
  /(?:^|\s)(?:post-title|entry-title|gh-article-title|post-full-title|article-title|c-title|subject|title|headline)(?:\s|$)/;
/** ">>> 2020-11-28 the name": file names and prompts that stand before a headline. */
const PREFIX = /^[\s>:;,·•|–—-]*(?:\d{4}-\d\d-\d\d[\s:–—-]+(?=\D*\p{L}))?/u;
/** "Issue 100 2018-03-29": the day that follows a number without a mark between is none of the headline. */
const DAY_BEHIND =
  /(?<=\d)\s+(?:\p{L}{3,12},? )?(?:\d{4}-\d\d-\d\d|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? \p{L}{3,9} \d{4})(?!\d).*$/u;
const SEPARATOR = /\s+(?:[|·•»:–—-]|::)\s+|\s?[|·]\s?|\s*—\s*/u;
/** "Issue No. 1" and "Issue #1" are one headline in two spellings. */
const keyOf = (title: string): string => bare(title).replace(/(?<=\p{L} )(?:no|nr|n) (?=\d)/u, '');

/** How many headings are looked at: the headline is not among the later ones. */
const MOST_HEADS = 25;
/** How far from its top a mail or page without headings says its headline. */
const TOP = 12;
/** How many lines right above the text may say it. */
const ABOVE = 4;

/** A headline as a reader would say it. */
function cleaned(title: string): string {
  const clean = title.replace(PREFIX, '').replace(DAY_BEHIND, '').trim();
  return clean === '' ? title : clean;
}

/** Whether a platform marks the block as the headline. */
function isMarked(block: Block, page: PageDescription): boolean {
  return POST_TITLE.test(page.boxes[block.box]?.marks ?? '') || POST_TITLE.test(block.marks);
}

/** Blocks that may be the headline: headings out of navigation, above and in the text. */
function headings({ page, furniture, text: own }: Layout): number[] {
  const end = own.at(-1) ?? page.blocks.length;
  const found: number[] = [];
  for (const [index, block] of page.blocks.entries()) {
    if (index > end || found.length >= MOST_HEADS) break;
    if (block.level === 0 || block.level > 4 || block.text.length < 2 || block.text.length > 300) continue;
    if (furniture[block.box] === true && !isMarked(block, page)) continue;
    found.push(index);
  }
  return found;
}

type Titles = Candidates<Headline>;

/** Where running text begins: a heading below it is that of a part. */
function firstProse({ page, text }: Layout): number {
  return (
    text.find((index) => {
      const block = page.blocks[index];
      return block?.level === 0 && block.text.length > 140 && !/^-{5,} Forwarded/.test(block.text);
    }) ?? page.blocks.length
  );
}

function addHeadings(titles: Titles, layout: Layout): void {
  const { page } = layout;
  const heads = headings(layout);
  const prose = firstProse(layout);
  const start = layout.text[0] ?? 0;
  const levels = heads.map((index) => page.blocks[index]?.level ?? 0);
  for (const [at, index] of heads.entries()) {
    const block = page.blocks[index];
    if (block === undefined) continue;
    const { level } = block;
    const title = cleaned(block.text);
    const add = (sign: string, holds = true): void => {
      if (holds) titles.add(keyOf(title), { title, block: index }, sign);
    };
    add(`a heading of level ${level}`);
    add('the only one of level 1', level === 1 && levels.filter((other) => other === 1).length === 1);
    add('the first of its level', levels.indexOf(level) === at);
    add('the first of the highest level', levels.indexOf(Math.min(...levels)) === at);
    add('one of many of its level', levels.filter((other) => other === level).length > 3);
    add('below running text', index > prose);
    add('above the text', index < start);
    add('marked as a title', isMarked(block, page));
    add(
      'leads to another page',
      block.links.some(({ text }) => text.length * 2 > block.text.length),
    );
  }
}

/** The parts of a title: "Headline | Name", "Name — Issue 12". */
export function partsOf(title: string): string[] {
  const parts = title.split(SEPARATOR).map((part) => part.trim());
  return parts.length > 1 ? parts.filter((part) => part.length > 1) : [];
}

function addClaims(titles: Titles, layout: Layout, mail: boolean, subject: boolean): void {
  const { page } = layout;
  const claims: [where: string, text: string][] = [
    ['og:title', page.meta.get('og:title') ?? ''],
    ['JSON-LD', structuredHeadline(layout)],
    [
      subject ? 'the subject of a campaign' : mail ? 'the subject of the mail' : "the document's title",
      page.title,
    ],
  ];
  for (const [where, text] of claims) {
    const parts = partsOf(text);
    const [first, last] = [parts[0] ?? '', parts.at(-1) ?? ''];
    titles.add(keyOf(cleaned(text)), { title: cleaned(text), block: -1 }, `is ${where}`);
    if (parts.length === 0) continue;
    titles.add(keyOf(cleaned(first)), { title: cleaned(first), block: -1 }, `begins ${where}`);
    titles.add(keyOf(cleaned(last)), { title: cleaned(last), block: -1 }, `ends ${where}`);
    // All but the last part: "A - B | Name".
    const rest = text.slice(0, text.lastIndexOf(last)).replace(/[\s|·•»:–—-]+$/u, '');
    if (parts.length > 2) titles.add(bare(rest), { title: rest, block: -1 }, `all but the end of ${where}`);
    const whole = bare(text);
    titles.mark(`within ${where}`, (_, key) => key.length > 3 && key !== whole && hasWords(whole, key));
  }
}

/** Short lines at the top that are no headings: mails and plain pages have their headline there. */
function addLines(titles: Titles, claimed: Titles, { page, text, furniture }: Layout): void {
  const first = text[0] ?? 0;
  const above = Array.from({ length: Math.min(ABOVE, first) }, (_, at) => first - 1 - at).toReversed();
  for (const index of [...above, ...text.slice(0, TOP)]) {
    const block = page.blocks[index];
    if (block === undefined || block.level > 0 || furniture[block.box] === true) continue;
    if (block.text.length < 3 || block.text.length > 150) continue;
    const title = cleaned(block.text.replace(/\s+[—–-]\s+read (?:on|online).*$/i, ''));
    const key = keyOf(title);
    if (claimed.has(key)) titles.add(key, { title, block: index }, 'a plain line');
    if (isMarked(block, page)) titles.add(key, { title, block: index }, 'a plain line', 'marked as a title');
    const says =
      numbersIn(block.text).some(({ certain, before }) => certain || before === '') ||
      (block.links.length === 0 && namesNewsletter(block.text));
    if (block.text.length < 60 && says) titles.add(key, { title, block: index }, 'a plain line');
  }
}

function addLooks(titles: Titles, layout: Layout, names: readonly string[]): void {
  const named = new Set(names.map(bare));
  const path = pathOf(layout.page.address);
  const slug = bare(/([^/]+?)(?:\.\w{2,5})?\/?$/.exec(path)?.[1] ?? '').split(' ');
  titles.mark('the name of the site', (_, key) => named.has(key));
  titles.mark('its words are those of the address', (_, key) => {
    const own = key.split(' ').filter((word) => word.length > 2);
    return own.length > 1 && own.filter((word) => slug.includes(word)).length * 2 > own.length;
  });
  titles.mark('has a number', ({ title }) => numbersIn(title).length > 0);
  titles.mark('is a number and what it counts', ({ title }) =>
    numbersIn(title).some(({ after }) => !/\p{L}/u.test(after)),
  );
  const heads = titles.list().filter(({ signs }) => signs.has('the only one of level 1'));
  titles.mark('holds the main heading and more', (_, key) =>
    heads.some(({ value }) => key !== bare(value.title) && hasWords(key, bare(value.title))),
  );
  const from = bare(sender(layout.page));
  titles.mark('the name of the sender', (_, key) => key === from);
  titles.mark('all in capitals', ({ title }) => /\p{Lu}{4}/u.test(title) && title === title.toUpperCase());
  titles.mark('has a day', ({ title }) => dayIn(title) !== undefined);
  titles.mark('one word', (_, key) => !key.includes(' ') && wordsOf(key) < 3);
}

/**
 * Everything that a reader could call the headline.
 * @param names of the site, which are mostly no headline.
 * @param subject whether the document's title is the subject of a campaign.
 */
export function titlesOf(
  layout: Layout,
  names: readonly string[],
  mail: boolean,
  subject: boolean,
): readonly Candidate<Headline>[] {
  const titles: Titles = new Candidates();
  const claimed: Titles = new Candidates();
  addClaims(claimed, layout, mail, subject);
  addHeadings(titles, layout);
  addLines(titles, claimed, layout);
  addClaims(titles, layout, mail, subject);
  addLooks(titles, layout, names);
  return titles.list();
}

/** Chooses the headline: the likeliest one, as every issue has to be called something. */
export function headlineOf(
  candidates: readonly Candidate<Headline>[],
  table: Table,
  fallback: string,
): Headline {
  return likeliest(candidates, table)?.value ?? { title: fallback, block: -1 };
}
