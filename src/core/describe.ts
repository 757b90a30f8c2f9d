/** From a place in a text to the selectors that will find it again. */
import type { TextPositionSelector, TextQuoteSelector } from './model.ts';

/** How much of the surroundings a quote carries, in UTF-16 units on each side. */
const CONTEXT = 64;

const isTrail = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/**
 * Describes a span of a text by its words with their surroundings, and by its place.
 * @param start UTF-16 units in `text`; `end` is exclusive.
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
export function describe(
  text: string,
  start: number,
  end: number,
): [TextQuoteSelector, TextPositionSelector] {
  let before = Math.max(0, start - CONTEXT);
  let after = Math.min(text.length, end + CONTEXT);
  if (isTrail(text.charCodeAt(before))) before++;
  if (isTrail(text.charCodeAt(after))) after--;
  return [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(Math.min(before, start), start),
      suffix: text.slice(end, Math.max(after, end)),
    },
    { type: 'TextPositionSelector', start, end },
  ];
}
