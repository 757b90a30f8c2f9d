/** The words of a passage as a person reads them, for every view and export. */
import type { Target } from './model.ts';

/**
 * White space as HTML collapses it, no-break spaces kept.
 * @see https://infra.spec.whatwg.org/#ascii-whitespace
 */
export function collapse(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, ' ').trim();
}

/**
 * A passage in its lines: as the reader saw it when it was marked, or, where that was not recorded,
 * its quote as one line. The quote itself is the page's source text, with the line breaks of the
 * markup and none between paragraphs.
 */
export function passageOf(target: Target): string {
  return target.passage ?? collapse(target.selector[0].exact);
}
