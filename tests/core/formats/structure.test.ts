/** What each writer makes of the structure of a passage: the table of docs/formats.md, row by row. */
import { describe, expect, test } from 'vitest';
import { passageHtml } from '../../../src/core/formats/html/passage.ts';
import { passageLines } from '../../../src/core/formats/markdown/passage.ts';
import { passageText } from '../../../src/core/formats/passage-text.ts';
import type { Address, Structure, Target } from '../../../src/core/model.ts';

/** A passage whose structures are named by the words that they stretch over. */
function target(passage: string, ...parts: [type: string, words: string, value?: string][]): Target {
  const structure = parts.map(([type, words, value]): Structure => {
    const start = passage.indexOf(words);
    const part = { type, start, end: start + words.length };
    return value === undefined ? part : Object.assign(part, { value });
  });
  return {
    source: 'https://letters.example/p/one' as Address,
    selector: [
      { type: 'TextQuoteSelector', exact: passage, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: 0, end: passage.length },
    ],
    passage,
    structure,
  };
}

const ROWS: readonly [what: string, target: Target, markdown: string, html: string, text: string][] = [
  [
    'a block of code',
    target('So:\nif low:\n  wait()\n\n  `go`', ['pre', 'if low:\n  wait()\n\n  `go`', 'python']),
    'So:\n\n```python\nif low:\n  wait()\n\n  `go`\n```',
    '<p>So:</p><pre><code class="language-python">if low:\n  wait()\n\n  `go`</code></pre>',
    'So:\n\nif low:\n  wait()\n\n  `go`',
  ],
  [
    'code that has a fence in it',
    target('```\nx\n```', ['pre', '```\nx\n```']),
    '````\n```\nx\n```\n````',
    '<pre><code>```\nx\n```</code></pre>',
    '```\nx\n```',
  ],
  [
    'code in a line',
    target('run a`b', ['code', 'a`b']),
    'run ``a`b``',
    '<p>run <code>a`b</code></p>',
    'run a`b',
  ],
  [
    'struck through',
    target('five nine', ['del', 'five']),
    '~~five~~ nine',
    '<p><del>five</del> nine</p>',
    '~~five~~ nine',
  ],
  [
    'struck through over a border of blocks',
    target('One.\nTwo, three.', ['del', 'One.\nTwo']),
    '<del>One.</del>\n\n~~Two~~, three.',
    '<p><del>One.</del></p><p><del>Two</del>, three.</p>',
    '~~One.~~\n~~Two~~, three.',
  ],
  [
    'raised and lowered',
    target('xi+1 and yk, a 4th', ['sup', 'i+1'], ['sub', 'k'], ['sup', 'th']),
    'x<sup>i+1</sup> and y<sub>k</sub>, a 4<sup>th</sup>',
    '<p>x<sup>i+1</sup> and y<sub>k</sub>, a 4<sup>th</sup></p>',
    'x^(i+1) and y_k, a 4th',
  ],
  [
    'links, of which one is none',
    target(
      'the [books] and that',
      ['a', '[books]', 'https://a.example/b?c=(d)'],
      ['a', 'that', 'javascript:1'],
    ),
    'the [\\[books\\]](https://a.example/b?c=%28d%29) and that',
    '<p>the <a href="https://a.example/b?c=(d)" rel="noreferrer noopener">[books]</a> and that</p>',
    'the [books] and that',
  ],
  [
    'lines and stanzas',
    target('low\n- high\nlow', ['br', '\n']),
    'low  \n\\- high\n\nlow',
    '<p>low<br>- high</p><p>low</p>',
    'low\n- high\n\nlow',
  ],
  [
    'a line that is indented',
    target('low\n   high', ['br', '\n']),
    'low  \n\u00A0\u00A0\u00A0high',
    '<p>low<br>\u00A0\u00A0\u00A0high</p>',
    'low\n\u00A0\u00A0\u00A0high',
  ],
  [
    'lists',
    target(
      'Three\nA\nB\nFour\nC',
      ['li', 'Three\nA\nB', '3'],
      ['li', 'A'],
      ['li', 'B'],
      ['li', 'Four', '4'],
      ['li', 'C'],
    ),
    '3. Three\n   - A\n   - B\n4. Four\n\n* C',
    '<ol start="3"><li>Three<ul><li>A</li><li>B</li></ul></li><li>Four</li></ol><ul><li>C</li></ul>',
    '3. Three\n   • A\n   • B\n4. Four\n• C',
  ],
  [
    'a table',
    target('a\tb|c\n\td\ne\nf\tg', ['table', 'a\tb|c\n\td\ne\nf\tg', 'th'], ['br', '\nf']),
    '| a | b\\|c |\n| --- | --- |\n|  | d |\n| e<br>f | g |',
    '<table><tr><th>a</th><th>b|c</th></tr><tr><td></td><td>d</td></tr><tr><td>e<br>f</td><td>g</td></tr></table>',
    'a\tb|c\n\td\ne f\tg',
  ],
  [
    'what a later version knows',
    target('One two', ['wave', 'two', '~']),
    'One two',
    '<p>One two</p>',
    'One two',
  ],
];

describe.each(ROWS)('%s', (_, passage, markdown, html, text) => {
  test('in Markdown', () => expect(passageLines(passage).join('\n')).toBe(markdown));
  test('as rich text', () => expect(passageHtml(passage)).toBe(html));
  test('as text', () => expect(passageText(passage)).toBe(text));
});
