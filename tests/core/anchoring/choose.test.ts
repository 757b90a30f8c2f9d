/** Neighbours: passages keep their order, and where one went tells where the next one is. */
import { describe, expect, it } from 'vitest';
import { choose, type Choice } from '../../../src/core/anchoring/choose.ts';
import type { Choosing } from '../../../src/core/anchoring/viterbi.ts';
import { NOWHERE, type Candidate } from '../../../src/core/anchoring/candidate.ts';

const at = (start: number, score = 100): Candidate => ({
  ...NOWHERE,
  start,
  end: start + 50,
  score,
  passage: 1,
});

function passage(expected: number, starts: readonly number[], changes: Partial<Choosing> = {}): Choosing {
  return {
    expected,
    candidates: starts.map((start) => at(start)),
    weak: starts.map(() => false),
    rivals: starts.map(() => []),
    trust: 1,
    enough: 100,
    copies: undefined,
    ...changes,
  };
}

function chosen(passages: readonly Choosing[], length = 10_000): Choice[] {
  const steps = choose(passages, { length, atEnd: undefined });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe('choose', () => {
  it('takes the copy that moved as its neighbours did', () => {
    const passages = [passage(1000, [1800]), passage(1500, [1500, 2300]), passage(2000, [2800])];
    const [, middle] = chosen(passages);
    expect(middle).toMatchObject({ best: 1, calm: true });
    expect(middle?.margin).toBeGreaterThan(6);
  });

  it('takes better words against the neighbours', () => {
    const doubtful = passage(1500, [], {
      candidates: [at(1500, 100), at(2300, 20)],
      weak: [false, false],
      rivals: [[], []],
    });
    expect(chosen([passage(1000, [1800]), doubtful, passage(2000, [2800])])[1]?.best).toBe(0);
  });

  it('counts copies: the second of three stays the second', () => {
    const copies = { copies: { index: 2, of: 3 }, trust: 4, enough: 50 };
    const [one] = chosen([passage(4000, [1000, 5000, 9000], copies)]);
    expect(one).toMatchObject({ best: 1, misplaced: false });
  });

  it('says that a copy is misplaced where none is of its rank', () => {
    const copies = { copies: { index: 3, of: 3 }, trust: 4, enough: 50 };
    expect(chosen([passage(9000, [1000], copies)])[0]?.misplaced).toBe(true);
  });

  it('has no margin between copies that nothing tells apart', () => {
    expect(chosen([passage(5000, [4990, 5010])])[0]?.margin).toBeLessThan(6);
  });
});
