/** Finding passages again: where they stood, edited, moved; and nowhere rather than at a guess. */
import * as fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { PASSAGES } from '../../../bench/anchoring/words.ts';
import { describe, describeAll } from '../../../src/core/anchoring/describe.ts';
import { BUDGET } from '../../../src/core/anchoring/candidates.ts';
import { fold } from '../../../src/core/anchoring/fold.ts';
import { search as searchInText } from '../../../src/core/anchoring/search.ts';
import { plainLayout } from '../../../src/core/anchoring/layout.ts';
import { resolve, resolveInSteps } from '../../../src/core/anchoring/resolve.ts';

const ESSAY = [
  'The harbour wakes before the town does. ',
  'Gulls argue over the first crates, and the harbour master counts boats that he already knows. ',
  'By seven the fog has lifted from the water, and the ferry leaves with three passengers and a dog. ',
  'Nobody asks where the dog is going. ',
  'At noon the market closes; what was not sold is given to the kitchen at the corner. ',
  'The cook writes the day’s soup on a slate, in capital letters, and wipes it off again at nine.',
].join('');

function placeOf(passage: string, text = ESSAY): [number, number] {
  const start = text.indexOf(passage);
  return [start, start + passage.length];
}

function found(text: string, passage: string, old = ESSAY): string {
  const [resolution] = resolve(text, [describe(old, ...placeOf(passage, old))]);
  if (resolution === undefined) return 'nothing';
  if (!('start' in resolution)) return resolution.verdict;
  return `${resolution.verdict}: ${text.slice(resolution.start, resolution.end)}`;
}

suite('resolve', () => {
  it('finds what stands where it stood', () => {
    expect(found(ESSAY, 'the fog has lifted')).toBe('unchanged: the fog has lifted');
  });

  it('finds what was pushed down', () => {
    expect(found(`A new opening sentence. ${ESSAY}`, 'the fog has lifted')).toBe(
      'unchanged: the fog has lifted',
    );
  });

  it('is blind to white space, typographic quotes, soft hyphens and composition', () => {
    const text = ESSAY.replaceAll(' ', '\u00a0\n ').replaceAll('’', "'").replace('capital', 'capi\u00adtal');
    expect(found(text, 'the day’s soup on a slate, in capital letters')).toMatch(/^unchanged: the/);
    expect(found(ESSAY.replace('café', 'cafe\u0301'), 'Nobody asks')).toBe('unchanged: Nobody asks');
  });

  it('follows edits inside and to the right words at the ends', () => {
    const text = ESSAY.replace('three passengers', 'four passengers').replace('By seven', 'Around seven');
    expect(
      found(text, 'By seven the fog has lifted from the water, and the ferry leaves with three passengers'),
    ).toBe(
      'edited: Around seven the fog has lifted from the water, and the ferry leaves with four passengers',
    );
  });

  it('follows a sentence that was inserted into a passage', () => {
    const text = ESSAY.replace('Nobody asks', 'The captain salutes it. Nobody asks');
    expect(found(text, 'with three passengers and a dog. Nobody asks where')).toBe(
      'edited: with three passengers and a dog. The captain salutes it. Nobody asks where',
    );
  });

  it('says that a sentence which left its paragraph is perhaps there: it may only be quoted', () => {
    const sentence = 'At noon the market closes; what was not sold is given to the kitchen at the corner. ';
    expect(found(sentence + ESSAY.replace(sentence, ''), sentence.trim())).toBe('uncertain');
  });

  it('misses what was deleted, though its surroundings stand', () => {
    expect(
      found(ESSAY.replace('Nobody asks where the dog is going. ', ''), 'Nobody asks where the dog is going.'),
    ).toBe('missing');
  });

  it('does not take a lookalike for a deleted passage', () => {
    const copy = 'Nobody asks where the cat is going. ';
    const old = ESSAY + copy;
    expect(
      found(
        old.replace('Nobody asks where the dog is going. ', ''),
        'Nobody asks where the dog is going.',
        old,
      ),
    ).not.toMatch(/unchanged|moved|edited/);
  });

  it('offers no place that has next to nothing of what is missing', () => {
    const old = `${ESSAY} A postcard from the lighthouse keeper hangs beside the oven, and nobody has answered it yet.`;
    const quote =
      'A postcard from the lighthouse keeper hangs beside the oven, and nobody has answered it yet.';
    const rest = ESSAY.replace('Nobody asks', 'Beside the oven nobody asks');
    const [answer] = resolve(rest, [describe(old, ...placeOf(quote, old))]);
    expect(answer).toEqual({ verdict: 'missing', candidates: [] });
  });

  it('waits for the part of an issue that is not loaded', () => {
    expect(found(ESSAY.slice(0, 150), 'in capital letters')).toBe('waiting');
  });

  it('tells copies apart by their order', () => {
    const old = Array.from({ length: 8 }, () => ESSAY).join('\n');
    const starts = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (copy) => copy * (ESSAY.length + 1) + ESSAY.indexOf('Nobody asks'),
    );
    const described = describeAll(
      old,
      starts.map((start) => ({ start, end: start + 30 })),
    );
    const added = 'A line that was not there. ';
    const text = added + old;
    expect(
      resolve(text, described).map((one) => ('start' in one ? one.start - added.length : one.verdict)),
    ).toEqual(starts);
  });

  it('resolves a bare pair of W3C selectors', () => {
    const { selector } = describe(ESSAY, ...placeOf('the fog has lifted'));
    const text = `Before. ${ESSAY.replace('lifted', 'liftd')}`;
    const [resolution] = resolve(text, [{ selector }]);
    expect(resolution).toMatchObject({ verdict: 'edited' });
  });

  it('answers for empty and invisible passages and texts', () => {
    const empty = describe(ESSAY, 5, 5);
    const blank = describe('a \u200b b', 1, 3);
    for (const text of ['', ' ', ESSAY]) {
      for (const answer of resolve(text, [empty, blank])) expect(answer.verdict).not.toBe('edited');
    }
  });

  it('never answers with nothing, where half of one endless word is left', () => {
    const exact = 'a'.repeat(150) + 'b'.repeat(150);
    const quote = { type: 'TextQuoteSelector', exact, prefix: 'before ', suffix: ' after' } as const;
    const position = { type: 'TextPositionSelector', start: 0, end: exact.length } as const;
    const several = Array.from({ length: 20 }, () => ({ selector: [quote, position] as const }));
    for (const answer of resolve('a'.repeat(10_000), several)) {
      for (const { start, end } of 'start' in answer ? [answer] : answer.candidates)
        expect(end).toBeGreaterThan(start);
    }
  });

  it('gives way often, and first tells what stands still', () => {
    const text = `${ESSAY.repeat(400)}END`;
    const described = describeAll(text, [{ start: 10, end: 50 }]);
    const steps = resolveInSteps(`x${text}y`, described);
    let count = 0;
    for (let step = steps.next(); step.done !== true; step = steps.next()) count++;
    expect(count).toBeGreaterThan(3);
    const still = resolveInSteps(text, described).next();
    expect(still.value[0]).toMatchObject({ verdict: 'unchanged', start: 10 });
  });
});

suite('describe and resolve', () => {
  const scripts = PASSAGES.join('\n\n');

  it('come back to the same range, in any script', () => {
    fc.assert(
      fc.property(fc.nat(scripts.length - 2), fc.integer({ min: 1, max: 120 }), (start, length) => {
        const end = Math.min(scripts.length, start + length);
        expect(resolve(scripts, [describe(scripts, start, end)])[0]).toMatchObject({
          verdict: 'unchanged',
          start,
          end,
        });
      }),
      { numRuns: 150 },
    );
  });

  it('come back to the same words below an added line, or to none, in any script', () => {
    const added = 'Eine neue Zeile steht nun davor.\n\n';
    const visible = (text: string): string => text.replaceAll(/[\s\p{Cf}]/gu, '');
    fc.assert(
      fc.property(fc.nat(scripts.length - 40), fc.integer({ min: 12, max: 120 }), (start, length) => {
        const end = Math.min(scripts.length, start + length);
        const text = added + scripts;
        const [answer] = resolve(text, [describe(scripts, start, end)]);
        fc.pre(visible(scripts.slice(start, end)) !== '' && answer !== undefined && 'start' in answer);
        if (answer === undefined || !('start' in answer)) return;
        const near = (one: number, other: number): boolean =>
          visible(text.slice(Math.min(one, other), Math.max(one, other))) === '';
        // Half of a surrogate pair or a letter without its mark is no word of its own.
        if (/[\p{M}\udc00-\udfff\u200d]/u.test(scripts.charAt(end) + scripts.charAt(start))) return;
        expect(near(answer.start, start + added.length)).toBe(true);
        expect(near(answer.end, end + added.length)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

suite('adversarial texts', () => {
  const cases: [string, string][] = [
    ['one letter', 'a'.repeat(1_000_000)],
    ['white space', `word ${' '.repeat(1_000_000)}`],
    ['a repeated quote', 'The dog waits. '.repeat(100_000)],
    ['combining marks', `e${'\u0301'.repeat(1_000_000)}`],
  ];
  it.each(cases)('are answered in steps that are small, and not too many: %s', (_name, text) => {
    const places = Array.from({ length: 20 }, (_, at) => ({ start: at * 40_000, end: at * 40_000 + 200 }));
    const described = describeAll(text, places);
    for (const now of [`b${text}`, text.slice(0, -1)]) {
      let count = 0;
      const steps = resolveInSteps(now, described);
      for (let step = steps.next(); step.done !== true; step = steps.next()) count++;
      // A step for each 64 K units of folding and of three searches, and one for each passage.
      expect(count).toBeLessThan(4 * (text.length / 65_536 + 2) + 2 * places.length + 20);
    }
  });

  it('are aligned within a budget for all passages together', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, at) => `The dog waits for ${at} days, and the cat does not. `,
    );
    const text = lines.join('');
    const places = Array.from({ length: 60 }, (_, at) => ({ start: at * 500, end: at * 500 + 90 }));
    const targets = describeAll(text, places);
    const search = (left: number): number => {
      const budget = { left };
      const steps = searchInText(
        fold(text.replaceAll('waits', 'sits')),
        targets,
        [...targets.keys()],
        plainLayout(text),
        budget,
      );
      for (let step = steps.next(); step.done !== true; step = steps.next());
      return left - budget.left;
    };
    expect(search(BUDGET)).toBeLessThanOrEqual(BUDGET);
    // What the budget does not cover is left out: at most one passage goes beyond it.
    expect(search(50_000)).toBeLessThan(80_000);
    expect(search(BUDGET)).toBeGreaterThan(100_000);
  });
});
