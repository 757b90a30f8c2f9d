/** Cases of what readers meet: one passage a document, judged by which characters are painted. */
import { describeAll } from '../../src/core/anchoring/describe.ts';
import { resolve } from '../../src/core/anchoring/resolve.ts';
import type { Resolution } from '../../src/core/anchoring/resolution.ts';
import { drawQuotes, INVISIBLE, type Quote } from './quotes.ts';
import { randomOf } from './random.ts';
import { CHANGES, type Pick } from './readers.ts';
import { blocksOf, copy, layoutOf, leavesOf, number, originOf, textOf, type Element } from './tree.ts';
import type { Row } from './report.ts';
import type { Judgement } from './truth.ts';

const TOLERANCE = 3;
const GONE = 0.2;

function spanOf(element: Element): Quote {
  const origin = originOf(element);
  return { start: origin[0] ?? 0, end: (origin.at(-1) ?? -1) + 1 };
}

function trimmed(text: string, { start, end }: Quote): Quote {
  const words = text.slice(start, end);
  return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
}

/** The rows of lists and tables. */
function rowsOf(root: Element): Element[] {
  return root.children.flatMap((child) => {
    if (!('tag' in child)) return [];
    return /^(?:li|tr)$/.test(child.tag) ? [child] : rowsOf(child);
  });
}

/** Passages of the kind that a change is about. */
function passagesOf(
  old: Element,
  text: string,
  pick: Pick,
  count: number,
  seed: number,
  purpose: string,
): Quote[] {
  const random = randomOf(seed, purpose);
  if (pick === 'any') return drawQuotes(text, count, random, blocksOf(old));
  const leaves = leavesOf(old).map(({ block }) => block);
  let blocks = leaves.filter(({ tag }) => !/^h\d$/.test(tag));
  // A heading stands above text; one of a list of other pages' titles does not.
  const isHeading = (block: Element | undefined): boolean => /^h[1-6]$/.test(block?.tag ?? 'h1');
  if (pick === 'heading')
    blocks = leaves.filter((block, at) => /^h[2-6]$/.test(block.tag) && !isHeading(leaves[at + 1]));
  if (pick === 'row') blocks = rowsOf(old);
  const spans = blocks
    .map((block) => trimmed(text, spanOf(block)))
    .filter(({ start, end }) => end - start >= (pick === 'paragraph' ? 40 : 8));
  if (pick !== 'part') return random.shuffle(spans).slice(0, count);
  // Within a paragraph, of which words are left on each side.
  return drawQuotes(text, count * 4, random, spans)
    .filter(({ start, end }) => spans.some((one) => one.start + 8 < start && end + 8 < one.end))
    .slice(0, count);
}

function visible(text: string, { start, end }: Quote): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at).filter(
    (at) => text.charAt(at).replace(INVISIBLE, '') !== '',
  );
}

/** What an answer is worth. Blocks that came in are no part of the passage; a paragraph that is quoted whole has moved. */
function judgePainted(
  name: string,
  text: string,
  answer: Resolution,
  truth: ReadonlySet<number>,
  wanted: number,
): Judgement {
  const isGone = truth.size < wanted * GONE;
  if (!('start' in answer))
    return isGone ? 'rightlyOrphaned' : answer.verdict === 'missing' ? 'orphan' : 'uncertain';
  if (isGone) return name === 'paragraph-quoted' && answer.verdict !== 'unchanged' ? 'near' : 'bad';
  const painted = (answer.ranges ?? [answer]).flatMap((range) => visible(text, range));
  const shared = painted.filter((at) => truth.has(at)).length;
  const foreign = painted.length - shared;
  const lost = truth.size - shared;
  if (foreign <= TOLERANCE && lost <= TOLERANCE)
    return name === 'paywall' && truth.size < wanted && answer.verdict !== 'waiting' ? 'near' : 'right';
  return shared / (shared + foreign + lost) >= 0.5 ? 'near' : 'bad';
}

interface ReaderResult {
  readonly judgement: Judgement;
  readonly answer: Resolution;
}

/** The answers to `count` passages of a document, each after a change of its own. */
function readerResults(
  document: string,
  tree: Element,
  name: string,
  count: number,
  seed: number,
): ReaderResult[] {
  const row = CHANGES[name];
  if (row === undefined) throw new RangeError(`no change ${name}`);
  const old = copy(tree);
  number(old);
  const oldText = textOf(old);
  const quotes = passagesOf(old, oldText, row.pick, count, seed, `${name} ${document}`);
  const targets = describeAll(oldText, quotes, layoutOf(old));
  return quotes.map((quote, index): ReaderResult => {
    const now = copy(old);
    const words = oldText.slice(quote.start, quote.end);
    row.change(now, { ...quote, words }, randomOf(seed, `${name} ${document} ${index}`));
    const text = textOf(now);
    const truth = new Set<number>();
    originOf(now).forEach((origin, at) => {
      if (origin >= quote.start && origin < quote.end && text.charAt(at).replace(INVISIBLE, '') !== '')
        truth.add(at);
    });
    const [answer] = resolve(text, targets.slice(index, index + 1), layoutOf(now));
    if (answer === undefined) throw new Error('no answer');
    return {
      judgement: judgePainted(name, text, answer, truth, visible(oldText, quote).length),
      answer,
    };
  });
}

/** Passages of one document. */
const COUNT = 20;

/** The row of one document's answers. */
export function readerRow(document: string, tree: Element, name: string, seed: number): Row {
  const counts = { right: 0, near: 0, bad: 0, orphan: 0, uncertain: 0, rightlyOrphaned: 0 };
  const results = readerResults(document, tree, name, COUNT, seed);
  for (const { judgement } of results) counts[judgement]++;
  const times = { browser: 'node', coldMs: 0, coldMinMs: 0, warmMs: 0, scaled: false };
  const characters = textOf(tree).length;
  return { document, characters, mutation: name, n: results.length, engine: 'postil', ...times, ...counts };
}
