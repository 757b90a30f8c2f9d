/** The peers, each driven as its own product drives it, on a document in the browser. */
import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
import { toRange } from 'dom-anchor-text-quote';
import type { Quote } from './quotes.ts';
import { bestMatch, type Stored } from './rule.ts';

/** Finds one passage; `undefined` is an orphan. */
export type Peer = (root: HTMLElement, stored: Stored) => Range | undefined | Promise<Range | undefined>;

/** The text of the whole root by a recursive walk of its own, as Hypothesis makes it for each annotation. */
function wholeText(node: Node): string {
  if (node instanceof Text) return node.data;
  let text = '';
  for (let child = node.firstChild; child !== null; child = child.nextSibling) text += wholeText(child);
  return text;
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
