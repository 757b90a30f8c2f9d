/** Finds the issues of a page that holds many, by its structure alone. */
import { siteOf } from './address.ts';
import { numberedTitle } from './issue-number.ts';
import { dayIn, dayOfMoment } from './dates.ts';
import { around, wordsOf } from './layout.ts';
import type { Block, PageDescription } from './page.ts';

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
  /** Its blocks: `from` is the headline, `to` comes after the last one. */
  readonly from: number;
  readonly to: number;
}

export interface Sections {
  readonly sections: readonly Section[];
  readonly evidence: readonly string[];
  /** How sure: above `ENOUGH` they are issues. */
  readonly weight: number;
}

const ENOUGH = 3;
const FEWEST = 3;
const MEDIAN_WORDS = 100;
const NEWSLETTER = /newsletter|\bissues?\b|\bletters\b|ausgabe|뉴스레터/iu;
const FURNITURE = /^(?:nav|aside|footer)$/;

/** A heading and what speaks for it being the headline of an issue. */
interface Head {
  readonly block: number;
  readonly level: number;
  readonly listed: boolean;
  readonly permanent: boolean;
  readonly numbered: boolean;
  readonly dated: boolean;
  readonly permalink?: string;
  readonly fragment?: string;
}

function fragmentOf(href: string, page: string): string | undefined {
  const hash = href.indexOf('#');
  if (hash < 0 || href.slice(0, hash) !== page.replace(/#.*$/, '')) return undefined;
  const fragment = href.slice(hash + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function inFurniture(page: PageDescription, block: Block): boolean {
  for (const box of around(page, block.box)) if (FURNITURE.test(box.tag)) return true;
  return false;
}

/** The page of its own that a headline links to as a whole. */
function permalinkOf(page: PageDescription, block: Block): string | undefined {
  const [link] = block.links;
  if (link === undefined || block.links.length > 2 || link.text.length < block.text.length / 2)
    return undefined;
  if (!URL.canParse(link.href) || siteOf(link.href) !== siteOf(page.address)) return undefined;
  return fragmentOf(link.href, page.address) === undefined ? link.href : undefined;
}

const DATED = /\b(?:19|20)\d\d\b/;

function headsOf(page: PageDescription): Head[] {
  const { blocks } = page;
  const listed = new Set<string>();
  for (const block of blocks) {
    if (block.level > 0) continue;
    for (const link of block.links) {
      const fragment = fragmentOf(link.href, page.address);
      // "Back to top" and footnotes are no table of contents: its entries name what they lead to.
      if (fragment !== undefined && link.text.length > 3) listed.add(`${fragment}\n${link.text}`);
    }
  }
  const heads: Head[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.level === 0 || block.level > 4 || block.text === '' || inFurniture(page, block)) continue;
    const after = blocks[index + 1];
    const near = [block, ...(after !== undefined && after.level === 0 ? [after] : [])];
    const own = new Set(block.ids);
    const permanent = near.some(({ links }) =>
      links.some(({ href }) => own.has(fragmentOf(href, page.address) ?? '')),
    );
    const fragment = block.ids.find((id) => listed.has(`${id}\n${block.text}`)) ?? block.ids[0];
    const permalink = permalinkOf(page, block);
    heads.push({
      block: index,
      level: block.level,
      listed: fragment !== undefined && listed.has(`${fragment}\n${block.text}`),
      permanent: permanent || permalink !== undefined,
      numbered: numberedTitle(block.text) !== undefined,
      dated: near.some(({ text, time }) => time !== undefined || (text.length < 80 && DATED.test(text))),
      ...(permalink !== undefined && { permalink }),
      ...(fragment !== undefined && { fragment }),
    });
  }
  return heads;
}

/** The last block of a section that is its own: what all sections end with alike is left out. */
function endOf(blocks: readonly Block[], from: number, to: number, closers: ReadonlySet<string>): number {
  let end = to;
  while (end > from + 1 && closers.has(blocks[end - 1]?.text ?? '')) end -= 1;
  return end;
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
  const published = dayAt(blocks.slice(head.block, head.block + 3));
  return {
    title: numbered?.title || text,
    ...(numbered !== undefined && { number: numbered.number }),
    ...(head.fragment !== undefined && { fragment: head.fragment }),
    ...(head.permalink !== undefined && { permalink: head.permalink }),
    ...(published !== undefined && { published }),
    words: blocks.slice(head.block, to).reduce((sum, block) => sum + wordsOf(block.text), 0),
    from: head.block,
    to,
  };
}

const FEATURES = ['listed', 'permanent', 'numbered', 'dated'] as const;
const WORTH = { listed: 0.5, permanent: 0.5, numbered: 2, dated: 1 };

function measure(page: PageDescription, heads: readonly Head[]): Sections | undefined {
  const { blocks } = page;
  const common = FEATURES.filter((feature) => heads.filter((head) => head[feature]).length >= FEWEST);
  const chosen = heads.filter((head) => common.filter((feature) => head[feature]).length * 2 > common.length);
  if (common.length === 0 || chosen.length < FEWEST) return undefined;
  const bounds = chosen.map((head, index) => ({ head, to: chosen[index + 1]?.block ?? blocks.length }));
  const lengths = bounds
    .map(({ head, to }) => blocks.slice(head.block, to).reduce((sum, { text }) => sum + wordsOf(text), 0))
    .toSorted((a, b) => a - b);
  if ((lengths[lengths.length >> 1] ?? 0) < MEDIAN_WORDS) return undefined;
  const last = new Map<string, number>();
  for (const { to } of bounds) {
    const text = blocks[to - 1]?.text ?? '';
    last.set(text, (last.get(text) ?? 0) + 1);
  }
  const closers = new Set([...last].filter(([, count]) => count > chosen.length / 2).map(([text]) => text));
  const first = blocks.find(({ level }) => level === 1)?.text ?? '';
  const named = NEWSLETTER.test(`${page.title} ${first} ${page.address}`);
  const evidence = common.map((feature) => `${chosen.length} headings are ${feature}`);
  let weight = common.reduce((sum, feature) => sum + WORTH[feature], 0);
  if (!named && !common.includes('numbered')) return undefined;
  if (closers.size > 0) {
    weight += 1;
    evidence.push('every section ends alike');
  }
  if (named) {
    weight += 1;
    evidence.push('the page calls itself a newsletter');
  }
  const sections = bounds.map(({ head, to }) =>
    sectionOf(blocks, head, endOf(blocks, head.block, to, closers)),
  );
  return { sections, evidence, weight };
}

/** The issues of a page that holds many; `undefined` where it does not look so. */
export function findSections(page: PageDescription): Sections | undefined {
  const heads = headsOf(page);
  const levels = [...new Set(heads.map(({ level }) => level))];
  const found = levels
    .map((level) =>
      measure(
        page,
        heads.filter((head) => head.level === level),
      ),
    )
    .filter((sections) => sections !== undefined)
    .toSorted((a, b) => b.weight - a.weight);
  return found[0] !== undefined && found[0].weight >= ENOUGH ? found[0] : undefined;
}
