/** The words of a passage as a person reads them, for every view and export. */
import type { Target } from './model.ts';

/** Runs of white space as HTML collapses them; no-break spaces are none. */
const SPACE = /[ \t\n\f\r]+/g;

/**
 * A passage in its lines: as the reader saw it when it was marked, or, where that was not recorded,
 * its quote as one line. The quote itself is the page's source text, with the line breaks of the
 * markup and none between paragraphs.
 */
export function passageOf({ passage, selector: [quote] }: Target): string {
  return passage ?? quote.exact.replace(SPACE, ' ').trim();
}

/** The words around a passage, as whole words; empty where the issue begins or ends. */
export function surroundingsOf({ selector: [{ prefix, suffix }] }: Target): {
  before: string;
  after: string;
} {
  return {
    before: prefix.replace(SPACE, ' ').replace(/^\S* /, ''),
    after: suffix.replace(SPACE, ' ').replace(/ \S*$/, ''),
  };
}
