/** Passages that a reader might mark: seeded, of the lengths that readers mark. */
import type { Random } from './random.ts';

export interface Quote {
  readonly start: number;
  readonly end: number;
}

function lengthOf(random: Random): number {
  const kind = random.next();
  if (kind < 0.2) return random.between(8, 30);
  if (kind < 0.65) return random.between(30, 150);
  if (kind < 0.93) return random.between(150, 500);
  return random.between(500, 1500);
}

/** What no reader sees: white space, controls, format characters, the mails' filling. */
export const INVISIBLE = /[\s\p{Cc}\p{Cf}\u034f]/gu;
const INVISIBLE_END = /[\s\p{Cc}\p{Cf}\u034f]/u;

const WORD = /[\p{L}\p{N}]/u;

/**
 * Draws up to `count` passages of a text, within `[from, to)` if given. Nine in ten begin and end at
 * words, as double-clicks and careful hands do.
 */
export function drawQuotes(
  text: string,
  count: number,
  random: Random,
  ranges: readonly Quote[] = [{ start: 0, end: text.length }],
): Quote[] {
  const quotes: Quote[] = [];
  const seen = new Set<string>();
  for (let tries = 0; quotes.length < count && tries < count * 20; tries++) {
    const range = random.pick(ranges);
    let start = random.between(range.start, range.end);
    let end = Math.min(range.end, start + lengthOf(random));
    if (random.chance(0.9)) {
      while (start > range.start && WORD.test(text.charAt(start - 1)) && WORD.test(text.charAt(start)))
        start--;
      while (end < range.end && WORD.test(text.charAt(end - 1)) && WORD.test(text.charAt(end))) end++;
    }
    while (start < end && INVISIBLE_END.test(text.charAt(start))) start++;
    while (end > start && INVISIBLE_END.test(text.charAt(end - 1))) end--;
    // Never half of a surrogate pair or a letter without its marks: no browser selects that.
    while (start < end && /[\udc00-\udfff\p{M}\u200d]/u.test(text.charAt(start))) start++;
    while (end < range.end && /[\udc00-\udfff\p{M}\u200d]/u.test(text.charAt(end))) end++;
    if (text.slice(start, end).replaceAll(INVISIBLE, '').length < 6 || seen.has(`${start}-${end}`)) continue;
    seen.add(`${start}-${end}`);
    quotes.push({ start, end });
  }
  return quotes;
}
