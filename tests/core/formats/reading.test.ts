// @vitest-environment node
/** What all formats are read with: bytes to text, JSON and its lines, tables, times, zips. */
import * as fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../src/core/formats/csv/parse.ts';
import { readFile } from '../../../src/core/formats/read-file.ts';
import { decode } from '../../../src/core/formats/reading/decode.ts';
import { gunzip } from '../../../src/core/formats/reading/gunzip.ts';
import { elementLines, parseJson } from '../../../src/core/formats/reading/json.ts';
import { foreignTime } from '../../../src/core/formats/reading/times.ts';

describe('a time', () => {
  test.each([
    ['2024-05-06 07:08:09+00:00', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06T07:08:09.123456+02:00', '2024-05-06T05:08:09.123Z'],
    ['2019-05-09T19:31:03+0000', '2019-05-09T19:31:03.000Z'],
    ['2024-03-01T00:30:00-0130', '2024-03-01T02:00:00.000Z'],
    ['2024-05-06 07:08', '2024-05-06T07:08:00'],
    ['2024-05-06', '2024-05-06T00:00:00'],
    ['1600322788', '2020-09-17T06:06:28.000Z'],
    [1_600_322_788_123, '2020-09-17T06:06:28.123Z'],
    ['2023-02-29', undefined],
    ['yesterday', undefined],
    ['12', undefined],
    [Number.NaN, undefined],
    [null, undefined],
  ])('%j', (value, time) => {
    expect(foreignTime(value)).toBe(time);
  });

  test('with a zone is the moment that the platform finds', () => {
    const date = fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -839, max: 840 }), (moment, offset) => {
        expect(foreignTime(moment.getTime() < 1e11 ? moment.toISOString() : moment.getTime())).toBe(
          moment.toISOString(),
        );
        const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const two = (number: number): string => String(number).padStart(2, '0');
        const zone = `${offset < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
        if (local >= '1970' && local < '2200') expect(foreignTime(local + zone)).toBe(moment.toISOString());
      }),
    );
  });
});

test('a table is read as RFC 4180 says, and told where a quote never ends', () => {
  expect(
    parseCsv('a,b\r\n"x ""y"", z","1\n2"\n\n,,\nlast,"open').map(({ cells, line, isOpen }) => [
      cells,
      line,
      isOpen,
    ]),
  ).toEqual([
    [['a', 'b'], 1, false],
    [['x "y", z', '1\n2'], 2, false],
    [['last', 'open'], 6, true],
  ]);
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '\t', ';', 'ü') });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
      const table = [['one', 'two', 'three'], ...rows];
      const text = table
        .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
      const filled = table.filter((row) => row.some((one) => one.trim() !== ''));
      expect(parseCsv(text).map(({ cells }) => cells)).toEqual(filled);
    }),
  );
});

test('faults of JSON and the elements of its arrays have lines', () => {
  const text = '{\n "note": "[,\\"",\n "rows": [ 1,\n  [2, 3],\n\n  {"a": [4]} ]\n}';
  expect(elementLines(text, 'rows')).toEqual([3, 4, 6]);
  expect(elementLines('[]')).toEqual([]);
  expect(() => parseJson('{\n"a": 1,\n}')).toThrow(expect.objectContaining({ line: 3 }));
  expect(() => parseJson('[1,\n2')).toThrow(expect.objectContaining({ line: 2 }));
});

test('bytes that are no UTF-8 are read as a spreadsheet saved them, or told', () => {
  expect(decode(Uint8Array.from([0x67, 0x72, 0xfc, 0x6e, 0x20, 0x93, 0x61, 0x94])).text).toBe('grün “a”');
  const { text, damage } = decode(Uint8Array.from([...Buffer.from('日本語\nüber '), 0xe6, 0x97]));
  expect([text, damage.map(({ line }) => line)]).toEqual(['日本語\nüber �', [2]]);
  expect(decode(new TextEncoder().encode('kept � as it is')).damage).toEqual([]);
  expect(() => decode(Uint8Array.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]))).toThrow(/encoding/);
});

describe('a zip', () => {
  const metadata = JSON.stringify([
    {
      id: '1',
      slug: 'boats',
      title: 'On boats',
      url: 'https://letters.example/p/boats',
      state: 'Active',
      savedAt: '2024-10-29T16:30:11.000Z',
      labels: ['sea'],
    },
  ]);
  const highlights =
    '> All small boats\nturn fast.\n\n#risk #two words\n\nIs that so?\n\nReally?\n\n> A second passage\n';

  test('of Omnivore gives its items their highlights', () => {
    const zip = zipSync({
      'export/metadata_0_to_1.json': strToU8(metadata),
      'export/highlights/boats.md': strToU8(highlights),
      'export/content/boats.html': strToU8('<p>x</p>'),
    });
    const { format, issues, unreadable } = readFile(zip);
    expect([format, unreadable]).toEqual(['omnivore', []]);
    expect(issues[0]?.notes.map(({ passage, comment, tags }) => [passage, comment, tags])).toEqual([
      ['All small boats\nturn fast.', 'Is that so?\n\nReally?', ['risk', 'two words']],
      ['A second passage', '', []],
    ]);
  });

  test('of anything else is its files', () => {
    const csv =
      'title,url,time_added,tags,status\nOn boats,https://letters.example/p/boats,1600322788,sea,unread\n';
    const { format, issues } = readFile(
      zipSync({ 'part_000000.csv': strToU8(csv), 'image.png': strToU8('x') }),
    );
    expect([format, issues.length]).toEqual(['pocket', 1]);
  });

  test('that unpacks to more than 512 MB is refused, however small it is', () => {
    const member = gzipSync(new Uint8Array(64 * 2 ** 20), { level: 1 });
    const bomb = new Uint8Array(member.length * 9);
    for (let at = 0; at < bomb.length; at += member.length) bomb.set(member, at);
    expect(bomb.length).toBeLessThan(8 * 2 ** 20);
    expect(() => gunzip(bomb)).toThrow('This file unpacks to more than 512 MB. Import it in parts.');
  }, 60_000);

  test('that is cut short, or a bomb, is refused', () => {
    const zip = zipSync({ 'metadata_0_to_1.json': strToU8(metadata.repeat(50)) });
    expect(readFile(zip.subarray(0, zip.length / 2)).unreadable[0]?.reason).toMatch(/damaged|cut short/);
    const bomb = zipSync({ 'a.json': new Uint8Array(140 * 2 ** 20) }, { level: 1 });
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(readFile(bomb).unreadable[0]?.reason).toMatch(/more than 128 MB/);
  }, 60_000);
});
