// @vitest-environment node
/** Archives of version 1 from outside: whatever is wrong with a file, it is said where, and nothing is taken. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArchiveError, parseArchive, type Archive } from '../../../../src/core/formats/archive/archive.ts';
import { payloads } from '../../../payloads.ts';
import { note, sound, TIME } from './sound.ts';
import { version1, type Sections } from './version-1.ts';

const write = (sections: Sections, counts: Parameters<typeof version1>[2] = {}): string =>
  version1(TIME, sections, counts);
const SOUND = write(sound);

function failure(text: string): ArchiveError {
  try {
    parseArchive(text);
  } catch (error) {
    if (error instanceof ArchiveError) return error;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('a sound archive', () => {
  test('is read', () => {
    expect(parseArchive(SOUND)).toEqual({ exported: TIME, ...sound });
  });

  test.each<[string, (text: string) => string]>([
    ['with a byte order mark', (text) => `\ufeff${text}`],
    ['with the line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['without a digest', (text) => text.replace(/"sha256":"\w+"/, '"sha256":null')],
    ['without white space at its end', (text) => text.trimEnd()],
  ])('is read %s', (_how, spoil) => {
    expect(parseArchive(spoil(SOUND)).annotations).toHaveLength(2);
  });

  test('reformatted by another program is read, once its digest is taken out', () => {
    const json = { ...(JSON.parse(SOUND) as object), sha256: null };
    expect(parseArchive(JSON.stringify(json, null, 2))).toEqual(parseArchive(SOUND));
  });

  test('is read whatever texts it holds', () => {
    const texts = payloads('https://beacon.example').filter((text) => !/[\0\p{Surrogate}]/u.test(text));
    const annotations = texts.map((comment, index) => ({ ...note, id: `n${index}`, comment }));
    expect(parseArchive(write({ ...sound, annotations })).annotations.map(({ comment }) => comment)).toEqual(
      texts,
    );
  });

  test('respells addresses that an older Postil wrote', () => {
    const old = 'http://name.substack.com/p/one?utm_source=x';
    const issues = [{ ...sound.issues[0], addresses: [old], apart: [old] }];
    expect(parseArchive(write({ ...sound, issues })).issues[0]).toMatchObject({
      addresses: ['https://name.substack.com/p/one'],
      apart: ['https://name.substack.com/p/one'],
    });
  });
});

describe('a file that is none of ours', () => {
  test.each(['', ' ', 'hello', '<html></html>', '[]', '7', 'null', '"x"', '{}', '{"format":"other"}', '\0'])(
    '%j',
    (text) => {
      expect(failure(text).message).toMatch(/^This is no archive of Postil/);
    },
  );

  test('but of a newer Postil', () => {
    expect(failure(SOUND.replace('"version":1', '"version":3')).message).toMatch(/Update Postil/);
  });
});

describe('a file that was cut short', () => {
  test('anywhere says the line', () => {
    for (let part = 0; part < 50; part++) {
      const cut = SOUND.slice(0, Math.floor((SOUND.length * (part + 0.5)) / 50));
      const { line, message } = failure(cut);
      expect(message).toMatch(/cut short/);
      expect(line).toBe(cut.trimEnd().split('\n').length);
    }
  });

  test('in the middle, as by a bad disk, says the line', () => {
    const broken = SOUND.replace('"id":"n1"', '"id":"n1');
    expect(failure(broken).line).toBe(broken.split('\n').findIndex((line) => line.includes('"n1,')) + 1);
  });
});

describe('a file that was changed', () => {
  test('in a text is found by its digest', () => {
    expect(failure(SOUND.replace('words', 'sword'))).toMatchObject({
      path: 'sha256',
      message: /set its "sha256" to null/,
    });
  });

  test('by leaving a record out is found by its counts', () => {
    expect(failure(write(sound, { annotations: 3 }))).toMatchObject({ path: 'counts.annotations' });
  });
});

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('a record', () => {
  const spoilt = (part: Partial<Sections>): ArchiveError => failure(write({ ...sound, ...part }));

  test.each<[string, object, string]>([
    ['a wrong type', { comment: 7 }, 'annotations[1].comment'],
    ['a missing field', { comment: undefined }, 'annotations[1].comment'],
    ['an unknown field', { surprise: 1 }, 'annotations[1].surprise'],
    ['a prototype', JSON.parse('{"__proto__":{"polluted":1}}') as object, 'annotations[1].__proto__'],
    ['a constructor', { constructor: { prototype: { polluted: 1 } } }, 'annotations[1].constructor'],
    ['a deep value', { comment: JSON.parse(deep(500)) as unknown }, 'annotations[1].comment'],
    ['a comment that is too long', { comment: 'a'.repeat(100_001) }, 'annotations[1].comment'],
    ['too many tags', { tags: Array<string>(51).fill('t1') }, 'annotations[1].tags'],
    ['a time that is none', { modified: '2026-13-40T99:00:00.000Z' }, 'annotations[1].modified'],
    ['a time in another spelling', { modified: '2026-11-22T09:00:00Z' }, 'annotations[1].modified'],
    ['a time in another zone', { modified: '2026-11-22T09:00:00.000+01:00' }, 'annotations[1].modified'],
    [
      'an address that runs',
      { target: { ...note.target, source: 'javascript:alert(1)' } },
      'annotations[1].target.source',
    ],
    ['an id with spaces', { id: 'a b' }, 'annotations[1].id'],
    ['a lone surrogate', { comment: '\ud800' }, 'annotations[1]'],
    ['a NUL', { comment: '\0' }, 'annotations[1]'],
    ['an issue that is not there', { issue: 'i9' }, 'annotations[1]'],
    ['a tag that is not there', { tags: ['t9'] }, 'annotations[1]'],
    ['an id that is there twice', { id: 'n1' }, 'annotations[1]'],
    [
      'no fractions of units',
      {
        target: {
          ...note.target,
          selector: [note.target.selector[0], { type: 'TextPositionSelector', start: 0.5, end: 2 }],
        },
      },
      'annotations[1].target.selector[1].start',
    ],
  ])('with %s is refused, with its place', (_what, part, path) => {
    const text = write({ ...sound, annotations: [note, { ...note, id: 'n2', ...part }] });
    const error = failure(text);
    expect(error).toMatchObject({ path, message: /cannot be read.*(?:Export|correct)/ });
    const line = text.split('\n').indexOf('"annotations":[') + 3;
    expect(error.line).toBe(line);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('of another kind is refused too', () => {
    expect(spoilt({ issues: [{ ...sound.issues[0], publication: 'x' }] }).path).toBe('issues[0]');
    expect(spoilt({ issues: [{ ...sound.issues[0], addresses: [] }] }).path).toBe('issues[0].addresses[0]');
    expect(spoilt({ tags: [{ ...sound.tags[0], colour: 'mauve' }] }).path).toBe('tags[0].colour');
    expect(spoilt({ tombstones: [{ id: 'x' }] }).path).toBe('tombstones[0].time');
    expect(spoilt({ publications: [null as unknown as object] }).path).toBe('publications[0]');
  });

  test('of a section that is none is refused', () => {
    for (const wrong of ['null', '{}', '7', '"x"']) {
      expect(failure(SOUND.replace(/"tags":\[\n[^\]]*\]/, `"tags":${wrong}`)).path).toBe('tags');
    }
  });
});

test('a million levels and a hundred thousand wrong records are refused', () => {
  expect(failure(`{"format":"postil","version":1,"tags":${deep(1_000_000)}}`)).toBeInstanceOf(ArchiveError);
  const wide = `{"format":"postil","version":1,"exported":"${TIME}","counts":{"publications":0,"issues":0,"tags":0,"annotations":0,"tombstones":0},"publications":[],"issues":[],"tags":[],"annotations":[${'{},'.repeat(100_000)}{}],"tombstones":[]}`;
  expect(failure(wide).path).toMatch(/^annotations\[0\]/);
}, 30_000);

test('a million and one records are too many', () => {
  const text = write(sound).replace('"tombstones":[\n', `"tombstones":[\n${'{},'.repeat(1_000_000)}`);
  expect(failure(text).message).toMatch(/more than a million/);
}, 30_000);

test('whatever one unit of a file becomes, it is refused or means the same', () => {
  const meaning = parseArchive(SOUND);
  fc.assert(
    fc.property(fc.nat(SOUND.length - 1), fc.string({ maxLength: 3 }), fc.boolean(), (at, by, keep) => {
      const text = SOUND.slice(0, at) + by + SOUND.slice(keep ? at : at + 1);
      let archive: Archive;
      try {
        archive = parseArchive(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ArchiveError);
        return;
      }
      // Only the digest's own name, taken out of the file, leaves a change unseen.
      if (text.includes('"sha256":"')) expect(archive).toEqual(meaning);
    }),
    { numRuns: 500 },
  );
}, 30_000);
