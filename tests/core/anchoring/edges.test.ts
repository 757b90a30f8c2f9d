/** The ends of edited passages: whole words, whole sentences, and nothing that only came in beside them. */
import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../../src/core/anchoring/describe.ts';
import { resolve } from '../../../src/core/anchoring/resolve.ts';

const BEFORE = 'The house stands where the road ends, and nobody remembers who built it. ';
const AFTER = 'Once the snow has gone, the first guests walk up from the valley with their dogs.';

/** What is found of a passage between `BEFORE` and `AFTER`, in a text that has `now` in its place. */
function found(passage: string, now: string, before = BEFORE, after = AFTER): string {
  const old = BEFORE + passage + AFTER;
  const start = BEFORE.length;
  const text = before + now + after;
  const [answer] = resolve(text, [describe(old, start, start + passage.trimEnd().length)]);
  return answer !== undefined && 'start' in answer ? text.slice(answer.start, answer.end) : 'nothing';
}

const STOVE = 'The stove is lit on the first cold evening of October. ';
const KEEPER = 'The keeper sweeps the hall, counts the blankets, and writes both numbers into a green book. ';
const OTHER = 'Prices for beds and soup went up again last spring. ';

suite('the ends of an edited passage', () => {
  it('leave out a first or last sentence that gave way to another one', () => {
    expect(found(STOVE + KEEPER, OTHER + KEEPER)).toBe(KEEPER.trim());
    expect(found(KEEPER + STOVE, KEEPER + OTHER)).toBe(KEEPER.trim());
  });

  it('keep a sentence whose words were replaced one by one', () => {
    const reworded = STOVE.replace('lit', 'fired').replace('cold', 'frosty').replace('of', 'in');
    const also = KEEPER.replace('sweeps', 'scrubs').replace('counts', 'folds').replace('numbers', 'sums');
    expect(found(STOVE + KEEPER, reworded + also)).toBe((reworded + also).trim());
  });

  it('keep the beginning of a sentence that lost its end', () => {
    const cut = 'The stove is lit on the first cold evening, ';
    expect(found(STOVE + KEEPER, cut + KEEPER)).toBe((cut + KEEPER).trim());
  });

  it('stay with the sentence that ends as a deleted one did', () => {
    const kept =
      'A short walk in the morning, before the sun has reached the yard, will make you feel better. ';
    const gone = 'However, for those who are truly ill, a long sleep is better. ';
    expect(found(kept + gone, kept)).toBe(kept.trim());
  });

  it('do not take the end of a sentence that came in before the passage', () => {
    const came = 'That is the rule since the roof was mended by the young. ';
    expect(found('That is the custom here. ' + KEEPER, `${came}That is the custom here. ${KEEPER}`)).toBe(
      `That is the custom here. ${KEEPER}`.trim(),
    );
  });

  it('do not reach for the full stop behind a paragraph that came in', () => {
    const typo = KEEPER.replace('book.', 'boook.');
    expect(found(KEEPER, typo + OTHER + STOVE)).toBe(typo.trim());
  });

  it.each([
    ['with a typo at its end', 'The names of the guests', 'The names of the gusets', BEFORE, OTHER],
    ['with a typo at its beginning', 'Google keeps the list', 'Gogole keeps the list', OTHER, AFTER],
  ])('are whole words, even a word %s that lost its neighbour', (_, passage, now, before, after) => {
    expect(found(`${passage} `, `${now} `, before, after)).toBe(now);
  });

  it('hold a row of dashes, part of which stood before the passage', () => {
    const old = `${BEFORE}-- -------- \n Forwarded from the keeper of the house ${AFTER}`;
    const start = old.indexOf('--------');
    const target = describe(old, start, old.indexOf('house ', start) + 5);
    const text = old.replace('Forwarded', 'For\u00adwarded');
    expect(resolve(text, [target])[0]).toMatchObject({ start, end: target.selector[1].end + 1 });
  });

  it('hold a row of dashes that was set in others', () => {
    expect(found('–—–— ', '--—---– ')).toBe('--—---–');
  });

  it('take in a sentence that came in behind their first full stop', () => {
    const old = BEFORE + AFTER;
    const start = BEFORE.indexOf('.');
    const target = describe(old, start, old.indexOf(' the first guests'));
    const text = BEFORE + OTHER + AFTER;
    expect(resolve(text, [target])[0]).toMatchObject({ start, end: text.indexOf(' the first guests') });
  });
});
