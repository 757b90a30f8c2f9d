// @vitest-environment node
/** Markdown: texts show as they are, comments stay what they are and do no harm, names are files. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentItem } from '../../../../src/core/formats/markdown/comment.ts';
import { markdownLink, markdownText } from '../../../../src/core/formats/markdown/escape.ts';
import { issueMarkdown } from '../../../../src/core/formats/markdown/markdown.ts';
import type { Annotation, Issue, Publication, Tag } from '../../../../src/core/model.ts';
import { payloads } from '../../../payloads.ts';

const TIME = '2026-11-22T09:00:00.000Z';
const ISSUE = {
  id: 'i1',
  addresses: ['https://name.substack.com/p/one'],
  publication: 'name.substack.com',
  title: 'Why *not* <ask>?',
  authors: ['Ada L.', 'B_b'],
  published: '2020-05-04',
  number: '#18/53',
  created: TIME,
  modified: TIME,
} as unknown as Issue;
const PUBLICATION = { id: 'name.substack.com', name: 'The [Mess]', modified: TIME } as unknown as Publication;
const TAGS = [
  { id: 't1', name: 'riskiest assumptions' },
  { id: 't2', name: 'C#' },
  { id: 't3', name: 'risk, cost' },
  { id: 't4', name: 'say "no"' },
] as unknown as Tag[];

function note(exact: string, start: number, part: object = {}, passage = exact): Annotation {
  const target = {
    source: ISSUE.addresses[0],
    passage,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start, end: start + exact.length },
    ],
  };
  return { id: `n${start}`, target, tags: [], comment: '', ...part } as unknown as Annotation;
}

test('an issue is its title and facts, and its notes in the order that is given', () => {
  const annotations = [
    note('1. First_ly', 95, { tags: ['t2', 't1', 'gone', 't3', 't4'] }),
    note(
      'Second,in two\n paragraphs.',
      90,
      { comment: 'Really?\n\n- one\n- *two*' },
      'Second,\nin two paragraphs.',
    ),
  ];
  expect(issueMarkdown({ issue: ISSUE, publication: PUBLICATION, annotations, tags: TAGS }))
    .toBe(`# Why \\*not\\* \\<ask\\>?

The \\[Mess\\] · Ada L., B\\_b · 2020-05-04 · \\#18/53

<https://name.substack.com/p/one>

> 1\\. First\\_ly

- Tags: C\\#, riskiest assumptions, "risk, cost", "say ""no"""
- [In the issue](https://name.substack.com/p/one#:~:text=1.%20First_ly)

> Second,
>
> in two paragraphs.

- Really?

  - one
  - *two*
- [In the issue](https://name.substack.com/p/one#:~:text=Second%2C,in%20two%20paragraphs.)
`);
});

/** What a text shows once its escapes are read: CommonMark takes a backslash before punctuation. */
const shown = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
const flat = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Surrogate}\ufeff]/gu, '')
    .trim();

/** What would begin something, were it not escaped. */
const LIVE = /(?<!\\)(?:\\\\)*(?:[`*_[\]<>|~$#]|&#?\w+;|==|%%|:\/\/|www\.)/i;
const LIVE_START = /^(?:[-+](?:\s|$)|\d{1,9}[.)](?:\s|$)|[-=][-=\s]*$)/;

const TOKENS = [
  ...Array.from('\\`*_[]<>|~$#&:=%!(){}.-+"\'^@ \t\n'),
  'word ',
  '1.',
  '12) ',
  '---',
  '===',
  '```',
  '~~~',
  '<b>',
  '</b>',
  '<!--',
  '&amp;',
  '&#60;',
  '![i](u)',
  '[l](u)',
  'www.',
  'http://',
  'a@b.c',
  '\r\n',
  '\u2028',
  '    ',
];
const nasty = fc.array(fc.constantFrom(...TOKENS), { maxLength: 30 }).map((parts) => parts.join(''));
const anyText = fc.oneof(nasty, fc.string(), fc.constantFrom(...payloads('https://beacon.example')));

describe('a text', () => {
  test('shows as it is, and begins nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = markdownText(text);
        expect(shown(markdown)).toBe(flat(text));
        expect(markdown).not.toMatch(LIVE);
        expect(markdown).not.toMatch(LIVE_START);
        expect(markdown).not.toMatch(/[\n\r\u2028]/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('of ordinary words stays readable', () => {
    const text = 'Well-known: “10:30” (e.g. a.b) costs 5 % — isn’t it? 50/50! A & B, x = y.';
    expect(markdownText(text)).toBe(text);
  });

  test('is a link only to the web, and cannot end its destination', () => {
    expect(markdownLink('x', 'javascript:alert(1)')).toBe('x');
    expect(markdownLink('x]', 'https://a.example/(b)?c=<d>&copy;=1')).toBe(
      '[x\\]](https://a.example/%28b%29?c=%3Cd%3E&amp;copy;=1)',
    );
    fc.assert(
      fc.property(anyText, (text) => {
        expect(markdownLink('x', `https://a.example/#${text}`)).toMatch(/^\[x\]\([^()<>\s\\]*\)$|^x$/);
      }),
    );
  });
});

describe('a comment', () => {
  test.each([
    ['*soft* and `code <b>`', '- *soft* and `code <b>`'],
    ['a < b, <3, <https://x.example/a_b>', '- a < b, <3, <https://x.example/a_b>'],
    ['<b>bold</b> <!-- x --> <?p?> <!D>', '- &lt;b>bold&lt;/b> &lt;!-- x --> &lt;?p?> &lt;!D>'],
    ['![beacon](https://x.example/)', '- &#33;[beacon](https://x.example/)'],
    ['\\<b> \\\\<b> \\![i](u)', '- &lt;b> \\\\&lt;b> &#33;[i](u)'],
    ['---', '+ ---'],
    ['  pushed', '- pushed'],
    ['\tcode', '-     code'],
    ['a\n\nb\r\nc\n', '- a\n\n  b\n  c'],
    ['```html\n<b>\n```\n<b>', '- ```html\n  <b>\n  ```\n  &lt;b>'],
    ['```\nnever closed <b>', '- ```\n  never closed <b>'],
    ['~~~\n```\n<b>\n~~~~\n<b>', '- ~~~\n  ```\n  <b>\n  ~~~~\n  &lt;b>'],
  ])('%j', (comment, item) => {
    expect(commentItem(comment).join('\n')).toBe(item);
  });

  test.each([
    ['a span that may reach over lines', 'a ` b\n` <b> `'],
    ['a span that may end in a cell', '| ` | <b> ` |'],
    ['a tick that is escaped', '\\` <b> `'],
    ['a tick in a bare address', 'http://x.example/` <b> `'],
    ['a fence that may be one', '  ```\n```\n<b>\n```'],
    ['a fence in a list', '- ```\n```\n<b>\n```'],
    ['ticks that differ', '`` <b> `'],
  ])('does not take for code %s', (_what, comment) => {
    expect(commentItem(comment).join('\n')).not.toContain('<b>');
  });

  test.each([
    ['[x](javascript:alert(1))', '- [x&#93;(javascript:alert(1))'],
    ['[x]( \n> JaVaScRiPt:1)', '- [x&#93;( \n  > JaVaScRiPt:1)'],
    ['[x](&#106;avascript:1)', '- [x&#93;(&#106;avascript:1)'],
    ['[x](javascript\\:1)', '- [x&#93;(javascript\\:1)'],
    ['[x](<\tjava\tscript:1>)', '- [x&#93;(<\tjava\tscript:1>)'],
    ['[r]\n\n[r]: data:text/html,x', '- [r]\n\n  [r&#93;: data:text/html,x'],
    ['[r]:\n vbscript:x', '- [r&#93;:\n   vbscript:x'],
    ['[x\\](file:///etc/passwd)', '- [x&#93;(file:///etc/passwd)'],
    ['[x](\\\\server\\share)', '- [x&#93;(\\\\server\\share)'],
    ['[x](intent://y) [z](blob:https://x)', '- [x&#93;(intent://y) [z&#93;(blob:https://x)'],
    ['`[x](javascript:1)`', '- `[x](javascript:1)`'],
    ['[x](https://a.example/javascript:1)', '- [x](https://a.example/javascript:1)'],
    ['[x](mailto:a@b.c) [y](notes.md#a:b) [z](#w)', '- [x](mailto:a@b.c) [y](notes.md#a:b) [z](#w)'],
    ['[x] (see: y)', '- [x] (see: y)'],
  ])('keeps its links to the web, and no other: %j', (comment, item) => {
    expect(commentItem(comment).join('\n')).toBe(item);
  });

  test('of nothing is none', () => {
    expect([commentItem(''), commentItem(' \n\t\n')]).toEqual([[], []]);
  });

  test('without code holds no HTML and no image, and every line stays in its item', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [first, ...rest] = commentItem(text.replace(/[`~]/g, ''));
        if (first === undefined) return;
        expect(first).toMatch(/^[-+] (?:[^ \t]| {4})/);
        expect(rest.every((line) => line === '' || line.startsWith('  '))).toBe(true);
        const whole = [first, ...rest].join('\n').replace(/<(?:https?:\/\/|mailto:)[^\s<>\\]*>/gi, '');
        expect(whole).not.toMatch(/<[a-z/!?]|!\[/i);
      }),
      { numRuns: 1_000 },
    );
  });

  test('that is hostile and long is done in time', () => {
    const began = performance.now();
    for (const part of ['<a', '` ', '``` ', '\\', '![', '| `', '\t', '~~~\n', '](', ']( ', ']:\n'])
      commentItem(part.repeat(100_000 / part.length));
    expect(performance.now() - began).toBeLessThan(20_000);
  }, 30_000);
});
