/** What the page says of a passage is described by its stretches, as far as the markup alone says it. */
import { expect, test } from 'vitest';
import { passageLines } from '../../src/core/formats/markdown/passage.ts';
import type { Address } from '../../src/core/model.ts';
import { readableText } from '../../src/dom/rendered-text.ts';
import { structureOf } from '../../src/dom/structure.ts';

/** The Markdown of all of a page. */
function markdownOf(html: string): string {
  document.body.innerHTML = html;
  const range = document.createRange();
  range.selectNodeContents(document.body);
  const passage = readableText(range);
  const target = {
    source: 'https://letters.example/p/one' as Address,
    selector: [
      { type: 'TextQuoteSelector', exact: passage, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: 0, end: passage.length },
    ],
    passage,
    structure: structureOf(range),
  } as const;
  return passageLines(target).join('\n');
}

const PRE = '<style>pre { white-space: pre; font-family: monospace; }</style>';

test.each([
  [
    'a list in a list',
    '<ul><li>One<ol start="4"><li>four</li><li value="9">nine</li></ol></li><li>Two</li></ul>',
    '- One\n\n  4. four\n\n  9) nine\n- Two',
  ],
  ['line breaks and stanzas', '<p>low<br>high<br><br>low<br></p><p>high</p>', 'low  \nhigh\n\nlow\n\nhigh'],
  [
    'code with line breaks',
    `${PRE}<pre>if low:<br>  wait()<br><br>end</pre>`,
    '```\nif low:\n  wait()\n\nend\n```',
  ],
  ['words that are struck through over blocks', '<del><p>One</p><p>Two</p></del>', '~~One~~\n\n~~Two~~'],
  ['a raised word', '<p>n<sup>th</sup> of 10<sup>6</sup></p>', 'n<sup>th</sup> of 10⁶'],
  [
    'cells with paragraphs and empty ones',
    '<table><tr><td><p>a</p></td><td></td><td>c<br>d</td></tr><tr><td></td><td>e</td><td></td></tr></table>',
    '|  |  |  |\n| --- | --- | --- |\n| a |  | c<br>d |\n|  | e |  |',
  ],
  ['a link to nowhere safe', '<p>a <a href="javascript:x()">b</a> c</p>', 'a b c'],
])('%s', (_, html, markdown) => {
  expect(markdownOf(html)).toBe(markdown);
});
