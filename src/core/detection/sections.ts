/** Finds the issues of a page that holds many, by its structure alone. */
import { dayIn, dayOfMoment } from './dates.ts';
import { bare } from './heading.ts';
import { numberedTitle } from './issue-number.ts';
import { wordsOf, type Layout } from './layout.ts';
import { isWithin, type Block, type PageDescription } from './page.ts';
import { FEATURES, findHeads, type Head } from './section-heads.ts';
import { namesNewsletter } from './self-reference.ts';

/** One issue of a page that holds many. */
export interface Section {
  /** The headline without its number. */
  readonly title: string;
  /** As printed: `18/53`. */
  readonly number?: string;
  /** The fragment that leads to it. */
  readonly fragment?: string;
  /** The page of its own that its headline leads to. */
  readonly permalink?: string;
  /** The day that stands at it. */
  readonly published?: string;
  readonly words: number;
  /** Its blocks: `from` is the headline or the line above it, `to` comes after the last one. */
  readonly from: number;
  readonly to: number;
}

export interface Sections {
  readonly sections: readonly Section[];
  readonly evidence: readonly string[];
  /** How sure: from `ENOUGH` on they are issues. */
  readonly weight: number;
}

const ENOUGH = 3;
/** Two essays with numbers may be the parts of one. */
const FEWEST = 3;
/** Shorter ones are the entries of a list, the answers of a catalogue, the notes of a release. */
const MEDIAN_WORDS = 100;
const LONG_WORDS = 300;
/** Titles of pages that collect what was sent. */
const COLLECTION =
  /\b(?:archives?|collected|collection|complete|all (?:issues|posts|essays|letters)|(?:19|20)\d\d|letters|essays|issues|ausgaben|archiv)\b/i;
const NO_COLLECTION =
  /\b(?:changelog|change log|release notes?|releases|version history|documentation|docs|reference|faq|questions|guide|tutorial|course|manual|glossary|terms|policy)\b/i;
const ISSUES = /\b(?:all|back|past) issues\b|\bissue archive\b|\bletters\b|\bausgaben\b/i;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function wordsBetween(blocks: readonly Block[], from: number, to: number): number {
  return blocks.slice(from, to).reduce((sum, { text }) => sum + wordsOf(text), 0);
}

/** The heads that have what most heads of issues on this page have, and no sub-headings. */
function choose(heads: readonly Head[]): readonly Head[] {
  const common = FEATURES.filter((feature) => heads.filter((head) => head[feature]).length >= FEWEST);
  if (common.length === 0) return [];
  const shares = (head: Head): number => common.filter((feature) => head[feature]).length;
  // A number or a day sets issues apart; links and contents lead to sub-headings, too.
  const main = (['numbered', 'dated'] as const).find((feature) => common.includes(feature));
  if (main === undefined) return heads.filter((head) => shares(head) === common.length);
  const sure = heads.filter((head) => head[main]);
  const others = heads.filter(
    (head) => !head[main] && common.length > 1 && shares(head) === common.length - 1,
  );
  return others.length <= Math.max(1, sure.length / 5)
    ? heads.filter((head) => sure.includes(head) || others.includes(head))
    : sure;
}

/** The box that all heads stand in: what follows it is no issue's. */
function trunkOf(page: PageDescription, heads: readonly Head[]): number {
  let trunk = page.blocks[heads[0]?.block ?? 0]?.box ?? 0;
  for (const { block } of heads) {
    const box = page.blocks[block]?.box ?? 0;
    while (trunk > 0 && !isWithin(page, box, trunk)) trunk = page.boxes[trunk]?.parent ?? 0;
  }
  return trunk;
}

/** What most sections end with alike: "Back to contents", "Share this". */
function closersOf(blocks: readonly Block[], ends: readonly number[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const end of ends) {
    for (const text of new Set([blocks[end - 1]?.text ?? '', blocks[end - 2]?.text ?? ''])) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const alike = [...counts].filter(([text, count]) => text !== '' && count * 2 > ends.length);
  return new Set(alike.map(([text]) => text));
}

function dayAt(blocks: readonly Block[]): string | undefined {
  for (const { text, time } of blocks) {
    const found =
      (time === undefined ? undefined : dayOfMoment(time)) ?? (text.length < 90 ? dayIn(text) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function sectionOf(blocks: readonly Block[], head: Head, to: number): Section {
  const text = blocks[head.block]?.text ?? '';
  const numbered = numberedTitle(text);
  const number = numbered?.number ?? head.number;
  const published = dayAt(blocks.slice(head.from, head.block + 3));
  return {
    title: numbered?.title || text,
    ...(number !== undefined && { number }),
    ...(head.fragment !== undefined && { fragment: head.fragment }),
    ...(head.permalink !== undefined && { permalink: head.permalink }),
    ...(published !== undefined && { published }),
    words: wordsBetween(blocks, head.from, to),
    from: head.from,
    to,
  };
}

/** Whether the numbers of heads only rise, or only fall: "#01", "#02", "#03", "#05". */
function isCount(heads: readonly Head[]): boolean {
  const numbers = heads.map(({ number = '' }) => Number(/\d+/.exec(number)?.[0] ?? NaN));
  const rises = (step: 1 | -1): boolean =>
    numbers.slice(1).every((number, at) => (number - (numbers[at] ?? NaN)) * step > 0);
  return rises(1) || rises(-1);
}

/** What speaks for these heads being those of issues. */
function weigh(
  page: PageDescription,
  chosen: readonly Head[],
  closers: number,
  length: number,
): readonly [string, number][] {
  const heads = new Set(chosen.map(({ block }) => page.blocks[block]));
  const top = page.blocks.find(({ level }) => level === 1);
  const main = top === undefined || heads.has(top) ? '' : top.text;
  const called = `${page.title} ${main}`;
  const most = (has: (head: Head) => boolean): boolean => chosen.filter(has).length * 2 > chosen.length;
  const named =
    namesNewsletter(`${called} ${page.address}`) ||
    ISSUES.test(called) ||
    /\/(?:issues|letters)\b/.test(page.address);
  // A page whose own headline has a day or a number is one issue, whatever its parts are called.
  if (
    dayIn(called) !== undefined ||
    numberedTitle(main)?.certain === true ||
    numberedTitle(page.title)?.certain === true
  )
    return [];
  const collects = COLLECTION.test(called) && !NO_COLLECTION.test(called);
  // Rules and reasons are counted as well, but none of them has a page of its own.
  const sure =
    most(({ certain }) => certain) || (isCount(chosen) && most(({ permalink }) => permalink !== undefined));
  const dated = most((head) => head.dated);
  const alike = closers > 0;
  // Numbers alone count rules, reasons and bugs as well; a name alone is the name of one issue.
  if (NO_COLLECTION.test(called) || !(sure || dated || collects)) return [];
  if (!named && !(collects && (sure || dated)) && !(sure && (dated || alike))) return [];
  const many = `${chosen.length} headings`;
  const signs: [string, number, boolean][] = [
    [`${many} are numbered as issues are`, 2, sure],
    [`${many} have a number`, 1, !sure && most((head) => head.numbered)],
    [`${many} have a day`, 1, dated],
    [`${many} stand in a table of contents`, 0.5, most((head) => head.listed)],
    [`${many} have a link of their own`, 0.5, most((head) => head.permanent)],
    ['every section ends alike', 1, alike],
    ['the page calls itself a newsletter', 1, named],
    ['the page calls itself a collection', 1, collects],
    [`their sections are long: ${length} words`, 0.5, length >= LONG_WORDS],
    ['they are many', 0.5, chosen.length >= 8],
  ];
  return signs.filter(([, , holds]) => holds).map(([words, weight]) => [words, weight]);
}

function measure({ page, furniture }: Layout, heads: readonly Head[]): Sections | undefined {
  const { blocks } = page;
  const chosen = choose(heads);
  if (chosen.length < FEWEST) return undefined;
  const trunk = trunkOf(page, chosen);
  const last = blocks.findLastIndex(({ box }) => isWithin(page, box, trunk) && furniture[box] !== true) + 1;
  const ends = chosen.map((_, index) => chosen[index + 1]?.from ?? last);
  const length = median(chosen.map(({ from }, index) => wordsBetween(blocks, from, ends[index] ?? last)));
  if (length < MEDIAN_WORDS) return undefined;
  const closers = closersOf(blocks, ends);
  const signs = weigh(page, chosen, closers.size, length);
  const sections = chosen.map((head, index) => {
    let to = ends[index] ?? last;
    while (to > head.block + 1 && closers.has(blocks[to - 1]?.text ?? '')) to -= 1;
    return sectionOf(blocks, head, to);
  });
  // Two heads of one name and no fragment would be one issue.
  const names = new Set(
    sections.map(({ fragment, permalink, title }) => fragment ?? permalink ?? bare(title)),
  );
  if (names.size < sections.length) return undefined;
  return {
    sections,
    evidence: signs.map(([words]) => words),
    weight: signs.reduce((sum, [, weight]) => sum + weight, 0),
  };
}

/** The issues of a page that holds many; `undefined` where it does not look so. */
export function findSections(layout: Layout): Sections | undefined {
  const heads = findHeads(layout);
  const levels = [...new Set(heads.map(({ level }) => level))];
  const found = levels
    .map((level) =>
      measure(
        layout,
        heads.filter((head) => head.level === level),
      ),
    )
    .filter((sections) => sections !== undefined)
    .toSorted((a, b) => b.weight - a.weight);
  return found[0] !== undefined && found[0].weight >= ENOUGH ? found[0] : undefined;
}
