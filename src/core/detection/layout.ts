/** What of a page is its text, and what is the furniture around it. */
import { isWithin, type Block, type Box, type PageDescription } from './page.ts';

/** A page with what follows from its structure; all arrays have one entry for each box. */
export interface Layout {
  readonly page: PageDescription;
  /** Navigation, forms, comments, related posts and the like. */
  readonly furniture: readonly boolean[];
  /** The box that holds the text, no more than it. */
  readonly body: number;
  /** The blocks of `body` that are no furniture: indices into `page.blocks`. */
  readonly text: readonly number[];
  /** The length of that text in words. */
  readonly words: number;
}

const FURNITURE_TAGS = /^(?:nav|aside|footer|form|button|dialog|fieldset)$/;
const FURNITURE_MARKS = new RegExp(
  '(?:^|[\\s_-])(?:nav|navbar|navigation|menu|sidebar|footer|foot|comments?|respond|disqus|related|recommended|' +
    'more-posts|read-next|share|sharing|social|cookies?|consent|banner|popup|modal|breadcrumbs?|toolbar|topbar|' +
    'subscribe|subscription|signup|sign-up|opt-?in|newsletter-(?:form|signup|cta|card|box)|widget|advertisement|' +
    'skip|search|complementary|contentinfo)(?:$|[\\s_-])',
);
/** The least share of all running words that is text and no furniture. */
const LEAST_TEXT = 0.2;
const PROSE_TAGS = /^(?:p|li|blockquote|pre|dd|h[1-6]|td|div|section|article|span|figcaption|center)$/;

/** Classes and ids that call what they stand on an issue. */
export const OWN_MARKS =
  /(?:^|\s)(?:template-|page-?|post-type-|category-|single-|type-|tag-)?(?:newsletters?|issue|edition)(?:-(?:body|content|container|html|e?mail|post|article|template|issue|text|wrapper|page))?(?:\s|$)/;

/** Words of a text; scripts that write without spaces are counted by two letters a word. */
export function wordsOf(text: string): number {
  if (text === '') return 0;
  const dense = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0;
  return text.split(' ').length + (dense >> 1);
}

/** How much running text a block has: a block that is all links has none. */
function proseOf(block: Block, tag: string): number {
  if (!PROSE_TAGS.test(tag) || block.text.length < 20) return 0;
  const linked = block.links.reduce((sum, { text }) => sum + text.length, 0);
  const share = Math.min(1, linked / block.text.length);
  if (block.text.length < 80 && share > 0.8) return 0;
  return block.text.length * (1 - share / 2);
}

function totals(page: PageDescription, own: readonly number[]): number[] {
  const total = [...own];
  for (let box = page.boxes.length - 1; box > 0; box -= 1) {
    const parent = page.boxes[box]?.parent ?? -1;
    if (parent >= 0) total[parent] = (total[parent] ?? 0) + (total[box] ?? 0);
  }
  return total;
}

function proseByBox(page: PageDescription, furniture: readonly boolean[]): number[] {
  const own = page.boxes.map(() => 0);
  for (const block of page.blocks) {
    if (furniture[block.box] === true) continue;
    own[block.box] = (own[block.box] ?? 0) + proseOf(block, page.boxes[block.box]?.tag ?? '');
  }
  return totals(page, own);
}

/** Marks lie sometimes: a wrapper called `has-sidebar` holds most of the text, so it is none. */
function findFurniture(page: PageDescription, marked = true): boolean[] {
  const prose = proseByBox(page, []);
  const most = (prose[0] ?? 0) * 0.5;
  const furniture: boolean[] = [];
  for (const [index, box] of page.boxes.entries()) {
    const inherited = box.parent >= 0 && furniture[box.parent] === true;
    const small = (prose[index] ?? 0) <= most;
    furniture.push(
      inherited || (small && (FURNITURE_TAGS.test(box.tag) || (marked && FURNITURE_MARKS.test(box.marks)))),
    );
  }
  // A builder that calls each part of the text a widget says nothing by it.
  const left = proseByBox(page, furniture)[0] ?? 0;
  return marked && left < (prose[0] ?? 0) * LEAST_TEXT ? findFurniture(page, false) : furniture;
}

/** A part of an essay, and no teaser or footer, has a paragraph that is neither short nor made of links. */
const PARAGRAPH = 100;
/** The least share of the text that such a part has. */
const PART = 0.05;

/** Whether a box beside the text holds a part of the essay: running words, and not a little of them. */
function isPart(page: PageDescription, box: number, prose: readonly number[], whole: number): boolean {
  if ((prose[box] ?? 0) < whole * PART) return false;
  const own = page.blocks.filter(({ box: at }) => isWithin(page, at, box));
  return own.some(
    ({ text, links, level }) =>
      level === 0 &&
      text.length >= PARAGRAPH &&
      links.reduce((sum, { text: name }) => sum + name.length, 0) * 2 < text.length,
  );
}

/**
 * Goes down from the body while one child holds nearly all of the text, and no part of the essay stands
 * beside it: what closes an essay is often a box of its own. The body itself is left for its fullest child,
 * as a page's head and foot stand right in it.
 */
function densest(page: PageDescription, furniture: readonly boolean[]): number {
  const prose = proseByBox(page, furniture);
  const children = new Map<number, number[]>();
  for (const [index, { parent }] of page.boxes.entries()) {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [index]);
    else siblings.push(index);
  }
  let at = 0;
  for (;;) {
    const whole = prose[at] ?? 0;
    const next = (children.get(at) ?? []).find((child) => (prose[child] ?? 0) >= whole * 0.8);
    if (next === undefined || whole === 0) return at;
    const { tag } = page.boxes[next] ?? {};
    if (tag === 'p' || tag === 'li') return at;
    const after = (children.get(at) ?? []).filter((child) => child > next && furniture[child] !== true);
    if (at > 0 && after.some((child) => isPart(page, child, prose, whole))) return at;
    at = next;
  }
}

function byMarks(page: PageDescription, marks: readonly RegExp[]): number {
  const prose = proseByBox(page, []);
  for (const expression of marks) {
    let best = -1;
    for (const [index, box] of page.boxes.entries()) {
      if (!expression.test(box.marks)) continue;
      // The outer one of two nested ones, the longer one of two neighbours.
      if (best < 0 || (!isWithin(page, index, best) && (prose[index] ?? 0) > (prose[best] ?? 0)))
        best = index;
    }
    if (best >= 0 && (prose[best] ?? 0) >= (prose[0] ?? 0) * 0.2) return best;
  }
  return -1;
}

/**
 * Tells text from furniture.
 * @param marks where the page's platform keeps the text, the better ones first.
 */
export function layOut(page: PageDescription, marks: readonly RegExp[] = []): Layout {
  const furniture = findFurniture(page);
  const named = byMarks(page, marks);
  const body = named >= 0 ? named : densest(page, furniture);
  const text: number[] = [];
  let words = 0;
  for (const [index, block] of page.blocks.entries()) {
    if (!isWithin(page, block.box, body)) continue;
    if (furniture[block.box] === true && furniture[body] !== true) continue;
    text.push(index);
    words += wordsOf(block.text);
  }
  return { page, furniture, body, text, words };
}

/** The boxes around a box, innermost first, itself included. */
export function* around(page: PageDescription, box: number): Generator<Box> {
  for (let at = box; at >= 0;) {
    const here = page.boxes[at];
    if (here === undefined) return;
    yield here;
    at = here.parent;
  }
}
