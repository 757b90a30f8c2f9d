/** Alignment: where an edited passage begins and ends, and how much of it is left. */
import { describe, expect, it } from 'vitest';
import { align } from '../../../src/core/anchoring/alignment/align.ts';
import { fold } from '../../../src/core/anchoring/fold.ts';
import type { Alignment } from '../../../src/core/anchoring/alignment/measure.ts';
import { toPatterns } from '../../../src/core/anchoring/patterns.ts';
import { newWorkspace, NO_DIAGONAL, prepare } from '../../../src/core/anchoring/alignment/workspace.ts';

const BEFORE = 'The ferry leaves the harbour at seven with two passengers and ';
const PASSAGE = 'a dog that nobody claims; the captain feeds it from a tin';
const AFTER = ' and writes its name into the log, under the heading of freight.';

function aligned(text: string): Alignment & { readonly words: string } {
  const patterns = toPatterns([{ prefix: BEFORE, exact: PASSAGE, suffix: AFTER }]);
  const space = newWorkspace(fold(text));
  prepare(space, patterns, 0, 6, NO_DIAGONAL);
  const { units, length } = space.folded;
  const result = align(space, -length, length);
  if (result === undefined) throw new Error('nothing was found');
  return { ...result, words: String.fromCharCode(...units.subarray(result.start, result.end)) };
}

const folded = (text: string): string => {
  const { units, length } = fold(text);
  return String.fromCharCode(...units.subarray(0, length));
};

describe('align', () => {
  it('finds the whole of what was not edited', () => {
    const result = aligned(`Once more. ${BEFORE}${PASSAGE}${AFTER}`);
    expect(result).toMatchObject({
      words: folded(PASSAGE),
      matched: folded(PASSAGE).length,
      inserted: 0,
      head: 0,
      tail: 0,
    });
  });

  it('finds what lost a letter at the very beginning of the text', () => {
    const text = (BEFORE + PASSAGE + AFTER).replace('ferry', 'fery');
    expect(aligned(text)).toMatchObject({ words: folded(PASSAGE), head: 0, tail: 0 });
  });

  it('counts what came in', () => {
    const edited = PASSAGE.replace('the captain', 'at nine the captain');
    expect(aligned(BEFORE + edited + AFTER)).toMatchObject({ words: folded(edited), inserted: 6 });
  });

  it('reaches over words that were replaced at the ends', () => {
    const edited = PASSAGE.replace('a dog', 'one cat').replace('tin', 'can');
    expect(aligned(BEFORE + edited + AFTER).words).toBe(folded(edited));
  });

  it('does not bridge a whole article', () => {
    const parts = [PASSAGE.slice(0, 40), PASSAGE.slice(40)];
    expect(aligned(BEFORE + parts.join('n'.repeat(1_000)) + AFTER).words).toBe(folded(parts[0] ?? ''));
  });
});
