/** The headings of a page that may be headlines of issues, and what speaks for each. */
import { toAddress } from '../issues/address.ts';
import { mayClaim } from '../issues/claim.ts';
import { numberedTitle } from './issue-number.ts';
import type { Layout } from './layout.ts';
import type { Block, PageDescription } from './page.ts';

/** What a heading has that sub-headings mostly have not. */
export const FEATURES = ['listed', 'permanent', 'numbered', 'dated'] as const;

/** A heading and what speaks for it being the headline of an issue. */
export interface Head {
  /** The block of its words. */
  readonly block: number;
  /** Its first block: a line with the number or the day may stand above it. */
  readonly from: number;
  readonly level: number;
  /** A table of contents leads to it. */
  readonly listed: boolean;
  /** It, or the line below it, leads to itself or to a page of its own. */
  readonly permanent: boolean;
  readonly numbered: boolean;
  /** Its number is one that only issues have. */
  readonly certain: boolean;
  readonly dated: boolean;
  /** The number in the line above it. */
  readonly number?: string;
  readonly permalink?: string;
  readonly fragment?: string;
}

const DATED = /\b(?:19|20)\d\d\b/;
const DAY = /\b\d{1,2}(?:st|nd|rd|th)?\b.*(?:19|20)\d\d|(?:19|20)\d\d.*\b\d{1,2}\b/;

/** The fragment of a link that stays on its page. */
function fragmentOf(href: string, page: string): string | undefined {
  const hash = href.indexOf('#');
  if (hash < 0 || href.slice(0, hash) !== page) return undefined;
  const fragment = href.slice(hash + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The page of its own that a headline links to as a whole, where this page may speak for it. */
function permalinkOf(page: PageDescription, block: Block, own: string): string | undefined {
  const [link] = block.links;
  if (link === undefined || block.links.length > 2 || link.text.length < block.text.length / 2)
    return undefined;
  const address = toAddress(link.href);
  if (address === undefined || !mayClaim(page.address, address)) return undefined;
  return link.href.replace(/#.*$/, '') === own ? undefined : link.href;
}

/** "fragment\nwords" of each link that stays on the page: tables of contents are made of them. */
function contents(page: PageDescription, own: string): ReadonlySet<string> {
  const listed = new Set<string>();
  for (const block of page.blocks) {
    if (block.level > 0) continue;
    for (const link of block.links) {
      const fragment = fragmentOf(link.href, own);
      // "Back to top" and footnotes are no table of contents: its entries name what they lead to.
      if (fragment !== undefined && link.text.length > 3) listed.add(`${fragment}\n${link.text}`);
    }
  }
  return listed;
}

/** A short line above a headline that says its number or its day: "Issue 12 · May 3, 2021". */
function kickerOf(page: PageDescription, index: number): Block | undefined {
  const above = page.blocks[index - 1];
  if (above === undefined || above.level > 0 || above.text.length > 60 || above.text === '') return undefined;
  if (above.links.length > 0 || page.boxes[above.box]?.tag === 'li') return undefined;
  return numberedTitle(above.text)?.certain === true || saysDay(above.text, 60) ? above : undefined;
}

/** A line that is a day and little else. */
function saysDay(text: string, longest: number): boolean {
  return text.length < longest && DATED.test(text) && DAY.test(text);
}

/** The ids that lead to more than one heading: invalid, and no name of any. */
function repeatedIds({ blocks }: PageDescription): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { level, ids } of blocks) {
    if (level === 0) continue;
    for (const id of ids) (seen.has(id) ? repeated : seen).add(id);
  }
  return repeated;
}

/**
 * The fragment that a heading is known by: one that a table of contents leads to, the heading's own, or that
 * of an empty element before it.
 */
function nameOf(
  { block, box }: { readonly block: Block; readonly box: string },
  ids: readonly string[],
  listed: ReadonlySet<string>,
): string | undefined {
  const marks = box.split(' ');
  return (
    ids.find((id) => listed.has(`${id}\n${block.text}`)) ??
    ids.find((id) => marks.includes(id.toLowerCase())) ??
    ids[0]
  );
}

/** All headings out of navigation, to the fourth level. */
export function findHeads({ page, furniture }: Layout): Head[] {
  const own = page.address.replace(/#.*$/, '');
  const listed = contents(page, own);
  const repeated = repeatedIds(page);
  const heads: Head[] = [];
  for (const [index, block] of page.blocks.entries()) {
    if (block.level === 0 || block.level > 4 || block.text === '' || furniture[block.box] === true) continue;
    const below = page.blocks[index + 1];
    const kicker = kickerOf(page, index);
    const near = [
      block,
      ...(below !== undefined && below.level === 0 ? [below] : []),
      ...(kicker === undefined ? [] : [kicker]),
    ];
    const ids = [...block.ids, ...(kicker?.ids ?? [])].filter((id) => !repeated.has(id));
    const fragment = nameOf({ block, box: page.boxes[block.box]?.marks ?? '' }, ids, listed);
    const permalink = permalinkOf(page, block, own);
    const led = near.some(({ links }) =>
      links.some(({ href }) => ids.includes(fragmentOf(href, own) ?? '\n')),
    );
    const numbered =
      numberedTitle(block.text) ?? (kicker === undefined ? undefined : numberedTitle(kicker.text));
    heads.push({
      block: index,
      from: kicker === undefined ? index : index - 1,
      level: block.level,
      listed: fragment !== undefined && listed.has(`${fragment}\n${block.text}`),
      permanent: led || permalink !== undefined,
      numbered: numbered !== undefined,
      certain: numbered?.certain === true,
      dated: near.some(
        (line) =>
          line.time !== undefined ||
          (page.boxes[line.box]?.tag !== 'li' && saysDay(line.text, line === block ? 80 : 45)),
      ),
      ...(numbered !== undefined && { number: numbered.number }),
      ...(permalink !== undefined && { permalink }),
      ...(fragment !== undefined && { fragment }),
    });
  }
  return heads;
}
