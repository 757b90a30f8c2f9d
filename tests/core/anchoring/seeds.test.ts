/** Seeds: one pass over the text finds all that a search for each would find. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/anchoring/fold.ts';
import { toPatterns } from '../../../src/core/anchoring/patterns.ts';
import { NO_DIAGONAL } from '../../../src/core/anchoring/alignment/workspace.ts';
import { seekSome, toPlaces, toSeeds } from '../../../src/core/anchoring/seeds.ts';
import { noWindows, toWindows } from '../../../src/core/anchoring/windows.ts';

const SIZE = 4;
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 60 });

function found(text: string, passages: readonly string[], chunk: number) {
  const folded = fold(text);
  const patterns = toPatterns(passages.map((exact) => ({ prefix: '', exact, suffix: '' })));
  const seeds = toSeeds(patterns, new Uint8Array(passages.length).fill(1), SIZE, 3);
  while (seeds.done < folded.length) seekSome(seeds, folded, chunk);
  return { folded, patterns, seeds, places: toPlaces(seeds) };
}

describe('seeds', () => {
  it('are found wherever they stand, in chunks of any size', () => {
    fc.assert(
      fc.property(
        letters,
        fc.array(letters, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 70 }),
        (text, passages, chunk) => {
          const { seeds, places } = found(text, passages, chunk);
          passages.forEach((passage, index) => {
            for (let seed = seeds.first[index] ?? 0; seed < (seeds.first[index + 1] ?? 0); seed++) {
              const gram = passage.slice(seeds.offset[seed], (seeds.offset[seed] ?? 0) + SIZE);
              const expected = Array.from(text, (_, at) => at).filter((at) => text.startsWith(gram, at));
              const id = seeds.gram[seed] ?? 0;
              expect([...places.places.subarray(places.start[id], places.start[id + 1])]).toEqual(expected);
            }
          });
        },
      ),
    );
  });

  it('reach from the first to the last unit of each pattern', () => {
    const { seeds } = found('', ['abcabcabcab'], 1);
    expect([seeds.offset[0], seeds.offset[seeds.taken - 1]]).toEqual([0, 11 - SIZE]);
  });
});

describe('windows', () => {
  const text = `${'x'.repeat(300)}the old harbour master${'y'.repeat(300)}the old harbour minister${'z'.repeat(50)}`;
  const passage = 'the old harbour master';

  it('hold most seeds first', () => {
    const { folded, seeds, places } = found(text, [passage], 1000);
    const windows = noWindows();
    toWindows(windows, {
      seeds,
      found: places,
      pattern: 0,
      expected: 0,
      slack: 20,
      except: NO_DIAGONAL,
    });
    expect(windows.count).toBe(2);
    expect(windows.mode[0]).toBe(300);
    expect(folded.length).toBeGreaterThan(600);
  });

  it('leave out the pattern’s own place', () => {
    const { seeds, places } = found(text, [passage], 1000);
    const windows = noWindows();
    toWindows(windows, { seeds, found: places, pattern: 0, expected: 300, slack: 20, except: 300 });
    expect([...windows.mode.subarray(0, windows.count)]).toEqual([300 + 19 + 300]);
  });
});
