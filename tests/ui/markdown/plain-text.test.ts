/** Comments as their words alone, for lists. */
import { expect, test } from 'vitest';
import { plainText } from '../../../src/ui/markdown/plain-text.ts';

test.each([
  ['', ''],
  ['plain', 'plain'],
  ['**a** _b_ `c` [d](https://d.example/)', 'a b c d'],
  ['- a\n  - b\n- c', '• a\n• b\n• c'],
  ['3. a\n4. b', '3. a\n4. b'],
  ['> quoted\n\nsaid', 'quoted\nsaid'],
  ['```js\n*x*\n```', '*x*'],
])('%j reads %j', (source, text) => {
  expect(plainText(source)).toBe(text);
});
