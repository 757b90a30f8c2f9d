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

/** The part of the passages that reach from one block into the next one. */
const ACROSS = 0.12;
/** No reader marks less, in characters that are seen. */
const SHORTEST = 8;

/** The offsets of what a reader sees of a block: its letters, and one blank between words. */
function seenIn(text: string, { start, end }: Quote): number[] {
  const seen: number[] = [];
  let blank = true;
  for (let at = start; at < end; at++) {
    const invisible = INVISIBLE_END.test(text.charAt(at));
    if (!invisible || !blank) seen.push(at);
    blank = invisible;
  }
  return seen;
}

/** A stretch of a block, or of two neighbouring ones with their border in it, as offsets of the text. */
function stretchOf(seen: readonly number[], next: readonly number[] | undefined, random: Random): Quote {
  const length = lengthOf(random);
  const both = next === undefined ? seen : [...seen, ...next];
  const low = next === undefined ? 0 : Math.max(0, seen.length - length + 1);
  const high = next === undefined ? Math.max(1, seen.length - length) : seen.length;
  const start = random.between(low, Math.max(low + 1, high));
  const last = Math.min(both.length, start + length) - 1;
  return { start: both[start] ?? 0, end: (both[last] ?? 0) + 1 };
}

/** Moves the ends of a passage out to the ends of their words. */
function toWords(text: string, { start, end }: Quote, low: number, high: number): Quote {
  while (start > low && WORD.test(text.charAt(start - 1)) && WORD.test(text.charAt(start))) start--;
  while (end < high && WORD.test(text.charAt(end - 1)) && WORD.test(text.charAt(end))) end++;
  return { start, end };
}

/**
 * Draws up to `count` passages of a text, most of them within one of its blocks, the rest within two
 * neighbouring ones; lengths are counted in characters that a reader sees. Nine in ten begin and end
 * at words, as double-clicks and careful hands do.
 */
export function drawQuotes(
  text: string,
  count: number,
  random: Random,
  blocks: readonly Quote[] = [{ start: 0, end: text.length }],
): Quote[] {
  const quotes: Quote[] = [];
  const drawn = new Set<string>();
  const seen = blocks.map((block) => seenIn(text, block));
  // Longer blocks are marked more often.
  const owners = seen.flatMap((offsets, index) => offsets.map(() => index));
  if (owners.length === 0) return [];
  for (let tries = 0; quotes.length < count && tries < count * 20; tries++) {
    const index = random.pick(owners);
    const other = random.chance(ACROSS) ? blocks[index + 1] : undefined;
    const low = blocks[index]?.start ?? 0;
    const isBeside = other !== undefined && text.slice(blocks[index]?.end, other.start).trim() === '';
    const high = (isBeside ? other.end : blocks[index]?.end) ?? text.length;
    let { start, end } = stretchOf(seen[index] ?? [], isBeside ? seen[index + 1] : undefined, random);
    if (random.chance(0.9)) ({ start, end } = toWords(text, { start, end }, low, high));
    while (start < end && INVISIBLE_END.test(text.charAt(start))) start++;
    while (end > start && INVISIBLE_END.test(text.charAt(end - 1))) end--;
    // Never half of a surrogate pair or a letter without its marks: no browser selects that.
    while (start < end && /[\udc00-\udfff\p{M}\u200d]/u.test(text.charAt(start))) start++;
    while (end < high && /[\udc00-\udfff\p{M}\u200d]/u.test(text.charAt(end))) end++;
    if (seenIn(text, { start, end }).length < SHORTEST || drawn.has(`${start}-${end}`)) continue;
    drawn.add(`${start}-${end}`);
    quotes.push({ start, end });
  }
  return quotes;
}
