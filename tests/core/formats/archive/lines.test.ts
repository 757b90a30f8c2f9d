// @vitest-environment node
/** Archives in lines from outside: whatever is wrong with a file, it is said where, and nothing is taken. */
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArchiveError, parseArchive } from '../../../../src/core/formats/archive/archive.ts';
import { readFile } from '../../../../src/core/formats/read-file.ts';
import { beginsAsArchive, readArchive } from '../../../../src/store/archive/read-archive.ts';
import { payloads } from '../../../payloads.ts';
import { lines } from './lines.ts';
import { note, sound, TIME } from './sound.ts';

const SOUND = lines(TIME, sound);
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const packed = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));
const fileOf = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes]);

/** Why a text is refused; the same by both ways to read it. */
async function failure(text: string): Promise<ArchiveError> {
  const piecewise = await readArchive(fileOf(bytesOf(text))).then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    parseArchive(text);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    expect(piecewise).toBeInstanceOf(ArchiveError);
    return error;
  }
  throw new Error('It was taken.');
}

describe('a sound archive', () => {
  test.each<[string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['with a byte order mark', (text) => `\ufeff${text}`],
    ['with the line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['without a digest', (text) => text.replace(/,"sha256":"\w+"/, '')],
    ['without the last line end', (text) => text.trimEnd()],
  ])('is read %s, packed and unpacked', async (_how, spoil) => {
    const text = spoil(SOUND);
    const wanted = { exported: TIME, ...sound };
    expect(parseArchive(text)).toEqual(wanted);
    for (const bytes of [bytesOf(text), packed(text)]) {
      expect(await beginsAsArchive(fileOf(bytes))).toBe(true);
      expect(await readArchive(fileOf(bytes))).toEqual(wanted);
      expect(readFile(bytes)).toMatchObject({ format: 'postil', unreadable: [] });
    }
  });

  test('is read whatever texts it holds', async () => {
    const texts = payloads('https://beacon.example').filter((text) => !/[\0\p{Surrogate}]/u.test(text));
    const annotations = texts.map((comment, index) => ({ ...note, id: `n${index}`, comment }));
    const read = await readArchive(fileOf(packed(lines(TIME, { ...sound, annotations }))));
    expect(read.annotations.map(({ comment }) => comment)).toEqual(texts);
  });

  test('keeps what only a newer version knows', async () => {
    const starred = {
      ...note,
      starred: { at: TIME },
      target: { ...note.target, colour: 'x', surroundings: { length: 9, lookalikes: [], shape: 1 } },
    };
    const newer = { ...sound, annotations: [starred], tags: [{ ...sound.tags[0], icon: '🗺️' }] };
    expect(await readArchive(fileOf(packed(lines(TIME, newer))))).toEqual({ exported: TIME, ...newer });
  });
});

describe('an archive that is not whole', () => {
  test('because it was cut short, is refused wherever it ends, packed or not', async () => {
    for (let part = 1; part < 50; part++) {
      const cut = SOUND.slice(0, Math.floor((SOUND.trimEnd().length * part) / 50));
      if (cut.includes('\n')) expect((await failure(cut)).message).toMatch(/cut short|is not as Postil/);
      const whole = packed(SOUND);
      const file = fileOf(whole.slice(0, Math.floor((whole.length * part) / 50)));
      await expect(readArchive(file)).rejects.toThrow(/cut short|This is no archive/);
    }
  });

  test('because bytes flipped, is refused wherever they did', async () => {
    const whole = packed(SOUND);
    await fc.assert(
      // The ten bytes of the head say nothing of the content.
      fc.asyncProperty(
        fc.integer({ min: 10, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const flipped = whole.slice();
          flipped[at] = (flipped[at] ?? 0) ^ by;
          await expect(readArchive(fileOf(flipped))).rejects.toBeInstanceOf(ArchiveError);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('because its lines were reordered, doubled or left out, is refused', async () => {
    const all = SOUND.trimEnd().split('\n');
    for (let at = 1; at < all.length - 1; at++) {
      const swapped = all.with(at, all[at + 1] ?? '').with(at + 1, all[at] ?? '');
      for (const spoilt of [swapped, all.toSpliced(at, 1), all.toSpliced(at, 0, all[at] ?? '')])
        expect(await failure(`${spoilt.join('\n')}\n`)).toBeInstanceOf(ArchiveError);
    }
  });

  test('because something follows its end, is refused', async () => {
    expect(await failure(`${SOUND}{"tags":{}}\n`)).toMatchObject({ path: 'sha256' });
  });

  test('because it is in another encoding, is refused', async () => {
    const latin = new Uint8Array(
      Buffer.from(lines(TIME, { ...sound, annotations: [{ ...note, comment: 'é' }] }), 'latin1'),
    );
    await expect(readArchive(fileOf(latin))).rejects.toThrow(/damaged/);
  });

  test('because its texts were edited, says how that is done', async () => {
    expect(await failure(SOUND.replace('words', 'sword'))).toMatchObject({
      path: 'sha256',
      message: /set its "sha256" to null/,
    });
    expect(await failure(lines(TIME, sound, { annotations: 3 }))).toMatchObject({
      path: 'counts.annotations',
    });
  });
});

test('a newer version is told apart from a damaged one', async () => {
  expect((await failure(SOUND.replace('"version":2', '"version":3'))).message).toMatch(/Update Postil/);
  for (const version of ['0', '"2"', 'null', '2.5']) {
    const spoilt = SOUND.replace('"version":2', `"version":${version}`);
    expect((await failure(spoilt)).message).toMatch(/no Postil writes/);
  }
});

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

test.each<[string, object, string]>([
  ['a wrong type', { comment: 7 }, 'annotations[1].comment'],
  ['a missing field', { comment: undefined }, 'annotations[1].comment'],
  ['a deep unknown field', { surprise: deep(500) }, 'annotations[1]'],
  ['a lone surrogate in an unknown field', { surprise: { a: '\ud800' } }, 'annotations[1]'],
  ['a comment that is too long', { comment: 'a'.repeat(100_001) }, 'annotations[1].comment'],
  ['a time in another spelling', { modified: '2026-11-22T09:00:00Z' }, 'annotations[1].modified'],
  [
    'an address that runs',
    { target: { ...note.target, source: 'javascript:alert(1)' } },
    'annotations[1].target.source',
  ],
  ['an issue that is not there', { issue: 'i9' }, 'annotations[1]'],
  ['a tag that is not there', { tags: ['t9'] }, 'annotations[1]'],
  ['an id that is there twice', { id: 'n1' }, 'annotations[1]'],
])('a record with %s is refused, with its place', async (_what, part, path) => {
  const text = lines(TIME, { ...sound, annotations: [note, { ...note, id: 'n2', ...part }] });
  const error = await failure(text);
  expect(error).toMatchObject({ path, message: /cannot be read.*(?:Export|correct)/ });
  expect(error.line).toBe(text.split('\n').findLastIndex((line) => line.startsWith('{"annotations"')) + 1);
});

test('names of prototypes are no fields', async () => {
  const spoilt = SOUND.replace(
    '"comment":""',
    '"comment":"","__proto__":{"polluted":1},"constructor":{"x":1}',
  ).replace(/,"sha256":"\w+"/, '');
  const [first] = (await readArchive(fileOf(bytesOf(spoilt)))).annotations;
  expect(Object.keys(first ?? {})).not.toContain('__proto__');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Object.getPrototypeOf(first)).toBe(Object.prototype);
});

test.each(['[]', '7', 'null', '{}', '{"others":{}}', '{"tags":{},"issues":{}}', '', 'x'])(
  'a line that says %j is refused',
  async (line) => {
    const all = SOUND.split('\n');
    expect(await failure(all.toSpliced(2, 0, line).join('\n'))).toMatchObject({ line: 3 });
  },
);

test('a reading that is cancelled ends with the reason', async () => {
  const annotations = Array.from({ length: 20_000 }, (_, index) => ({ ...note, id: `n${index}` }));
  const file = fileOf(packed(lines(TIME, { ...sound, annotations })));
  const controller = new AbortController();
  const reading = readArchive(file, {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('enough')),
  });
  await expect(reading).rejects.toThrow('enough');
});
