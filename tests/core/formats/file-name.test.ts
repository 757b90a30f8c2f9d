// @vitest-environment node
/** Names for files: they keep what every system allows, and are names on each of them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileName, fileNames } from '../../../src/core/formats/file-name.ts';
import { payloads } from '../../payloads.ts';

describe('a file’s name', () => {
  test.each([
    ["Ben's list (part 2), again", "Ben's list (part 2), again.md"],
    ['Yes! No & maybe; 50% = ½ @ home, {x} ~ $5 + `y`', 'Yes! No & maybe; 50% = ½ @ home, {x} ~ $5 + `y`.md'],
    ['“Why” – not… ask?', '“Why” – not… ask.md'],
    ['Title: a subtitle', 'Title - a subtitle.md'],
    ['TBM 21/53: Flow', 'TBM 21-53 - Flow.md'],
    ['At 10:30', 'At 10-30.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['[Draft] a | b #2 ^c', 'Draft a - b 2 c.md'],
    ['"Quoted"', 'Quoted.md'],
    ['.hidden', 'hidden.md'],
    ['CON', 'Postil CON.md'],
    ['nul.txt', 'Postil nul.txt.md'],
    ['con .x', 'Postil con .x.md'],
    ['com¹', 'Postil com¹.md'],
    ['Console', 'Console.md'],
    ['a*b\tc\nd', 'a b c d.md'],
    ['trailing. . ', 'trailing.md'],
    ['???', 'Postil.md'],
    ['', 'Postil.md'],
    ['\u202egnp', 'gnp.md'],
    ['हिन्दी शीर्षक', 'हिन्दी शीर्षक.md'],
    ['می‌خواهم', 'می‌خواهم.md'],
    ['日本語（二）「三」、四。', '日本語（二）「三」、四。.md'],
    ['👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿.md'],
  ])('%j', (title, name) => {
    expect(fileName(title, 'md')).toBe(name);
  });

  test('is cut between characters, by bytes', () => {
    expect(fileName('a'.repeat(300), 'md')).toHaveLength(173);
    const family = '👩‍👩‍👧';
    expect(fileName(family.repeat(30), 'md')).toMatch(new RegExp(`^(?:${family})+\\.md$`, 'u'));
    expect(fileName(`${'a'.repeat(169)}. b`, 'md')).toBe(`${'a'.repeat(169)}.md`);
  });

  test('is one on every system, whatever the title', () => {
    const titles = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...payloads('https://beacon.example')),
      fc
        .array(fc.constantFrom('a', '.', ' ', '/', ':', '|', '\0', '\u2028', '😀', 'con', '\ud800'))
        .map((a) => a.join('')),
    );
    fc.assert(
      fc.property(titles, (title) => {
        const name = fileName(title, 'json');
        expect(name).not.toMatch(/[\p{Cc}\u2028\u2029\\/:*?"<>#^[\]|\p{Surrogate}\p{Bidi_Control}]/u);
        expect(name).toMatch(/^[^.\s].*[^.\s]\.json$|^[^.\s]\.json$/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\s*\./i);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of a title that is long and hostile is done in time', () => {
    const began = performance.now();
    for (const part of [':', '. ', ' :', 'a ', '\u0301']) fileName(`x${part.repeat(500_000)}x`, 'md');
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

test('names of several files differ on every system', () => {
  expect(fileNames(['One', 'one', 'Café', 'Cafe\u0301', 'ONE?', 'Two'], 'md')).toEqual([
    'One.md',
    'one 2.md',
    'Café.md',
    'Café 2.md',
    'ONE 3.md',
    'Two.md',
  ]);
  const many = fileNames(
    Array.from({ length: 1_000 }, () => 'ü'.repeat(200)),
    'md',
  );
  expect(new Set(many).size).toBe(1_000);
  expect(Math.max(...many.map((name) => Buffer.byteLength(name)))).toBeLessThanOrEqual(180);
});
