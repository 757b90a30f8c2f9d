/** The headline of an issue, and where its header ends and its text begins. */
import { numberedTitle } from './issue-number.ts';
import type { Layout } from './layout.ts';
import type { Block } from './page.ts';

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
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

/** The headline that JSON-LD gives to an article. */
function structuredHeadline({ page }: Layout): string {
  for (const object of page.data) {
    const headline = words(object['headline']);
    if (headline !== '') return headline;
  }
  return '';
}

const POST_TITLE =
  /(?:^|\s)(?:post-title|entry-title|gh-article-title|post-full-title|article-title|c-title|subject)(?:\s|$)/;
/** ">>> 2020-11-28 the name": file names and prompts that stand before a headline. */
const PREFIX = /^[\s>:;,·•|–—-]*(?:\d{4}-\d\d-\d\d[\s:–—-]+(?=\D*\p{L}))?/u;

export function cleaned(title: string): string {
  const clean = title.replace(PREFIX, '').trim();
  return clean === '' ? title : clean;
}

/** Blocks that may be the headline: headings out of navigation, above and in the text. */
function candidates({ page, furniture, text: own }: Layout): number[] {
  const end = own.at(-1) ?? page.blocks.length;
  const found: number[] = [];
  for (const [index, block] of page.blocks.entries()) {
    if (index > end) break;
    if (block.level === 0 || block.level > 3 || block.text.length < 2) continue;
    if (furniture[block.box] === true && !isMarked(block, page)) continue;
    found.push(index);
  }
  return found;
}

/** Whether a platform marks the block as the headline. */
export function isMarked(block: Block, page: Layout['page']): boolean {
  return POST_TITLE.test(page.boxes[block.box]?.marks ?? '') || POST_TITLE.test(block.marks);
}

/**
 * Chooses what a reader would call the headline: a heading that the page's own metadata repeats,
 * else its first main heading, else its metadata.
 * @param site names of the publication, which are no headline.
 */
export function headlineOf(layout: Layout, site: readonly string[]): Headline {
  const { page } = layout;
  const named = new Set(site.map(bare));
  const claimed = [
    page.meta.get('og:title') ?? '',
    structuredHeadline(layout),
    page.meta.get('twitter:title') ?? '',
  ]
    .map(bare)
    .filter((title) => title !== '' && !named.has(title));
  const title = bare(page.title);
  const heads = candidates(layout).filter((index) => !named.has(bare(page.blocks[index]?.text ?? '')));
  const say = (index: number): Headline => ({ title: cleaned(page.blocks[index]?.text ?? ''), block: index });
  const marked = heads.find((index) => {
    const block = page.blocks[index];
    return block !== undefined && block.level <= 2 && isMarked(block, page);
  });
  if (marked !== undefined) return say(marked);
  const repeated = heads.find((index) => claimed.includes(bare(page.blocks[index]?.text ?? '')));
  if (repeated !== undefined) return say(repeated);
  const first = heads.find((index) => page.blocks[index]?.level === 1);
  const begun = heads.find((index) => {
    const own = bare(page.blocks[index]?.text ?? '');
    return (
      own.length > 3 &&
      (title === own || title.startsWith(`${own} `) || claimed.some((other) => other.includes(own)))
    );
  });
  const best =
    begun !== undefined && (first === undefined || begun <= first || page.blocks[begun]?.level === 1)
      ? begun
      : first;
  if (best !== undefined) return say(best);
  if (begun !== undefined) return say(begun);
  const meta = page.meta.get('og:title') || structuredHeadline(layout);
  if (meta && !named.has(bare(meta))) return { title: meta, block: -1 };
  if (page.title !== '' && !named.has(title)) return { title: page.title, block: -1 };
  const second = heads[0];
  return second === undefined ? { title: page.title, block: -1 } : say(second);
}

/** The number that an issue's headline, or the line above or below it, prints. */
export function numberOf(layout: Layout, headline: Headline): string | undefined {
  const { page } = layout;
  const near = headline.block < 0 ? [] : [headline.block - 1, headline.block + 1, headline.block + 2];
  const lines = [
    headline.title,
    ...near.map((index) => page.blocks[index]?.text ?? '').filter((line) => line.length < 60),
  ];
  for (const line of lines) {
    const numbered = numberedTitle(line);
    if (numbered !== undefined) return numbered.number;
  }
  return undefined;
}
