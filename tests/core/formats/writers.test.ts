// @vitest-environment node
/** What leaves: each format says what it is to say, and nothing in it acts. */
import * as fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseCsv } from '../../../src/core/formats/csv/parse.ts';
import { readFile } from '../../../src/core/formats/read-file.ts';
import { issuesOf } from '../../../src/core/formats/reading/writer.ts';
import { WRITERS } from '../../../src/core/formats/writers.ts';
import { passageOf } from '../../../src/core/formats/passage.ts';
import type { Archive } from '../../../src/core/formats/archive/archive.ts';
import { library } from './library.ts';

function written(name: string, of: Archive): string[] {
  const writer = WRITERS.find((one) => one.name === name);
  if (writer === undefined) throw new Error(`No writer is called ${name}.`);
  return writer.write(of).map(({ text }) => text);
}

const notesOf = (of: Archive) => issuesOf(of).flatMap(({ annotations }) => annotations);
const read = (text: string) => readFile(new TextEncoder().encode(text));
const shown = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

test.each(WRITERS.map(({ name }) => name))(
  '%s writes any library, its files with names that differ',
  (name) => {
    fc.assert(
      fc.property(library, (of) => {
        const files = WRITERS.find((one) => one.name === name)?.write(of) ?? [];
        expect(new Set(files.map((file) => file.name.toLowerCase())).size).toBe(files.length);
        for (const { text } of files) expect(text).toMatch(/\n$|^$/);
      }),
      { numRuns: 50 },
    );
  },
);

describe('CSV', () => {
  test('holds no formula, and comes back as it was', () => {
    fc.assert(
      fc.property(library, (of) => {
        const [text = ''] = written('csv', of);
        const cells = parseCsv(text).flatMap((row) => row.cells);
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/u);
        const back = read(text).issues.flatMap(({ notes }) => notes);
        const names = new Map(of.tags.map(({ id, name }) => [id, name]));
        const out = notesOf(of);
        expect(back.map((note) => shown(note.passage)).toSorted()).toEqual(
          out.map((note) => shown(passageOf(note.target))).toSorted(),
        );
        expect(back.map((note) => note.tags.length)).toEqual(out.map((note) => note.tags.length));
        expect(names.size).toBe(3);
      }),
    );
  });

  test('of Readwise is what Readwise’s reader reads', () => {
    fc.assert(
      fc.property(library, (of) => {
        const [text = ''] = written('readwise', of);
        const out = notesOf(of);
        const reading = read(text);
        if (out.length > 0) expect(reading.format).toBe('readwise');
        expect(reading.issues.flatMap(({ notes }) => notes).length).toBe(out.length);
      }),
    );
  });
});

test('front matter is read back to the same strings', () => {
  fc.assert(
    fc.property(library, (of) => {
      for (const name of ['markdown', 'obsidian']) {
        const files = written(name, of);
        for (const [index, { issue, publication }] of issuesOf(of).entries()) {
          const [, block = ''] = /^---\n([\s\S]*?)\n---\n/.exec(files[index] ?? '') ?? [];
          const facts: unknown = parseYaml(block);
          expect(facts).toMatchObject({
            title: issue.title,
            publication: publication.name,
            author: issue.authors,
            url: issue.addresses[0],
          });
        }
      }
    }),
  );
});

test('HTML shows every text, and its elements are the same whatever the texts are', () => {
  const elements = (html: string): string[] => {
    const names: string[] = [];
    const parser = new Parser({
      onopentag(name, { href }) {
        names.push(name);
        if (href !== undefined) expect(href).toMatch(/^(?:https:\/\/|#issue-)/);
      },
    });
    parser.end(html);
    return names;
  };
  const plain = (of: Archive): Archive => ({
    ...of,
    publications: of.publications.map(({ id, modified }) => ({ id, modified, name: 'p' })),
    issues: of.issues.map((issue) => Object.assign({}, issue, { title: 't', authors: ['a', 'b'] })),
    tags: of.tags.map((tag) => Object.assign({}, tag, { name: 'n' })),
    annotations: of.annotations.map((note) =>
      Object.assign({}, note, { comment: note.comment === '' ? '' : 'c' }),
    ),
  });
  fc.assert(
    fc.property(library, (of) => {
      const [html = ''] = written('html', of);
      expect(elements(html)).toEqual(elements(written('html', plain(of))[0] ?? ''));
      expect(html).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none'`);
    }),
  );
});

test('Anki’s file has its headers first and a card a line', () => {
  fc.assert(
    fc.property(library, (of) => {
      const [text = ''] = written('anki', of);
      expect(text.split('\n').slice(0, 2)).toEqual(['#separator:tab', '#html:true']);
      const rows = text.split('\n').slice(6, -1);
      expect(rows.length).toBe(notesOf(of).length);
      for (const row of rows) expect(row).toMatch(/^"[^\t]*"\t"[^\t]*"\t"[^\t]*"\t"[^\t]*"$/);
    }),
  );
});

test('RIS has a tag a line, CSL-JSON and OPML an item an issue and a publication', () => {
  fc.assert(
    fc.property(library, (of) => {
      const [ris = ''] = written('ris', of);
      for (const line of ris.split('\r\n')) expect(line).toMatch(/^(?:[A-Z][A-Z\d] {2}- .*)?$/u);
      const items: unknown = JSON.parse(written('csl-json', of)[0] ?? '');
      expect(items).toHaveLength(issuesOf(of).length);
      expect(written('opml', of)[0]?.match(/<outline /g)?.length ?? 0).toBe(
        new Set(issuesOf(of).map(({ publication }) => publication.id)).size,
      );
    }),
  );
});
