/** Comments as Markdown: what is understood, what stays text, and what may become a link. */
import { render } from 'preact';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Markdown } from '../../../src/ui/components/Markdown.tsx';
import { parseMarkdown, type Block, type Inline } from '../../../src/ui/markdown/parse.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });

function textOf(nodes: readonly (Inline | Block)[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'code') return node.text;
      if (node.type === 'pre') return node.info + node.text;
      if (node.type === 'list') return node.items.map(textOf).join('');
      return node.type === 'break' ? '\n' : textOf(node.children);
    })
    .join('');
}

function show(source: string): HTMLElement {
  const root = document.createElement('div');
  render(<Markdown source={source} />, root);
  return root;
}

describe('parseMarkdown', () => {
  test.each<[string, Block[]]>([
    ['', []],
    ['one\ntwo\n\nthree', [paragraph(text('one'), { type: 'break' }, text('two')), paragraph(text('three'))]],
    [
      '*a* _b_',
      [
        paragraph({ type: 'emphasis', children: [text('a')] }, text(' '), {
          type: 'emphasis',
          children: [text('b')],
        }),
      ],
    ],
    [
      '**a *b***',
      [paragraph({ type: 'strong', children: [text('a '), { type: 'emphasis', children: [text('b')] }] })],
    ],
    ['`*a*`', [paragraph({ type: 'code', text: '*a*' })]],
    ['\\*a\\*', [paragraph(text('*a*'))]],
    ['snake_case_name', [paragraph(text('snake_case_name'))]],
    ['2 * 3 * 4', [paragraph(text('2 * 3 * 4'))]],
    ['**', [paragraph(text('**'))]],
    ['a **b', [paragraph(text('a **b'))]],
    ['a ` b', [paragraph(text('a ` b'))]],
    [
      '[x](https://a.example/)',
      [paragraph({ type: 'link', address: 'https://a.example/', children: [text('x')] })],
    ],
    [
      'See https://a.example/b.',
      [
        paragraph(
          text('See '),
          { type: 'link', address: 'https://a.example/b', children: [text('https://a.example/b')] },
          text('.'),
        ),
      ],
    ],
    [
      'So:\n```py\nif a:\n    *b*\n\n    c\n```\nafter',
      [
        paragraph(text('So:')),
        { type: 'pre', info: 'py', text: 'if a:\n    *b*\n\n    c' },
        paragraph(text('after')),
      ],
    ],
    ['~~~\n```\n~~~', [{ type: 'pre', info: '', text: '```' }]],
    ['````\n```\na', [{ type: 'pre', info: '', text: '```\na' }]],
    ['``not a fence``', [paragraph({ type: 'code', text: 'not a fence' })]],
    [
      '- a\n  - b\n    - c\n  - d\n- e',
      [
        {
          type: 'list',
          start: null,
          items: [
            [
              text('a'),
              {
                type: 'list',
                start: null,
                items: [[text('b'), { type: 'list', start: null, items: [[text('c')]] }], [text('d')]],
              },
            ],
            [text('e')],
          ],
        },
      ],
    ],
    [
      '1. a\n    - b\n    - c\n2. d',
      [
        {
          type: 'list',
          start: 1,
          items: [[text('a'), { type: 'list', start: null, items: [[text('b')], [text('c')]] }], [text('d')]],
        },
      ],
    ],
    ['- a\n- b', [{ type: 'list', start: null, items: [[text('a')], [text('b')]] }]],
    ['3. a\n4. b', [{ type: 'list', start: 3, items: [[text('a')], [text('b')]] }]],
    [
      '- a\n1. b',
      [
        { type: 'list', start: null, items: [[text('a')]] },
        { type: 'list', start: 1, items: [[text('b')]] },
      ],
    ],
    ['> a\n> b', [{ type: 'quote', children: [text('a'), { type: 'break' }, text('b')] }]],
    ['<b>a</b>', [paragraph(text('<b>a</b>'))]],
  ])('%j', (source, expected) => {
    expect(parseMarkdown(source)).toEqual(expected);
  });

  test('loses no letter or digit of any text', () => {
    const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '');
    const piece = fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '_',
        '__',
        '`',
        '``',
        '[',
        '](',
        ')',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '  - ',
        '```',
        '\\',
        'http://',
        ' ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const source = pieces.join('').replace(/[[\]()]/g, ' ');
        const seen = parseMarkdown(source)
          .map((block) => textOf([block]))
          .join('');
        // A list's numbers are its own, the digits that open a numbered item are not its text.
        if (!/^ {0,3}\d{1,9}[.)] /m.test(source.replace(/\r\n?/g, '\n')))
          expect(letters(seen)).toBe(letters(source));
      }),
    );
  });

  test.each([
    '*',
    '**a',
    '_a ',
    '`',
    '[',
    '[a](',
    '\\',
    'http://',
    '> ',
    '- ',
    '*a_b',
    '`` ` ',
    '```\n',
    '  - a\n',
  ])(
    'takes %j a hundred thousand units long in its stride',
    (piece) => {
      const source = piece.repeat(Math.ceil(100_000 / piece.length));
      const start = performance.now();
      parseMarkdown(source);
      // Quadratic time would be minutes; the bound leaves room for a machine that is busy.
      expect(performance.now() - start).toBeLessThan(5_000);
    },
    20_000,
  );
});

describe('Markdown', () => {
  test('shows markup as text', () => {
    const root = show('<img src=x onerror=alert(1)> <script>alert(1)</script>');
    expect(root.querySelector('img, script')).toBeNull();
    expect(root.textContent).toBe('<img src=x onerror=alert(1)> <script>alert(1)</script>');
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'JaVaScRiPt:alert`1`',
    '//x',
    'https://u:p@a.example/',
  ])('makes no link to %s', (address) => {
    const root = show(`[x](${address})`);
    expect(root.querySelector('a')).toBeNull();
    expect(root.textContent).toContain('x');
  });

  test('opens links without telling who asks', () => {
    const link = show('[x](https://a.example/)').querySelector('a');
    expect(link?.rel).toBe('noopener noreferrer');
    expect(link?.target).toBe('_blank');
    expect(link?.href).toBe('https://a.example/');
  });
});
