/** Hypothesis' published rule and the bare position, on a text: what needs no page of the peers. */
import search from 'approx-string-match';
import type { Quote } from './quotes.ts';

/** What the peers store of a passage: 32 characters of surroundings and its old place. */
export interface Stored extends Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
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
export function bestMatch(text: string, { exact, prefix, suffix, start: hint }: Stored): Quote | undefined {
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

/** The peers that need no page, by name. */
export const RULES: Readonly<Record<string, (text: string, stored: Stored) => Quote | undefined>> = {
  hypothesis: bestMatch,
  position: (text, { start, end }) => (end <= text.length ? { start, end } : undefined),
};
