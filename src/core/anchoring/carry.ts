/** Carry over: what an earlier answer still says when a text was edited elsewhere. */
import type { Resolution } from './resolution.ts';

/** Edits nearer to a passage than this, in UTF-16 units, may change what is said of it. */
const NEAR = 128;

/** Texts are compared by pieces of so many units. */
const PIECE = 4096;

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at + PIECE <= most && one.startsWith(other.slice(at, at + PIECE), at)) at += PIECE;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** How many units at the ends are the same, of those behind `start`. */
function commonEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let count = 0;
  while (count + PIECE <= most) {
    const piece = other.slice(other.length - count - PIECE, other.length - count);
    if (!one.endsWith(piece, one.length - count)) break;
    count += PIECE;
  }
  while (
    count < most &&
    one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count)
  ) {
    count++;
  }
  return count;
}

/**
 * Carries answers over from one state of a text to the next one. Only passages that were `unchanged`
 * away from the edit are carried: anything less may find a better place in new text.
 * @returns for each answer what it is now, or `undefined` where the passage must be sought again.
 */
export function carryOver(
  before: string,
  now: string,
  answers: readonly (Resolution | undefined)[],
): (Resolution | undefined)[] {
  if (before === now) return [...answers];
  const start = commonStart(before, now);
  const end = before.length - commonEnd(before, now, start);
  const shift = now.length - before.length;
  return answers.map((answer) => {
    if (answer?.verdict !== 'unchanged') return undefined;
    if (answer.end + NEAR <= start) return answer;
    if (answer.start - NEAR < end) return undefined;
    return { ...answer, start: answer.start + shift, end: answer.end + shift };
  });
}
