/** Owners: of places with the same words, whose each is, as the displacements around it tell. */
import { describe, expect, it } from 'vitest';
import { NOWHERE, type Candidate } from '../../../src/core/anchoring/candidate.ts';
import { ownersOf, type Owner } from '../../../src/core/anchoring/owners.ts';

const usual = (): number => 100;

/** The text grew by 50 in its middle, where 2,000 was. */
const drifts = { at: Int32Array.of(0, 1900, 2100, 6000), drift: Int32Array.of(0, 0, 50, 50) };

const at = (start: number): Candidate => ({ ...NOWHERE, start, end: start + 40, passage: 1 });

/** Whose the places are for a passage that stood at `expected`, and its lookalikes at `rivals`. */
function owners(expected: number, rivals: readonly number[], starts: readonly number[]): Owner[] {
  const claimed = { expected, candidates: starts.map(at), rivals: starts.map(() => rivals) };
  return ownersOf(drifts, claimed, usual);
}

describe('ownersOf', () => {
  it('gives each place to what would stand there', () => {
    expect(owners(1000, [4000], [1003, 4050])).toEqual(['passage', 'lookalike']);
    expect(owners(4000, [1000], [1003, 4050])).toEqual(['lookalike', 'passage']);
  });

  it('says nothing where none of them would stand, or both', () => {
    expect(owners(1000, [4000], [2600, 2700])).toEqual([undefined, undefined]);
    expect(owners(1000, [1010], [1005])).toEqual([undefined]);
  });

  it('says nothing of what no lookalike equals', () => {
    expect(owners(1000, [], [1000])).toEqual([undefined]);
  });

  it('gives the place that is left to the passage', () => {
    expect(owners(1000, [3000, 4000], [3050, 4050, 5700])).toEqual(['lookalike', 'lookalike', 'passage']);
    expect(owners(1000, [3000, 4000], [4050, 5700])).toEqual(['lookalike', undefined]);
    expect(owners(1000, [4000], [4050, 5200, 5700])).toEqual(['lookalike', undefined, undefined]);
  });
});
