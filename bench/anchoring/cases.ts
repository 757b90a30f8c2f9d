/** Cases: an old text, passages marked in it, the document as it is now, and the truth. */
import { describeAll } from '../../src/core/anchoring/describe.ts';
import type { AnchorTarget } from '../../src/core/anchoring/decide.ts';
import type { Layout } from '../../src/core/anchoring/layout.ts';
import { originsByDiff } from './diff.ts';
import { MUTATIONS, plantDecoys, springDecoys } from './mutations.ts';
import type { Stored } from './rule.ts';
import { drawQuotes, type Quote } from './quotes.ts';
import { randomOf } from './random.ts';
import {
  blocksOf,
  copy,
  element,
  layoutOf,
  leavesOf,
  number,
  originOf,
  textOf,
  textsOf,
  toPlain,
  type Element,
  type PlainNode,
} from './tree.ts';
import { onceOnly, truthOf, type Truth } from './truth.ts';

export interface Case {
  readonly document: string;
  readonly mutation: string;
  readonly characters: number;
  readonly tree: PlainNode;
  readonly text: string;
  readonly layout: Layout;
  readonly targets: readonly AnchorTarget[];
  readonly stored: readonly Stored[];
  readonly truths: readonly Truth[];
}

/** How often a document stands in one page in the case of pure repetition. */
const REPEATED = 14;

export const CASES = [...Object.keys(MUTATIONS), 'rendition-back', 'decoy', 'repetition'];

interface Versions {
  readonly old: Element;
  readonly now: Element;
  readonly ranges?: readonly Quote[];
}

/** A document before and after; `now`'s origins are offsets in `old`. */
function versionsOf(document: string, tree: Element, mutation: string, seed: number): Versions {
  const random = randomOf(seed, `${mutation} ${document}`);
  let old = copy(tree);
  if (mutation === 'repetition') old = element('div', ...Array.from({ length: REPEATED }, () => copy(tree)));
  if (mutation === 'decoy') {
    const originals = new Set(plantDecoys(old, random));
    number(old);
    const ranges = leavesOf(old)
      .filter(({ block }) => originals.has(block))
      .map(({ block }) => {
        const origin = originOf(block);
        return { start: origin[0] ?? 0, end: (origin.at(-1) ?? 0) + 1 };
      });
    const starts = new Set(ranges.map(({ start }) => start));
    const now = copy(old);
    springDecoys(now, ({ block }) => starts.has(originOf(block)[0] ?? -1), random);
    return { old, now, ranges };
  }
  number(old);
  const now = copy(old);
  if (mutation === 'rendition-back') {
    MUTATIONS['rendition']?.(now, random);
    return { old: renumbered(now, old), now: old };
  }
  MUTATIONS[mutation === 'repetition' ? 'insdel' : mutation]?.(now, random);
  return { old, now };
}

/** Makes a reduced document the old one, and `whole`'s origins offsets in it. */
function renumbered(reduced: Element, whole: Element): Element {
  const places = new Map<number, number>();
  originOf(reduced).forEach((origin, at) => {
    if (!places.has(origin)) places.set(origin, at);
  });
  for (const text of textsOf(whole)) text.origin = text.origin.map((origin) => places.get(origin) ?? -1);
  number(reduced);
  return reduced;
}

function storedOf(text: string, { start, end }: Quote): Stored {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
  };
}

/** Makes a case; `undefined` where the document has too little text for it. */
export function makeCase(
  document: string,
  tree: Element,
  mutation: string,
  count: number,
  seed: number,
): Case | undefined {
  const { old, now, ranges } = versionsOf(document, tree, mutation, seed);
  const oldText = textOf(old);
  const text = textOf(now);
  if (oldText.trim().length < 60 || text.trim().length < 60 || ranges?.length === 0) return undefined;
  const quotes = drawQuotes(
    oldText,
    count,
    randomOf(seed, `quotes ${mutation} ${document}`),
    ranges ?? blocksOf(old),
  );
  const traced = truthOf(oldText, text, originOf(now));
  const truth = mutation.startsWith('rendition') ? onceOnly(oldText, text, traced) : traced;
  return {
    document,
    mutation,
    characters: text.length,
    tree: toPlain(now),
    text,
    layout: layoutOf(now),
    targets: describeAll(oldText, quotes, layoutOf(old)),
    stored: quotes.map((quote) => storedOf(oldText, quote)),
    truths: quotes.map(truth),
  };
}

/** A case of two versions of one page; the truth comes from a diff of their texts. */
export function makeHistoryCase(
  document: string,
  old: Element,
  now: Element,
  count: number,
  seed: number,
): Case {
  const oldText = textOf(old);
  const text = textOf(now);
  const origin = originsByDiff(oldText, text);
  const truth = truthOf(oldText, text, origin);
  const quotes = drawQuotes(oldText, count, randomOf(seed, `quotes ${document}`), blocksOf(old));
  // Where other words stand in a passage's place, a diff cannot tell whether they are the passage.
  const judged = (quote: Quote): Truth => {
    const answer = truth(quote);
    return answer === null && isReplaced(origin, quote) ? undefined : answer;
  };
  return {
    document,
    mutation: 'history',
    characters: text.length,
    tree: toPlain(now),
    text,
    layout: layoutOf(now),
    targets: describeAll(oldText, quotes, layoutOf(old)),
    stored: quotes.map((quote) => storedOf(oldText, quote)),
    truths: quotes.map(judged),
  };
}

/** Whether new text stands between the neighbours of a passage that went. */
function isReplaced(origin: Int32Array, { start, end }: Quote): boolean {
  let before = -1;
  let after = origin.length;
  for (let at = 0; at < origin.length; at++) {
    const old = origin[at] ?? -1;
    if (old >= 0 && old < start) before = at;
    if (old >= end && after === origin.length) after = at;
  }
  return after - before - 1 > (end - start) * 0.3;
}
