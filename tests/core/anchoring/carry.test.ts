/** Carrying answers over: what an edit elsewhere cannot have changed is what seeking again would answer. */
import * as fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { generate } from '../../../bench/anchoring/documents.ts';
import { randomOf } from '../../../bench/anchoring/random.ts';
import { textOf } from '../../../bench/anchoring/tree.ts';
import { carryOver } from '../../../src/core/anchoring/carry.ts';
import { describe } from '../../../src/core/anchoring/describe.ts';
import { resolve } from '../../../src/core/anchoring/resolve.ts';

const TEXT = textOf(generate(randomOf(1, 'carry'), 'quotations', 6000));

suite('carryOver', () => {
  it('answers as seeking again does, for any edit away from the passage', () => {
    fc.assert(
      fc.property(
        fc.nat(TEXT.length - 200),
        fc.integer({ min: 12, max: 180 }),
        fc.nat(TEXT.length),
        fc.nat(300),
        fc.constantFrom('', 'One word. ', 'A whole sentence that was not there before. '),
        (start, length, at, removed, added) => {
          const described = describe(TEXT, start, start + length);
          const now = TEXT.slice(0, at) + added + TEXT.slice(at + removed);
          const [carried] = carryOver(TEXT, now, resolve(TEXT, [described]));
          fc.pre(carried !== undefined);
          const [sought] = resolve(now, [described]);
          expect(carried).toMatchObject({ verdict: sought?.verdict });
          if (sought === undefined || carried === undefined || !('start' in sought) || !('start' in carried))
            return;
          // Blanks at the ends are no part of what is found.
          const visible = (one: number, other: number): string =>
            now.slice(Math.min(one, other), Math.max(one, other)).trim();
          expect(visible(sought.start, carried.start)).toBe('');
          expect(visible(sought.end, carried.end)).toBe('');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('seeks again what an edit touches', () => {
    const described = describe(TEXT, 3000, 3080);
    const answers = resolve(TEXT, [described]);
    for (const at of [2900, 3000, 3040, 3080, 3180]) {
      expect(carryOver(TEXT, `${TEXT.slice(0, at)}new${TEXT.slice(at)}`, answers)).toEqual([undefined]);
    }
  });

  it('seeks again what was not found unchanged, and keeps all where nothing changed', () => {
    const lost = { verdict: 'missing', candidates: [] } as const;
    const edited = { verdict: 'edited', start: 3000, end: 3010, score: 0.5 } as const;
    expect(carryOver(TEXT, `new ${TEXT}`, [lost, edited, undefined])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(carryOver(TEXT, TEXT, [lost, edited, undefined])).toEqual([lost, edited, undefined]);
  });
});
