/** The address of a passage, for views, copies and exports. */
import type { Target } from '../model.ts';
import { passageOf } from './passage.ts';
import { textFragmentLink } from './text-fragment.ts';

const bare = (text: string): string => text.replaceAll(/\s+/g, '');

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The word that a place lies in, where it does not lie between two. */
function wordAt(text: string, at: number): { readonly start: number; readonly end: number } {
  const word = segmenter.segment(text).containing(at);
  if (word?.isWordLike !== true || word.index === at) return { start: at, end: at };
  return { start: word.index, end: word.index + word.segment.length };
}

/** The places of all that is no white space. */
const solid = (text: string): number[] => [...text.matchAll(/\S/g)].map(({ index }) => index);

interface Ends {
  readonly first: string;
  readonly last: string;
  /** Whether both are all of it. */
  readonly isWhole: boolean;
}

/**
 * The words that a passage and its quote have in common from both ends on. Between them stands what the reader
 * does not see, or sees otherwise than it is written: a browser looks for neither in one piece.
 */
function sharedEnds(passage: string, exact: string): Ends {
  if (bare(passage) === bare(exact)) return { first: passage, last: passage, isWhole: true };
  const seen = solid(passage);
  const written = solid(exact);
  const least = Math.min(seen.length, written.length);
  const same = (one: number, other: number): boolean =>
    passage[seen[one] ?? -1] === exact[written[other] ?? -1];
  let before = 0;
  while (before < least && same(before, before)) before++;
  let after = 0;
  while (before + after < least && same(seen.length - 1 - after, written.length - 1 - after)) after++;
  const half = (text: string, at: number, side: 'start' | 'end'): number =>
    Math.abs(wordAt(text, at)[side] - at);
  const end = (places: readonly number[]): number => (places[before - 1] ?? -1) + 1;
  const start = (places: readonly number[], { length }: string): number =>
    places[places.length - after] ?? length;
  const cut = Math.max(half(passage, end(seen), 'start'), half(exact, end(written), 'start'));
  const [from, writtenFrom] = [start(seen, passage), start(written, exact)];
  const skipped = Math.max(half(passage, from, 'end'), half(exact, writtenFrom, 'end'));
  return {
    first: passage.slice(0, Math.max(0, end(seen) - cut)),
    last: passage.slice(from + skipped),
    isWhole: false,
  };
}

/** The address of a passage, which works without Postil. */
export function linkOf(target: Target): string {
  const [quote] = target.selector;
  const passage = passageOf(target);
  const { first, last, isWhole } = sharedEnds(passage, quote.exact);
  const exact = isWhole ? passage : `${first.trim()}\n${last.trim()}`.trim() || quote.exact;
  const { copies, lookalikes = [] } = target.surroundings ?? {};
  const repeated = copies !== undefined || lookalikes.some((one) => bare(one.exact) === bare(quote.exact));
  const { before, after } = target.context ?? { before: quote.prefix, after: quote.suffix };
  const prefix = sharedEnds(before, quote.prefix).last;
  const suffix = sharedEnds(after, quote.suffix).first;
  return textFragmentLink(target.source, { ...quote, exact, prefix, suffix }, repeated);
}
