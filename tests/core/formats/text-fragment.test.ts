// @vitest-environment node
/** Links to passages: a browser that follows the rules finds the passage, whole words and all. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describe as describeText } from '../../../src/core/anchoring/describe.ts';
import type { TextQuoteSelector } from '../../../src/core/model.ts';
import { textFragmentLink } from '../../../src/core/formats/text-fragment.ts';
import { payloads } from '../../payloads.ts';

const ADDRESS = 'https://name.substack.com/p/one';

function quote(exact: string, prefix = '', suffix = ''): TextQuoteSelector {
  return { type: 'TextQuoteSelector', exact, prefix, suffix };
}

const directive = (link: string): string => link.slice(link.indexOf(':~:text=') + 8);
const decoded = (link: string): string[] => directive(link).split(',').map(decodeURIComponent);

describe('a link', () => {
  test('names the words with what stands around them', () => {
    const link = textFragmentLink(ADDRESS, quote('exact words', 'what came before the ', ' is what follows'));
    expect(link).toBe(`${ADDRESS}#:~:text=what%20came%20before%20the-,exact%20words,-is%20what%20follows`);
  });

  test('keeps the fragment of an issue on a page of many', () => {
    expect(textFragmentLink(`${ADDRESS}#tbm-3`, quote('a'))).toBe(`${ADDRESS}#tbm-3:~:text=a`);
  });

  test('encodes what has a meaning in a directive', () => {
    const link = textFragmentLink(ADDRESS, quote('a-b, c & d#e? f%20'));
    expect(directive(link)).toBe('a%2Db%2C%20c%20%26%20d%23e%3F%20f%2520');
  });

  test('of a long quote names its first and last words, which need no surroundings', () => {
    const long = `First words are here now ${'and so on '.repeat(40)}and these are the very last`;
    const link = textFragmentLink(ADDRESS, quote(long, 'before ', ' after'));
    expect(decoded(link)).toEqual([
      'First words are here now and so on and',
      'and so on and these are the very last',
    ]);
  });

  test('of a sentence that is surely unique names it alone', () => {
    const sentence = 'What is not asked for cannot fail to be found.';
    expect(decoded(textFragmentLink(ADDRESS, quote(sentence, 'before ', ' after')))).toEqual([sentence]);
  });

  test('of words that the issue has twice says all that is known to stand around them', () => {
    const sentence = 'What is not asked for cannot fail to be found.';
    const prefix = 'They said it on the first day, in the rain, at the door: ';
    const link = textFragmentLink(ADDRESS, quote(sentence, prefix, ' And so on.'), true);
    expect(decoded(link)).toEqual([
      'said it on the first day, in the rain, at the door:-',
      sentence,
      '-And so on.',
    ]);
  });

  test.each([
    ['A headingThe first words, ', ' here. MoreNext block', ['first words,-', 'x', '-here.']],
    ['it was node.js that ', ' and e.g.this', ['that-', 'x', '-and']],
    ['One itemTwo ', ' itemsThree', ['x']],
    ['ends here ', 'Next block', ['ends here-', 'x', '-Next block']],
    ['彼は言った。それから', '。そして', ['それから-', 'x', '-。']],
  ])('takes no surroundings from what may be two blocks: %j %j', (prefix, suffix, parts) => {
    expect(decoded(textFragmentLink(ADDRESS, quote('x', prefix, suffix)))).toEqual(parts);
  });

  test('over several blocks never puts a border inside a term', () => {
    const link = textFragmentLink(
      ADDRESS,
      quote('one end.\n  Two\u00a0 is   here\nthree', 'A heading\nbefore ', '\nafter\nfar away'),
    );
    expect(decoded(link)).toEqual(['before-', 'one end.', 'three', '-after']);
  });

  test('knows a border that the text of the page does not show', () => {
    const link = textFragmentLink(ADDRESS, quote('Ends here', 'Before it.', '.“Next” begins'));
    expect(decoded(link)).toEqual(['Before it.-', 'Ends here', '-.']);
    expect(decoded(textFragmentLink(ADDRESS, quote('ends here.Next begins')))).toEqual([
      'ends here.',
      'Next begins',
    ]);
  });

  test('takes half words whole', () => {
    expect(decoded(textFragmentLink(ADDRESS, quote('ord and wo', 'a w', 'rds end')))).toEqual([
      'a-',
      'word and words',
      '-end',
    ]);
    expect(decoded(textFragmentLink(ADDRESS, quote('art', 'the end.St', 'ed')))).toEqual([
      'the end.-',
      'Started',
    ]);
  });

  test('leaves out the outer word of a context, which may be half a word', () => {
    const prefix = `${'alf'.padEnd(30, 'f')} b c`;
    expect(decoded(textFragmentLink(ADDRESS, quote('x', `${prefix} `)))[0]).toBe('b c-');
  });

  test('in Japanese names words, not the whole line', () => {
    const [prefix, suffix] = [
      '昨日の夜、私は友達と一緒に、とても長い時間をかけて話をしたあとで',
      'と思いました。それから家に帰りました。',
    ];
    const [before, exact] = decoded(textFragmentLink(ADDRESS, quote('この本を読もう', prefix, suffix)));
    expect(exact).toBe('この本を読もう');
    expect(before?.length).toBeLessThan(prefix.length);
  });

  test.each(['', ' ', '\n\n', 'a'.repeat(20_000)])(
    'without words to look for is the address alone: %#',
    (exact) => {
      expect(textFragmentLink(ADDRESS, quote(exact))).toBe(ADDRESS);
    },
  );

  test('of any text is an address, and a short one', () => {
    const any = fc.oneof(
      fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 400 }),
      fc.constantFrom(...payloads('https://b.example')),
    );
    fc.assert(
      fc.property(any, any, any, (exact, prefix, suffix) => {
        const link = textFragmentLink(ADDRESS, quote(exact, prefix, suffix));
        expect(URL.canParse(link)).toBe(true);
        expect(link).not.toMatch(/[\s<>"`]/);
        expect(directive(link).split(',').length).toBeLessThanOrEqual(4);
        expect(directive(link).replaceAll(/-,|,-/g, '')).not.toContain('-');
        expect(link.length).toBeLessThan(15_000);
      }),
    );
  });
});

/** What a browser finds: the range of units in the page's text, by the rules of the specification. */
function find(blocks: readonly string[], link: string): [number, number] | undefined {
  const parts = decoded(link);
  const prefix = parts[0]?.endsWith('-') ? parts.shift()?.slice(0, -1) : undefined;
  const suffix = parts.at(-1)?.startsWith('-') ? parts.pop()?.slice(1) : undefined;
  const [start = '', end] = parts;
  const text = blocks.join('\n');
  const inBlock = (term: string, from: number): number => {
    for (let at = text.indexOf(term, from); at >= 0; at = text.indexOf(term, at + 1)) {
      const isBounded = !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + term.length] ?? '');
      if (isBounded) return at;
    }
    return -1;
  };
  const gap = (at: number): number => at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
  for (let from = 0; ; from++) {
    let at = prefix === undefined ? inBlock(start, from) : inBlock(prefix, from);
    if (at < 0) return undefined;
    from = at;
    if (prefix !== undefined) {
      at = gap(at + prefix.length);
      if (inBlock(start, at) !== at) continue;
    }
    for (
      let last = end === undefined ? at : inBlock(end, at + start.length);
      last >= 0;
      last = inBlock(end ?? '', last + 1)
    ) {
      const stop = last + (end ?? start).length;
      if (suffix === undefined || inBlock(suffix, gap(stop)) === gap(stop)) return [at, stop];
      if (end === undefined) break;
    }
  }
}

test('a browser finds the passage, in pages of any blocks', () => {
  const word = fc.integer({ min: 0, max: 40 }).map((number) => `w${number}`);
  const block = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (blocks, one, two) => {
      // Each block has a number of its own, so that context can decide.
      const page = blocks.map((text, index) => `b${index}x ${text} e${index}x`);
      const text = page.join('\n');
      const [start, end] = [one % text.length, two % text.length].toSorted((a, b) => a - b) as [
        number,
        number,
      ];
      fc.pre(text.slice(start, end).trim() !== '');
      const [selector] = describeText(text, start, end).selector;
      const found = find(page, textFragmentLink(ADDRESS, selector));
      expect(found).toBeDefined();
      if (found === undefined) return;
      // Repeated words may be found earlier; what is found says the same.
      const [from, to] = found;
      const words = (range: string): string[] => range.split(/\s+/).filter((each) => each !== '');
      const said = words(text.slice(start, end));
      const seen = words(text.slice(from, to));
      expect(seen[0]?.endsWith(said[0] ?? '') || said.length === 1).toBe(true);
      expect(seen.at(-1)?.startsWith(said.at(-1) ?? '') || said.length === 1).toBe(true);
    }),
    { numRuns: 500 },
  );
});
