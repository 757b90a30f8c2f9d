/** Lookalikes: the same words, or nearly, in several places, of which one is the passage. */
import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../../src/core/anchoring/describe.ts';
import { resolve } from '../../../src/core/anchoring/resolve.ts';

suite('lookalikes', () => {
  const TWINS = 'We tried it once. It did not work. They tried it twice. It did not work. So we stopped.';
  const described = (text: string, quote: string, nth = 0) => {
    let start = -1;
    for (let count = 0; count <= nth; count++) start = text.indexOf(quote, start + 1);
    return describe(text, start, start + quote.length);
  };

  it.each([0, 1])('are told apart by their surroundings: %i', (nth) => {
    const old = described(TWINS, 'It did not work', nth);
    const added = 'By way of introduction. ';
    expect(resolve(added + TWINS, [old])[0]).toMatchObject({ start: old.selector[1].start + added.length });
  });

  it('keep their places while the text stands', () => {
    const text = 'Yes. '.repeat(100);
    expect(resolve(text, [described(text, 'Yes.', 50)])[0]).toMatchObject({
      verdict: 'unchanged',
      start: 250,
      end: 254,
    });
  });

  it('do not stand in for one another', () => {
    const answer = resolve('They tried it twice. It did not work. So we stopped.', [
      described(TWINS, 'It did not work'),
    ]);
    expect(answer[0]).not.toHaveProperty('start');
  });

  it('are told apart by where they stood, when only one is left', () => {
    const filler = (count: number): string =>
      Array.from({ length: count }, (_, at) => `Line ${at}. `).join('');
    const copy = `${'Here it comes. '.repeat(5)}The very same sentence. ${'There it goes. '.repeat(5)}`;
    const old = `${filler(90)}${copy}${filler(90)}${copy}${filler(90)}`;
    const targets = [described(old, 'The very same sentence'), described(old, 'The very same sentence', 1)];
    const now = `${filler(90)}${filler(90)}${copy}${filler(90)}`;
    const [first, second] = resolve(now, targets);
    expect(first).not.toHaveProperty('start');
    expect(second).toMatchObject({ start: now.indexOf('The very same sentence') });
  });

  it('leave the place to the passage that none of them has', () => {
    const form = 'Thank you, we have your address.';
    const lines = ['Harbour news by post. ', 'Fog signals by post. ', 'Tide tables by post. '];
    const parts = lines.map((line) => `${line.repeat(4)}${form} Never more than twice in any week. `);
    const old = parts.join('The pier is closed today. ');
    const target = described(old, form, 1);
    const now = `${parts[0]}A crane came down in the gale. ${parts[2]}${'Nothing else. '.repeat(8)}${form} Goodbye.`;
    // Out of its paragraph it may be a quotation: it is offered, and nowhere else.
    expect(resolve(now, [target])[0]).toMatchObject({ candidates: [{ start: now.lastIndexOf(form) }] });
    // Where there was a further one, it may be that one.
    const more = described(`${old}${parts[0]}${'Bells. '.repeat(9)}${form}`, form, 1);
    expect(resolve(now, [more])[0]).not.toHaveProperty('start');
  });

  it('are not found where other words stand between what surrounded a passage that moved', () => {
    const before = 'Nobody may moor at the steps while the pilots are out on the bank in the fog. ';
    const after = ' Boats that are left there in spite of it are towed to the basin by the tug.';
    const passage = 'Opening the leading lock-keeping manual';
    const other = 'A commission is examining the leading lock-making manuscript of the age';
    const old = `${before}${passage}${after}`;
    const now = `${before}${other}${after} The end. ${passage}`;
    expect(resolve(now, [described(old, passage)])[0]).toMatchObject({
      candidates: [{ start: now.lastIndexOf(passage) }],
    });
  });

  it('give way to the one whose words stand there', () => {
    const list = (last: string): string =>
      `The ferry at eight takes bicycles and dogs. Nothing else leaves that day. ${last}`;
    const old = list('The ferry at nine takes bicycles and cars. The pier closes at noon.');
    const now = list('').replace('The ferry at eight takes bicycles and dogs. ', '');
    const moved = `${now}The ferry at nine takes bicycles and cars. The pier closes at noon.`;
    expect(
      resolve(moved, [described(old, 'The ferry at eight takes bicycles and dogs.')])[0],
    ).not.toHaveProperty('start');
  });

  it('are not found where a few of the words are used again', () => {
    const text = 'The plan was bold. It worked. Everyone was glad of the rain.';
    const now = 'Everyone was glad of the rain, and of a machine: It worked. Nobody saw why.';
    expect(resolve(now, [described(text, 'It worked')])[0]).not.toHaveProperty('start');
  });

  it('are not taken for a short passage that is gone', () => {
    const menu =
      'Soup is served at seven, and the dogs sleep by the stove until the ladder is back on the roof, or snow falls.';
    const old = `winter guests\nthe green valley is closed\n${menu}\nblankets, lamps, ladders\nNo winter guests\nbooks and letters`;
    const now = `winter guests\n${menu}\n`;
    expect(resolve(now, [described(old, 'No winter guests')])[0]).not.toHaveProperty('start');
  });
});
