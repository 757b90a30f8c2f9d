/** The peers, each driven as its own product drives it, on a document in the browser. */
import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
import search from 'approx-string-match';
import { toRange } from 'dom-anchor-text-quote';
import type { Quote } from './quotes.ts';

/** What the peers store of a passage: 32 characters of surroundings and its old place. */
export interface Stored extends Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Finds one passage; `undefined` is an orphan. */
export type Peer = (root: HTMLElement, stored: Stored) => Range | undefined | Promise<Range | undefined>;

/** The text of the whole root by a walk of its own, as Hypothesis makes it for each annotation. */
function wholeText(root: Node): string {
  return root.textContent ?? '';
}

function similarity(text: string, at: string): number {
  const longest = Math.max(text.length, at.length);
  if (longest === 0) return 0;
  const [match] = search(text, at, at.length);
  return match === undefined ? 0 : 1 - match.errors / at.length;
}

/**
 * The published rule: exact hits, else the approximate ones with at most min(256, half) errors; 50 for
 * the quote, 20 for each side, 2 for the place.
 */
function bestMatch(text: string, { exact, prefix, suffix, start: hint }: Stored): Quote | undefined {
  if (exact === '') return undefined;
  let hits: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    hits.push({ start: at, end: at + exact.length, errors: 0 });
  }
  if (hits.length === 0) hits = search(text, exact, Math.min(256, exact.length / 2));
  let best: Quote | undefined;
  let highest = -1;
  for (const hit of hits) {
    const quote = 1 - hit.errors / exact.length;
    const before =
      prefix === '' ? 1 : similarity(text.slice(Math.max(0, hit.start - prefix.length), hit.start), prefix);
    const after = suffix === '' ? 1 : similarity(text.slice(hit.end, hit.end + suffix.length), suffix);
    const place = 1 - Math.abs(hit.start - hint) / text.length;
    const score = (50 * quote + 20 * before + 20 * after + 2 * place) / 92;
    if (score > highest) {
      highest = score;
      best = { start: hit.start, end: hit.end };
    }
  }
  return best;
}

/** A range by a walk from the root for each end. */
function rangeAt(root: HTMLElement, { start, end }: Quote): Range | undefined {
  const range = document.createRange();
  const walker = document.createNodeIterator(root, NodeFilter.SHOW_TEXT);
  let at = 0;
  let started = false;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = node as Text;
    if (!started && at + length > start) {
      range.setStart(node, start - at);
      started = true;
    }
    if (started && at + length >= end) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return undefined;
}

export const PEERS: Readonly<Record<string, Peer>> = {
  hypothesis: (root, stored) => {
    const found = bestMatch(wholeText(root), stored);
    return found === undefined ? undefined : rangeAt(root, found);
  },
  'dom-anchor-text-quote': (root, { exact, prefix, suffix, start }) =>
    toRange(root, { exact, prefix, suffix }, { hint: start }) ?? undefined,
  'apache-annotator': async (root, { exact, prefix, suffix }) => {
    for await (const range of createTextQuoteSelectorMatcher({
      type: 'TextQuoteSelector',
      exact,
      prefix,
      suffix,
    })(root)) {
      return range;
    }
    return undefined;
  },
  position: (root, stored) => rangeAt(root, stored),
};
