// @vitest-environment node
/** Every format’s sample: recognised by what is in it, read whole, and survived when it is damaged. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile, type FileReading } from '../../../src/core/formats/read-file.ts';
import type { Sample } from '../../../src/core/formats/reading/sample.ts';
import { FORMATS } from '../../../src/core/formats/table.ts';
import { samples } from './every-sample.ts';

const encoder = new TextEncoder();
const read = (text: string): FileReading => readFile(encoder.encode(text));
const notesIn = ({ issues }: FileReading): number => issues.reduce((sum, { notes }) => sum + notes.length, 0);

function counts(reading: FileReading): Omit<Sample, 'text'> {
  const { format = '', issues, unreadable } = reading;
  return { format, notes: notesIn(reading), issues: issues.length, unreadable: unreadable.length };
}

test('each format has a sample', () => {
  const shown = new Set(samples.map(({ format }) => format));
  // The archive has its own tests, with libraries of any shape.
  expect(FORMATS.filter(({ name }) => name !== 'postil' && !shown.has(name)).map(({ name }) => name)).toEqual(
    [],
  );
});

describe.each(samples.map((sample, index) => ({ name: `${sample.format} ${index}`, sample })))(
  '$name',
  ({ sample: { text, ...expected } }) => {
    test('is recognised and read whole', () => {
      expect(counts(read(text))).toEqual(expected);
    });

    test('is the same in every encoding and with any line ends', () => {
      const same = JSON.stringify(read(text).issues);
      const wide = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
      const bare = new Uint8Array(Buffer.from(text, 'utf16le'));
      const big = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
      for (const bytes of [wide, bare, big, encoder.encode(`\ufeff${text}`)]) {
        expect(JSON.stringify(readFile(bytes).issues)).toBe(same);
      }
      const crlf = read(text.replaceAll(/\r?\n/g, '\r\n'));
      expect(counts(crlf)).toEqual(expected);
    });

    test('cut short anywhere it is told, and nothing is invented', () => {
      const whole = read(text);
      const passages = new Set(whole.issues.flatMap(({ notes }) => notes.map(({ passage }) => passage)));
      for (let end = 0; end < text.length; end += Math.ceil(text.length / 150)) {
        const reading = read(text.slice(0, end));
        expect(reading.format === undefined ? reading.unreadable.length : 1).toBe(1);
        expect(notesIn(reading)).toBeLessThanOrEqual(expected.notes + 2);
        const isJson = /^\s*[[{]/.test(text);
        if (isJson)
          expect(
            reading.issues.every(({ notes }) => notes.every(({ passage }) => passages.has(passage))),
          ).toBe(true);
      }
    });

    test('whatever becomes of its bytes and lines, no error is thrown and each fault has a line and a reason', () => {
      const bytes = encoder.encode(text);
      const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
        maxLength: 20,
      });
      fc.assert(
        fc.property(change, fc.boolean(), (changes, shuffled) => {
          const damaged = bytes.slice();
          for (const [at, byte] of changes) damaged[at] = byte;
          const lines = text.split('\n');
          const input = shuffled
            ? encoder.encode(
                changes
                  .reduce((all, [at]) => all.toSpliced(at % all.length, 1), lines)
                  .toReversed()
                  .join('\n'),
              )
            : damaged;
          const { unreadable } = readFile(input);
          expect(unreadable.every(({ line, reason }) => line >= 1 && /[.�]$/.test(reason))).toBe(true);
        }),
        { numRuns: 60 },
      );
    });
  },
);

test('nothing, noise, programs’ files and other texts are refused in words', () => {
  const noise = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256);
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
  const texts = [
    '',
    ' \n ',
    '{}',
    '[]',
    'null',
    'a,b\n1,2\n',
    'Just a letter.\n\nYours.',
    '<p>A page.</p>',
    '\0\0\0',
    'PK\u0003\u0004',
  ];
  for (const input of [noise, png, ...texts.map((text) => encoder.encode(text))]) {
    const { format, issues, unreadable } = readFile(input);
    expect({ format, issues }).toEqual({ format: undefined, issues: [] });
    expect(unreadable[0]?.reason).toMatch(/^This (?:file|zip|is no text)|^No |^The encoding/);
  }
});

test('what nests without end, is named __proto__ or is very long changes nothing else', () => {
  const deep = `{"rows":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect(read(deep).unreadable[0]?.reason).toMatch(/nests deeper/);
  const row = '{"id":"a","uri":"https://a.example/","text":"x","tags":[],"target":[],"__proto__":{"x":1}}';
  expect(notesIn(read(`{"total":1,"rows":[${row}],"__proto__":{"polluted":true}}`))).toBe(1);
  expect('polluted' in {}).toBe(false);
  const long = `${samples.find(({ format }) => format === 'kindle')?.text ?? ''}${'x'.repeat(30_000)}\n- Your Highlight on Location 3-9 | Added on Thursday, July 29, 2021 10:37:23 PM\n\n${'word '.repeat(5_000)}\n==========\n`;
  expect(read(long).unreadable.map(({ reason }) => reason)).toEqual([
    'The passage is longer than 20,000 characters.',
  ]);
});

test('of files of many megabytes every note is read', () => {
  const sizes = { kindle: 20_000, csv: 100_000, hypothesis: 20_000 };
  const entry = (index: number): string =>
    `Book ${index % 50} (Author)\n- Your Highlight on Location ${index * 9}-${index * 9 + 2} | Added on Thursday, July 29, 2021 10:37:23 PM\n\nPassage ${index}\n==========\n`;
  expect(notesIn(read(Array.from({ length: sizes.kindle }, (_, index) => entry(index)).join('')))).toBe(
    sizes.kindle,
  );
  const cells = Array.from(
    { length: sizes.csv },
    (_, index) => `"Passage ""${index}"",\nnext",Book ${index % 50},x`,
  );
  expect(notesIn(read(`Highlight,Title,Note\n${cells.join('\n')}\n`))).toBe(sizes.csv);
  const rows = Array.from({ length: sizes.hypothesis }, (_, index) => ({
    id: `${index}`,
    uri: `https://a.example/${index % 99}`,
    text: 'x',
    tags: [],
    target: [],
  }));
  expect(notesIn(read(JSON.stringify({ total: 1, rows })))).toBe(sizes.hypothesis);
}, 60_000);
