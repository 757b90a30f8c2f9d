/** From selectors to the place in a text that they mean now; on one text, for a batch. */
import type { TextPositionSelector, TextQuoteSelector } from './model.ts';
import { fold, foldWithOrigin, originalEnd, type FoldedText, type Span } from './text.ts';

export type Selectors = readonly [TextQuoteSelector, TextPositionSelector];

/**
 * `unchanged`: the same words at the same place; `moved`: the same words elsewhere, or set in other
 * white space or typography; `missing`: nowhere, or at several places that nothing tells apart.
 */
export type Resolution =
  ({ readonly verdict: 'unchanged' | 'moved' } & Span) | { readonly verdict: 'missing' };

/** More places than this are not told apart: a quote of one letter, or a hostile page. */
const MOST_PLACES = 200;

/** Folded units of context that must agree before one of several places is believed. */
const SUPPORT = 8;

/** A quote with this many folded units is believed on its own where it stands only once. */
const TELLING = 16;

/** Original units that are read on each side to compare surroundings: contexts with room for blanks. */
const AROUND = 192;

const MISSING: Resolution = { verdict: 'missing' };

/** All places of `needle`, overlapping ones too; undefined where there are too many. */
function placesOf(text: string, needle: string): number[] | undefined {
  const places: number[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (places.length === MOST_PLACES) return undefined;
    places.push(at);
  }
  return places;
}

function commonEnd(one: string, other: string): number {
  let count = 0;
  while (
    count < one.length &&
    count < other.length &&
    one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count)
  ) {
    count++;
  }
  return count;
}

function commonStart(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one.charCodeAt(count) === other.charCodeAt(count)) count++;
  return count;
}

/** The surroundings of a quote, folded once. */
interface Context {
  readonly prefix: string;
  readonly suffix: string;
}

/** How many folded units of the context agree with what stands around a span. */
function support(text: string, { start, end }: Span, { prefix, suffix }: Context): number {
  const before = fold(text.slice(Math.max(0, start - AROUND), start));
  const after = fold(text.slice(end, end + AROUND));
  return commonEnd(prefix, before) + commonStart(suffix, after);
}

/** The one place that context or position tells from the others. */
function choose(text: string, places: readonly Span[], [quote, position]: Selectors): Span | undefined {
  const context = { prefix: fold(quote.prefix), suffix: fold(quote.suffix) };
  const available = context.prefix.length + context.suffix.length;
  const ranked = places
    .map((span) => ({ span, support: support(text, span, context) }))

    .toSorted((a, b) => b.support - a.support);
  const [best, second] = ranked;
  if (best === undefined) return undefined;
  const enough = best.support >= Math.min(SUPPORT, available);
  if (second === undefined) {
    return enough || fold(quote.exact).length >= TELLING ? best.span : undefined;
  }
  if (!enough) return undefined;
  if (best.support > second.support) return best.span;
  return ranked.find(({ span, support: agrees }) => agrees === best.support && span.start === position.start)
    ?.span;
}

/** The same words, unit for unit, where they stood. */
function stands(text: string, [quote, position]: Selectors): boolean {
  if (!text.startsWith(quote.exact, position.start)) return false;
  const before = text.slice(Math.max(0, position.start - quote.prefix.length), position.start);
  const end = position.start + quote.exact.length;
  return before === quote.prefix || text.slice(end, end + quote.suffix.length) === quote.suffix;
}

function foldedPlaces(text: string, folded: FoldedText, exact: string): Span[] | undefined {
  const needle = fold(exact);
  if (needle === '') return [];
  return placesOf(folded.text, needle)?.map((at) => ({
    start: folded.origin[at] ?? 0,
    end: originalEnd(text, folded, at + needle.length),
  }));
}

/**
 * Finds each target in a text: at its place, else by its words, else by its words without regard to
 * white space and typography. Among repeats the surroundings decide; where they do not, the target
 * is missing: a guess would be worse.
 * @returns one resolution for each target, in their order; spans in UTF-16 units of `text`.
 */
export function resolve(text: string, targets: readonly Selectors[]): Resolution[] {
  let folded: FoldedText | undefined;
  return targets.map((target): Resolution => {
    const [quote, position] = target;
    const { start } = position;
    if (quote.exact === '') return MISSING;
    if (stands(text, target)) return { verdict: 'unchanged', start, end: start + quote.exact.length };
    const exact = placesOf(text, quote.exact)?.map((at) => ({ start: at, end: at + quote.exact.length }));
    if (exact === undefined) return MISSING;
    if (exact.length > 0) {
      const found = choose(text, exact, target);
      return found === undefined
        ? MISSING
        : { verdict: found.start === start ? 'unchanged' : 'moved', ...found };
    }
    folded ??= foldWithOrigin(text);
    const found = choose(text, foldedPlaces(text, folded, quote.exact) ?? [], target);
    return found === undefined ? MISSING : { verdict: 'moved', ...found };
  });
}
