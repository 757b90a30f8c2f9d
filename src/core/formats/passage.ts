/** The words of a passage as a person reads them, for every view and export. */
import type { Target } from '../model.ts';

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

/** A shorter context reaches to the beginning or the end of its issue; a longer one is cut, maybe within a word. */
const CUT = 32;

/** The words around a passage, as whole words; empty where the issue begins or ends. */
export function surroundingsOf({ context, selector: [{ prefix, suffix }] }: Target): {
  before: string;
  after: string;
} {
  const before = (context?.before ?? prefix).replace(SPACE, ' ');
  const after = (context?.after ?? suffix).replace(SPACE, ' ');
  return {
    before: prefix.length < CUT ? before : before.replace(/^\S* /, ''),
    after: suffix.length < CUT ? after : after.replace(/ \S*$/, ''),
  };
}
