/** Describe: what is stored of a passage so that it will be found again in an edited text. */
import type { Lookalike, Surroundings, TextPositionSelector, TextQuoteSelector } from '../model.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf, newField, SHORT_SEED, shortOnes, weightOf } from './candidates.ts';
import { fold, toFolded, toText, toTextEnd, type FoldedText } from './fold.ts';
import { plainLayout, roleAt, type Layout } from './layout.ts';
import { toPatterns, type Wording } from './patterns.ts';
import { SEED } from './search.ts';
import { seekSome, toPlaces, toSeeds } from './seeds.ts';
import type { Span } from '../text.ts';

export interface Description {
  readonly selector: readonly [TextQuoteSelector, TextPositionSelector];
  readonly surroundings: Surroundings;
}

/** Surroundings on each side, in folded units: at least, and at most where copies share them. */
const CONTEXT = 64;
const MOST_CONTEXT = 512;
/** The longest surroundings in UTF-16 units, and how far they are looked for beyond white space. */
const LONGEST = 1000;
const FURTHEST = 20_000;
/** Pages may hold any length of what no reader sees: the W3C model wants it collapsed where it is too much. */
const BLANKS = /(?:[\s\u00ad\u200b-\u200f\u2060-\u206f]|\u034f){2,}/gu;
/** How far surroundings go on where they have become unlike a copy's. */
const MARGIN = 24;
const MOST_LOOKALIKES = 3;
/** Lookalikes share at least this part of the passage. */
const ALIKE = 0.4;
/** Or nearly all of it, however short it is. */
const ALIKE_SHORT = 0.75;
/** Or this many units of its surroundings. */
const ALIKE_CONTEXT = 24;

/** Describes one passage. */
export function describe(text: string, start: number, end: number, layout?: Layout): Description {
  return describeAll(text, [{ start, end }], layout)[0];
}

/** The last text and its folded units: a reader marks several passages of one text. */
let newest: FoldedText | undefined;

function foldedOf(text: string): FoldedText {
  if (newest?.text !== text) newest = fold(text);
  return newest;
}

/** Describes passages of one text, which is searched once for all of them. */
export function describeAll(
  text: string,
  places: readonly Span[],
  layout: Layout = plainLayout(text),
): Description[] {
  const folded = foldedOf(text);
  const wordings = places.map((place) => wordingOf(folded, place, CONTEXT));
  const patterns = toPatterns(wordings);
  const all = new Uint8Array(patterns.count).fill(1);
  const seeds = toSeeds(patterns, all, SEED, 3);
  seekSome(seeds, folded, folded.length);
  const shortSeeds = toSeeds(patterns, shortOnes(patterns, all, SEED), SHORT_SEED, SEED, 'beginning');
  if (shortSeeds.grams > 0) seekSome(shortSeeds, folded, folded.length);
  const field = newField({
    folded,
    patterns,
    seeds,
    found: toPlaces(seeds),
    shortSeeds,
    shortFound: toPlaces(shortSeeds),
  });
  return places.map((place, index) => {
    const expected = toFolded(folded, place.start);
    const candidates = candidatesOf(field, index, expected, true, expected);
    const length = (patterns.to[index] - patterns.from[index]) * weightOf(patterns, index);
    const last = toFolded(folded, place.end);
    const others = candidates.filter((one) => one.start >= last || one.end <= expected);
    return description(folded, layout, place, wordings[index], others, length);
  });
}

/** Surroundings that are no longer than they may be. */
function collapsed(text: string): string {
  return text.length > LONGEST ? text.replaceAll(BLANKS, ' ') : text;
}

/** The passage with surroundings of `context` folded units on each side, whole characters at both ends. */
function wordingOf(folded: FoldedText, { start, end }: Span, context: number): Wording {
  const { text } = folded;
  const before = toText(folded, Math.max(0, toFolded(folded, start) - context));
  const after = toTextEnd(folded, Math.min(folded.length, toFolded(folded, end) + context));
  const prefix = collapsed(text.slice(Math.max(before, start - FURTHEST), start)).slice(-LONGEST);
  const suffix = collapsed(text.slice(end, Math.min(after, end + FURTHEST))).slice(0, LONGEST);
  return {
    prefix: prefix.replace(/^[\udc00-\udfff]/, ''),
    exact: text.slice(start, end),
    suffix: suffix.replace(/[\ud800-\udbff]$/, ''),
  };
}

/** How many folded units around a passage, on the nearer side, are the same around its copy. */
function sharedContext({ units, length }: FoldedText, start: number, end: number, copy: Candidate): number {
  let before = 0;
  while (before < Math.min(start, copy.start) && units[start - before - 1] === units[copy.start - before - 1])
    before++;
  let after = 0;
  while (Math.max(end, copy.end) + after < length && units[end + after] === units[copy.end + after]) after++;
  return Math.min(before, after);
}

/** How far a passage's paragraph goes on before and after it, in folded units, up to `CONTEXT` a side. */
function restOf(folded: FoldedText, layout: Layout, { start, end }: Span): { before: number; after: number } {
  const first = toFolded(folded, start);
  const last = toFolded(folded, end);
  const low = toText(folded, Math.max(0, first - CONTEXT));
  const high = toTextEnd(folded, Math.min(folded.length, last + CONTEXT));
  let from = start;
  while (from > low && !layout.isBorder(from)) from--;
  let to = end;
  while (to < high && !layout.isBorder(to)) to++;
  return { before: first - toFolded(folded, from), after: toFolded(folded, to) - last };
}

function description(
  folded: FoldedText,
  layout: Layout,
  place: Span,
  wording: Wording,
  others: readonly Candidate[],
  length: number,
): Description {
  const { text } = folded;
  const alike = others.filter(
    (one) =>
      one.passage >= ALIKE_SHORT ||
      (one.passage >= ALIKE && one.passage * length >= 12) ||
      one.context >= ALIKE_CONTEXT,
  );
  const copies = others.filter((one) => one.verbatim);
  const expected = toFolded(folded, place.start);
  const last = toFolded(folded, place.end);
  let context = 0;
  for (const copy of copies) context = Math.max(context, sharedContext(folded, expected, last, copy));
  // Beyond that, surroundings tell copies apart no more: their order must.
  const own =
    context < CONTEXT || context > MOST_CONTEXT ? wording : wordingOf(folded, place, context + MARGIN);
  const lookalikes = alike.slice(0, MOST_LOOKALIKES).map((one): Lookalike => {
    const start = toText(folded, one.start);
    const { exact, prefix, suffix } = wordingOf(folded, { start, end: toTextEnd(folded, one.end) }, CONTEXT);
    return { exact, prefix, suffix, start, folded: one.start };
  });
  const before = copies.filter((one) => one.start < expected).length;
  return {
    selector: [
      { type: 'TextQuoteSelector', exact: own.exact, prefix: own.prefix, suffix: own.suffix },
      { type: 'TextPositionSelector', start: place.start, end: place.end },
    ],
    surroundings: {
      length: text.length,
      folded: { start: expected, length: folded.length },
      lookalikes,
      paragraph: restOf(folded, layout, place),
      role: roleAt(layout, place.start),
      ...(copies.length > 0 && { copies: { index: before + 1, of: copies.length + 1 } }),
    },
  };
}
