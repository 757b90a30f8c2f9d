// @vitest-environment node
/** Foreign notes as records: sound, the same for the same file, and never over what is here. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArchive } from '../../../src/core/formats/archive/archive.ts';
import { mergeIssues } from '../../../src/core/formats/archive/merge.ts';
import { libraryFrom } from '../../../src/core/formats/library-file.ts';
import { w3cWriter } from '../../../src/core/formats/w3c/write.ts';
import type { Issue, IsoTime } from '../../../src/core/model.ts';
import { linesOf } from './archive/lines.ts';
import { version1Of } from './archive/version-1.ts';
import { samples } from './every-sample.ts';
import { library } from './library.ts';

const NOW = '2026-11-30T12:00:00.000Z' as IsoTime;
const circumstances = (now = NOW) => ({
  now,
  moment: (time: string) => new Date(time).toISOString() as IsoTime,
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(samples.map((sample) => ({ name: sample.format, sample })))('$name', ({ sample }) => {
  test('makes records that an archive takes, one a note, the same tomorrow', () => {
    const today = libraryFrom(bytes(sample.text), circumstances()).library;
    expect(parseArchive(linesOf(today))).toEqual(today);
    expect(today.annotations.length).toBe(sample.notes);
    const tomorrow = libraryFrom(
      bytes(sample.text),
      circumstances('2026-12-01T12:00:00.000Z' as IsoTime),
    ).library;
    expect(tomorrow.annotations.map(({ id, modified }) => [id, modified])).toEqual(
      today.annotations.map(({ id, modified }) => [id, modified]),
    );
    expect(tomorrow.issues.map(({ id, modified }) => [id, modified])).toEqual(
      today.issues.map(({ id, modified }) => [id, modified]),
    );
  });
});

test('any library comes back from its archive and from its JSON-LD', () => {
  fc.assert(
    fc.property(library, (of) => {
      for (const text of [linesOf(of), version1Of(of)])
        expect(libraryFrom(bytes(text), circumstances()).library).toEqual(of);
      const [file] = w3cWriter.write(of);
      expect(libraryFrom(bytes(file?.text ?? ''), circumstances()).library).toEqual(of);
    }),
  );
});

test('a foreign text meets the issue that is here by its address, and changes none of its words', () => {
  const csv =
    'Highlight,Title,Author,URL,Note,Location,Date\nwords,Another title,,http://letters.example/p/boats?utm_source=x#:~:text=a,,,2030-01-01\n';
  const { issues } = libraryFrom(bytes(csv), circumstances()).library;
  const here = {
    id: 'i1',
    addresses: ['https://letters.example/p/boats'],
    publication: 'letters.example',
    title: 'On boats',
    authors: [],
    created: NOW,
    modified: NOW,
  } as unknown as Issue;
  const { changed, ids } = mergeIssues([here], issues);
  expect([changed, [...ids.values()]]).toEqual([[], ['i1']]);
});

test('a text without an address waits at one that cannot exist, with the place in the comment', () => {
  const text =
    'A Book (Ann)\n- Your Highlight on page 3 | Location 30-31 | Added on Friday, March 7, 2025 6:10:53 PM\n\nwords\n==========\n';
  const { issues, annotations, publications } = libraryFrom(bytes(text), circumstances()).library;
  expect(issues[0]?.addresses[0]).toMatch(/^https:\/\/unplaced\.invalid\/[\da-f]{16}$/);
  expect(publications.map(({ name }) => name)).toEqual(['Kindle clippings']);
  expect(annotations[0]?.comment).toBe('(Page 3 · Location 30–31)');
  expect(annotations[0]?.created).toBe(new Date('2025-03-07T18:10:53').toISOString());
});
