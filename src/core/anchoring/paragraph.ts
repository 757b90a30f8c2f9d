/**
 * Paragraphs: whether what stood beside a passage in its own paragraph stands beside a place too. It goes
 * wherever the passage is moved; where the passage is only quoted, it stays behind.
 */
import type { Candidate } from './candidate.ts';
import type { Field } from './candidates.ts';
import { isBorderBefore, type Layout } from './layout.ts';
import { HELD, NEAR } from './alignment/measure.ts';
import { lowerBound } from './windows.ts';

/** What stands beside a place: the rest of the paragraph, other words, or the passage was all of its paragraph. */
type Beside = 'rest' | 'others' | 'whole';

/** A rest of fewer units, as a full stop, tells nothing. */
const SHORTEST_REST = 4;
/** So many units of the rest are compared, with so much of a slip; this part of them, or so many in a row, must be the same. */
const COMPARED = 24;
const SLIP = 3;
const SAME = 0.5;
const IN_A_ROW = 6;

type Texts = Pick<Field, 'folded' | 'patterns'>;

/** Whether `count` units of a pattern next to unit `at`, in the direction of `step`, stand next to `place`. */
function stands(
  { folded, patterns }: Texts,
  at: number,
  place: number,
  step: 1 | -1,
  count: number,
): boolean {
  const most = Math.min(count, COMPARED);
  for (let slip = -SLIP; slip <= SLIP; slip++) {
    let same = 0;
    let row = 0;
    for (let far = 0; far < most; far++) {
      const isSame = patterns.units[at + step * far] === folded.units[place + step * far + slip];
      if (isSame) same++;
      if (isSame && row === far) row++;
    }
    if (same >= Math.max(SAME * most, Math.min(most, SHORTEST_REST)) || row >= IN_A_ROW) return true;
  }
  return false;
}

/** What stands beside a candidate of pattern `index`, whose paragraph went on for so many units before and after it. */
function besideOf(
  field: Field,
  index: number,
  { start, end, before, after }: Candidate,
  paragraph: { readonly before: number; readonly after: number },
): Beside {
  const { first, from, to } = field.patterns;
  const ahead = Math.min(paragraph.before, from[index] - first[index]);
  const behind = Math.min(paragraph.after, first[index + 1] - to[index]);
  const isFirst = ahead < SHORTEST_REST;
  const isLast = behind < SHORTEST_REST;
  if (isFirst && isLast) return 'whole';
  const isThere =
    (!isFirst &&
      (holds(before, from[index] - first[index], ahead) ||
        stands(field, from[index] - 1, start - 1, -1, ahead))) ||
    (!isLast &&
      (holds(after, first[index + 1] - to[index], behind) || stands(field, to[index], end, 1, behind)));
  return isThere ? 'rest' : 'others';
}

/** Whether so much of a side was found that half of its `rest` next to the passage must be there: words were added between. */
function holds(found: number, side: number, rest: number): boolean {
  const near = Math.min(NEAR, side);
  return found * near >= near - rest / 2;
}

/** Whether a passage stands where it stood: beside something that stood beside it. */
export function isInPlace(texts: Texts, index: number, { start, end, before, after }: Candidate): boolean {
  const { first, from, to } = texts.patterns;
  const [ahead, behind] = [from[index] - first[index], first[index + 1] - to[index]];
  return (
    ahead + behind === 0 ||
    (before >= HELD && (before >= WELL_HELD || stands(texts, from[index] - 1, start - 1, -1, ahead))) ||
    (after >= HELD && (after >= WELL_HELD || stands(texts, to[index], end, 1, behind)))
  );
}

/** A side that agrees so well needs no closer look: words were added next to the passage. */
const WELL_HELD = 0.75;

/** How far from a place, in folded units, what stood beside the passage is still in its neighbourhood. */
const NEIGHBOURHOOD = 400;
/** Fewer seeds are in common by accident. */
const LEAST_NEIGHBOURS = 3;

/** Seeds that stand more often in the text are no neighbours but its way of speaking. */
const RARE = 2;

/** Whether neighbours of a passage, beyond its paragraph, stand in the neighbourhood of a place: rows that changed places. */
function hasNeighbours({ patterns, seeds, found }: Field, index: number, start: number): boolean {
  const from = patterns.from[index] - patterns.first[index];
  const to = patterns.to[index] - patterns.first[index];
  let neighbours = 0;
  for (let seed = seeds.first[index]; seed < seeds.first[index + 1]; seed++) {
    const offset = seeds.offset[seed];
    if (offset + seeds.size > from && offset < to) continue;
    const low = found.start[seeds.gram[seed]];
    const high = found.start[seeds.gram[seed] + 1];
    if (high - low > RARE) continue;
    const at = lowerBound(found.places, low, high, start - NEIGHBOURHOOD);
    if (at < high && found.places[at] <= start + NEIGHBOURHOOD && ++neighbours === LEAST_NEIGHBOURS)
      return true;
  }
  return false;
}

/** Whether a place has the passage's own words, all of them and nothing else. */
export function isVerbatim({ passage, inserted, head, tail }: Candidate): boolean {
  return passage === 1 && inserted === 0 && head === 0 && tail === 0;
}

/** No heading is longer, in folded units. */
const LONGEST_HEADING = 60;
const FULL_STOP = 0x2e;
const IDEOGRAPHIC_FULL_STOP = 0x3002;

/** Whether a passage that was all of its paragraph may be a heading, which a table of contents lists: it ends in no full stop. */
function isHeading({ patterns: { units, from, to } }: Field, index: number): boolean {
  const last = units[to[index] - 1];
  return to[index] - from[index] < LONGEST_HEADING && last !== FULL_STOP && last !== IDEOGRAPHIC_FULL_STOP;
}

/** Whether a place is a line among short ones, as those of a table of contents are. */
function isLine({ folded }: Field, layout: Layout, { start, end }: Candidate): boolean {
  for (let far = 1; far < LONGEST_HEADING; far++)
    if (isBorderBefore(folded, layout, start - far) || isBorderBefore(folded, layout, end + far)) return true;
  return false;
}

/** Whether a place only quotes the passage, as far as what is stored of its paragraph tells. */
export function isQuoted(
  field: Field,
  layout: Layout,
  index: number,
  candidate: Candidate,
  paragraph: { readonly before: number; readonly after: number } | undefined,
): boolean {
  // Who quotes a passage quotes it to its ends.
  if (paragraph === undefined || candidate.verbatim || candidate.head + candidate.tail > 0) return false;
  const beside = besideOf(field, index, candidate, paragraph);
  const isHeld = candidate.before >= HELD || candidate.after >= HELD;
  // The very words with words on both sides that stood there are where they were, reworded around.
  if (beside === 'others')
    return !isHeld || (isVerbatim(candidate) && (candidate.before < HELD || candidate.after < HELD));
  if (beside === 'rest' || isHeld || !isVerbatim(candidate)) return false;
  return (
    isHeading(field, index) &&
    isLine(field, layout, candidate) &&
    !hasNeighbours(field, index, candidate.start)
  );
}
