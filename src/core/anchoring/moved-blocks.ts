/** Whether a part of a passage went elsewhere: a block that moved away leaves other words in its place. */
import type { Field } from './candidates.ts';

/** Places of one seed that are tried. */
const MOST_TRIED = 8;
/** The part of a stretch that stands elsewhere when it went there. */
const MOSTLY = 0.8;

/** What is asked for: units `from .. to` of a pattern, off the diagonals `low .. high`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** Whether a stretch of a pattern stands, for the most part, somewhere else. */
export function standsElsewhere(
  { folded: { units, length }, patterns, seeds, found: { start, places } }: Field,
  index: number,
  { from, to, low, high }: Stretch,
): boolean {
  const begin = patterns.first[index];
  const own = patterns.units;
  const wanted = Math.max(seeds.size, MOSTLY * (to - from));
  const stop = seeds.first[index + 1];
  for (let seed = seeds.first[index]; seed < stop; seed++) {
    const offset = seeds.offset[seed];
    if (offset < from || offset + seeds.size > to) continue;
    const gram = seeds.gram[seed];
    const last = Math.min(start[gram + 1], start[gram] + MOST_TRIED);
    for (let at = start[gram]; at < last; at++) {
      const diagonal = places[at] - offset;
      if (diagonal >= low && diagonal <= high) continue;
      let first = offset;
      let end = offset + seeds.size;
      while (first > from && own[begin + first - 1] === units[diagonal + first - 1]) first--;
      while (end < to && diagonal + end < length && own[begin + end] === units[diagonal + end]) end++;
      if (end - first >= wanted) return true;
    }
  }
  return false;
}
