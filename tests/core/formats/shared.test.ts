// @vitest-environment node
/** Real files of other tools, where the folder with them is at hand: counts found by reading each file. */
import { existsSync } from 'node:fs';
import { readFile as readBytes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import { readFile } from '../../../src/core/formats/read-file.ts';

const folder = ['../shared/formats', '../../shared/formats']
  .map((path) => join(root, path))
  .find((path) => existsSync(path));

/** Format, notes, issues, what cannot be read. */
const COUNTS: Record<string, readonly [string | undefined, number, number, number]> = {
  'bookmarks/delicious_export.2021.02.06_21.10.json': ['bookmarks-json', 1, 3, 0],
  'bookmarks/pinboard_export': ['bookmarks-json', 2, 3, 0],
  'bookmarks/readability.json': ['bookmarks-json', 0, 3, 0],
  'bookmarks/shaarli-bookmarks.html': ['bookmarks-html', 1, 2, 0],
  'hypothesis/minimal.html': [undefined, 0, 0, 1],
  'hypothesis/minimal.json': ['hypothesis', 1, 1, 0],
  'iiif/tagging-page.json': ['w3c', 0, 0, 1],
  'instapaper/instapaper-export.csv': ['instapaper', 0, 4, 0],
  'kindle-html/derived-notebook-zh-title.html': ['kindle-notebook', 2, 1, 0],
  'kindle/bilingual-samueldg.txt': ['kindle', 2, 2, 0],
  // Nine entries; the last but two is there again, longer.
  'kindle/en-gb-mattiasalve.txt': ['kindle', 8, 3, 0],
  'kindle/en-us-mattioofr.txt': ['kindle', 81, 8, 0],
  // 47 entries, one of them grown.
  'kindle/german-kindle4rss-20150102.txt': ['kindle', 46, 9, 0],
  'kindle/hadynz-dup-location-scenario.txt': ['kindle', 3, 3, 0],
  // Five highlights, two of them one passage; one note of a highlight, one alone.
  'kindle/hadynz-first-scenario.txt': ['kindle', 5, 2, 0],
  'kindle/hadynz-missing-note-scenario.txt': ['kindle', 1, 1, 0],
  // A highlight without words, and a bookmark.
  'kindle/hadynz-no-content-scenario.txt': ['kindle', 1, 1, 1],
  'kindle/hadynz-simple.txt': ['kindle', 2, 1, 0],
  'kindle/hadynz-trailing-separator-start.txt': ['kindle', 2, 1, 0],
  // Eleven languages, each with a highlight, its note, and a bookmark.
  'kindle/languages-11.txt': ['kindle', 11, 1, 0],
  'kindle/upload-yakimka.txt': ['kindle', 1, 1, 0],
  // Two passages of a group are one note; a picture has no words.
  'obsidian-clipper/derived-highlights-with-data.json': ['obsidian-clipper', 3, 1, 1],
  'obsidian-clipper/derived-malformed-type.json': ['obsidian-clipper', 0, 0, 1],
  'omnivore/metadata_omnivore.json': ['omnivore', 0, 20, 0],
  'pocket/issue570-with-cursor.csv': ['pocket', 0, 3, 0],
  'pocket/pocket.csv': ['pocket', 0, 7, 0],
  'readwise/derived-readwise-import.csv': ['readwise', 2, 1, 0],
  'w3c/correct/collection1.json': ['w3c', 9, 6, 32],
  'wallabag/wallabag-v1.json': ['wallabag', 0, 2, 0],
  'wallabag/wallabag-v2-read.json': ['wallabag', 0, 2, 0],
  'wallabag/wallabag-v2.json': ['wallabag', 0, 2, 0],
};

/** Of the W3C’s correct samples, those with words of a text or of the annotator; the others are of other kinds. */
const WITH_WORDS = new Set(['anno5', 'anno7', 'anno11', 'anno26', 'anno32', 'anno41-example44']);
const CORRECT = [
  ...[
    1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28, 29, 31, 32, 34, 35, 37, 38, 40,
  ].map((number) => `anno${number}`),
  'anno41-example44',
  'example41',
  'example42',
  'example43',
];

/** Of its incorrect ones, the fault that each was made to have. */
const FAULTS: Record<string, RegExp> = {
  anno1: /No format/,
  anno2: /No format/,
  anno4: /context/,
  anno5: /context/,
  anno7: /several ids/,
  anno8: /no type/,
  anno10: /JSON ends or breaks here/,
  anno11: /its target is neither/,
  ...Object.fromEntries(
    [13, 14, 16, 17, 19, 20, 22, 23, 25, 37].map((number) => [`anno${number}`, /JSON ends or breaks/]),
  ),
  anno26: /its creator/,
  anno28: /time created is no date/,
  anno29: /time modified is no date/,
  anno31: /several times modified/,
  anno32: /several times created/,
  anno34: /its rights/,
  anno35: /its via/,
  anno38: /FragmentSelector has no value/,
};

describe.skipIf(folder === undefined)(
  'the shared samples (skipped where their folder is not at hand)',
  () => {
    const read = async (path: string) => readFile(await readBytes(join(folder ?? '', path)));

    test.each(Object.entries(COUNTS))('%s', async (path, expected) => {
      const { format, issues, unreadable } = await read(path);
      const notes = issues.reduce((sum, one) => sum + one.notes.length, 0);
      expect([format, notes, issues.length, unreadable.length]).toEqual(expected);
    });

    test.each(CORRECT)('the correct %s is read, or said to be out of scope', async (name) => {
      const { issues, unreadable } = await read(`w3c/correct/${name}.json`);
      if (WITH_WORDS.has(name)) expect([issues.length, unreadable.length]).toEqual([1, 0]);
      else
        expect(unreadable.map(({ reason }) => reason).join('\n')).toMatch(
          /^(?:(?:Out of scope|The pages of this collection).*\n?)+$/,
        );
    });

    test.each(Object.entries(FAULTS))('the incorrect %s is refused for its fault', async (name, fault) => {
      const { issues, unreadable } = await read(`w3c/incorrect/${name}.json`);
      expect(issues).toEqual([]);
      expect(unreadable[0]?.reason).toMatch(fault);
    });
  },
);
