/** Finding a passage again: at its place, moved, re-set; and nowhere rather than at a guess. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describe } from '../../src/core/describe.ts';
import { resolve, type Selectors } from '../../src/core/resolve.ts';
import { trimSpan } from '../../src/core/text.ts';

/** Describes the first `quote` of a text, or the one that `nth` counts to from 0. */
function note(text: string, quote: string, nth = 0): Selectors {
  let start = -1;
  for (let count = 0; count <= nth; count++) start = text.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`No ${quote}`);
  return describe(text, start, start + quote.length);
}

/** What a note is found to quote in another text. */
function found(text: string, selectors: Selectors): [string, string | undefined] {
  const [resolution] = resolve(text, [selectors]);
  if (resolution === undefined) throw new Error('No resolution');
  if (resolution.verdict === 'missing') return ['missing', undefined];
  return [resolution.verdict, text.slice(resolution.start, resolution.end)];
}

const ESSAY = `Most plans fail in the same way. A team writes down what it hopes, and calls it a plan.
  Then a quarter passes. Nobody asks which hope was wrong, because nobody wrote down what would
  have shown it. Write down what would show it! A team that does so learns twice as fast.`;

test('the same words at the same place are unchanged', () => {
  expect(found(ESSAY, note(ESSAY, 'Nobody asks which hope was wrong'))).toEqual([
    'unchanged',
    'Nobody asks which hope was wrong',
  ]);
});

test('words that moved are followed', () => {
  const quote = 'nobody wrote down what would';
  expect(found(`New first paragraph. ${ESSAY}`, note(ESSAY, quote))).toEqual(['moved', quote]);
});

test.each([
  ['other white space', (text: string) => text.replaceAll(/\s+/g, '\n\u00a0 ')],
  ['no white space between blocks', (text: string) => text.replaceAll('\n  ', '')],
  ['typographic dashes and quotes', (text: string) => text.replaceAll('-', '–').replaceAll("'", '’')],
  ['decomposed letters', (text: string) => text.normalize('NFD')],
  [
    'soft hyphens',
    (text: string) => text.replaceAll('wrong', 'w\u00adrong').replaceAll('naïve', 'na\u00adïve'),
  ],
])('%s is not another text', (_, change) => {
  const text = `${ESSAY} It's a naïve well-known façade - and it's wrong.`;
  const quote = "It's a naïve well-known façade - and it's wrong";
  const changed = change(text);
  const [verdict, words] = found(changed, note(text, quote));
  expect(verdict).not.toBe('missing');
  expect(words).toBe(change(quote));
});

const TWINS = 'We tried it once. It did not work. They tried it twice. It did not work. So we stopped.';

test('the surroundings tell repeats apart', () => {
  for (const nth of [0, 1]) {
    const selectors = note(TWINS, 'It did not work', nth);
    const longer = `By way of introduction. ${TWINS}`;
    const [resolution] = resolve(longer, [selectors]);
    expect(resolution).toMatchObject({ verdict: 'moved', start: selectors[1].start + 24 });
  }
});

test('a repeat keeps its place among its likes while the text stands', () => {
  const text = 'Yes. '.repeat(100);
  const selectors = note(text, 'Yes.', 50);
  expect(resolve(text, [selectors])).toEqual([{ verdict: 'unchanged', start: 250, end: 254 }]);
});

test('repeats that nothing tells apart are missing', () => {
  const text = 'Yes. '.repeat(100);
  expect(found(`And so: ${text}`, note(text, 'Yes.', 50))).toEqual(['missing', undefined]);
});

test('a few words elsewhere are not the passage that was deleted', () => {
  const text = 'The plan was bold. It worked. Everyone was glad of the rain.';
  const edited = 'Everyone was glad of the rain, and of a machine: It worked. Nobody saw why.';
  expect(found(edited, note(text, 'It worked'))).toEqual(['missing', undefined]);
});

test('the second of two likes does not stand in for the first, deleted one', () => {
  const [first] = [note(TWINS, 'It did not work', 0)];
  expect(found('They tried it twice. It did not work. So we stopped.', first)[0]).toBe('missing');
});

test('a passage that is gone is missing', () => {
  expect(found('Another essay altogether.', note(ESSAY, 'A team writes down'))).toEqual([
    'missing',
    undefined,
  ]);
  expect(found('', note(ESSAY, 'A team writes down'))).toEqual(['missing', undefined]);
});

test('a hostile text of one letter ends', () => {
  const text = 'a'.repeat(200_000);
  const selectors = describe(`${'b'.repeat(64)}${'a'.repeat(300)}${'c'.repeat(64)}`, 64, 364);
  expect(resolve(text, [selectors])).toEqual([{ verdict: 'missing' }]);
});

const SCRIPTS = [
  ESSAY,
  '计划失败的原因往往相同：团队写下希望，却称之为计划。没有人追问哪个希望落空了。計畫與希望。',
  '仮説を書き出す。がっかりする前に、何が間違いを示すかを書いておく。ｶﾅも全角ＡＢＣも。',
  'الخطة الجيدة تُكتب قبل العمل، لا بعده. اكتب ما قد يُثبت أنك مخطئ. The plan — الخطة — stays.',
  'अच्छी योजना लिखी जाती है। ज़्यादातर टीमें यह नहीं करतीं, और क्षण बीत जाता है।',
  'Grow 🌱 slowly 👩\u200d🚀👨\u200d👩\u200d👧, flags 🇫🇷🇯🇵, skin 👍🏽; then 🌱 again.',
  'Café naïve façade; “quoted” — and e\u0301gal, A\u030a, ﬁnally.'.normalize('NFD'),
  '한국어 문장은 자모로 풀어 쓸 수 있다. 계획은 가설이다.',
];

const passages = fc
  .constantFrom(...SCRIPTS)
  .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)))
  .map(([text, one, other]) => ({
    text,
    span: trimSpan(text, { start: Math.min(one, other), end: Math.max(one, other) }),
  }))
  .filter((passage) => passage.span !== undefined);

test('describe and resolve are each other’s way back', () => {
  fc.assert(
    fc.property(passages, ({ text, span }) => {
      if (span === undefined) return;
      const selectors = describe(text, span.start, span.end);
      expect(resolve(text, [selectors])).toEqual([{ verdict: 'unchanged', ...span }]);
    }),
    { numRuns: 500 },
  );
});

test('what is found behind new text is the very passage, or nothing', () => {
  fc.assert(
    fc.property(passages, fc.constantFrom('新', 'A new sentence. ', '🌱', '\n'), ({ text, span }, added) => {
      if (span === undefined) return;
      const [resolution] = resolve(added + text, [describe(text, span.start, span.end)]);
      if (resolution?.verdict === 'missing') return;
      expect(resolution?.start).toBe(span.start + added.length);
      expect(resolution?.end).toBe(span.end + added.length);
    }),
    { numRuns: 500 },
  );
});

test('NFC and NFD, folded or not: found at the same words', () => {
  fc.assert(
    fc.property(passages, ({ text, span }) => {
      if (span === undefined || span.end - span.start < 20) return;
      const selectors = describe(text, span.start, span.end);
      const other = text.normalize(text === text.normalize('NFC') ? 'NFD' : 'NFC');
      const [resolution] = resolve(other, [selectors]);
      if (resolution === undefined || resolution.verdict === 'missing') return;
      const words = other.slice(resolution.start, resolution.end).normalize('NFC');
      expect(words).toBe(text.slice(span.start, span.end).normalize('NFC'));
    }),
    { numRuns: 500 },
  );
});
