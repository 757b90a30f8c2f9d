// @vitest-environment node
/** A Markdown file that the reader writes in and exports again: every line of theirs stays, wherever it is. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Archive } from '../../../../src/core/formats/archive/archive.ts';
import { updateMarkdown } from '../../../../src/core/formats/markdown/round-trip.ts';
import { obsidianWriter } from '../../../../src/core/formats/markdown/vault.ts';
import { library } from '../library.ts';
import { note, sound, TIME } from '../archive/sound.ts';

const noteOf = (id: string, exact: string, start: number, comment = ''): object => ({
  ...note,
  id,
  comment,
  target: {
    ...note.target,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start, end: start + exact.length },
    ],
  },
});
const fileOf = (...annotations: object[]): string => {
  const of = { exported: TIME, ...sound, annotations } as unknown as Archive;
  return obsidianWriter.write(of)[0]?.text ?? '';
};

const A = noteOf('a', 'First passage.', 1, 'mine');
const B = noteOf('b', 'Second passage.', 20);
const C = noteOf('c', 'Third passage.', 40);

/** A file without its front matter. */
const bodyOf = (text: string): string => text.slice(text.indexOf('\n---\n') + 5);

test('a file that nobody touched is written as it would be anew', () => {
  const fresh = fileOf(A, B, C);
  expect(updateMarkdown(fileOf(A, C), fresh)).toEqual({ text: fresh, conflicts: [] });
  expect(updateMarkdown(fresh, fresh)).toEqual({ text: fresh, conflicts: [] });
});

test('a changed comment is renewed where its note was moved to, between the reader’s lines', () => {
  const [head = '', ...parts] = fileOf(A, B).split(/(?=\n> )/);
  const [first = '', second = ''] = parts;
  const moved = `${head}\nMy own summary.\n${second}\n## What I think\n${first}\nThe end.\n`;
  const changed = noteOf('a', 'First passage.', 1, 'mine, and later thoughts');
  const { text, conflicts } = updateMarkdown(moved, fileOf(changed, B));
  expect(bodyOf(text)).toBe(bodyOf(moved).replace('- mine', '- mine, and later thoughts'));
  expect(conflicts).toEqual([]);
});

test('a block that the reader wrote in stays; where the library changed too, that is told', () => {
  const edited = fileOf(A, B).replace('- mine', '- mine, edited in the file');
  expect(updateMarkdown(edited, fileOf(A, B))).toMatchObject({ conflicts: [] });
  const again = updateMarkdown(edited, fileOf(A, B)).text;
  expect(bodyOf(again)).toBe(bodyOf(edited));
  const both = updateMarkdown(again, fileOf(noteOf('a', 'First passage.', 1, 'changed here'), B));
  expect(both.conflicts).toEqual(['a']);
  expect(bodyOf(both.text)).toBe(bodyOf(edited));
});

test('a note that is gone goes from the file, unless the reader wrote in it', () => {
  const { text } = updateMarkdown(fileOf(A, B), fileOf(B));
  expect(text).not.toContain('First passage.');
  const edited = fileOf(A, B).replace('- mine', '- mine, edited');
  expect(updateMarkdown(edited, fileOf(B)).text).toContain('mine, edited');
});

test('the reader’s front matter stays, and tags are added to theirs', () => {
  const own = fileOf(A)
    .replace(/^---\n/, '---\naliases: [Bridges] # mine\nrating: 5\n')
    .replace('tags:\n', 'tags:\n  - read\n');
  const { text } = updateMarkdown(own, fileOf(A, B));
  expect(text).toContain('aliases: [ Bridges ] # mine');
  const front = parse(text.slice(4, text.indexOf('\n---\n'))) as Record<string, unknown>;
  expect(front).toMatchObject({ rating: 5, tags: ['read', 'Tag'], notes: 2 });
});

test('the line ends of Windows stay, and what is no front matter of ours', () => {
  const windows = fileOf(A).replaceAll('\n', '\r\n');
  expect(updateMarkdown(windows, fileOf(A)).text).toBe(windows);
  const broken = fileOf(A).replace('---\n', '---\n: [broken\n');
  expect(updateMarkdown(broken, fileOf(A, B)).text).toContain(': [broken');
});

const line = fc.oneof(
  fc.constantFrom(
    '',
    '---',
    '## My heading',
    '- item',
    '^other',
    'https://x.example',
    '%% comment %%',
    '    code',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
);

test('every line that the reader put between the blocks stays, in its order, whatever the library', () => {
  fc.assert(
    fc.property(
      library,
      library,
      fc.array(fc.tuple(fc.nat(), line), { maxLength: 12 }),
      fc.nat(),
      (of, other, added, turn) => {
        const [first] = obsidianWriter.write(of);
        if (first === undefined) return;
        const parts = first.text.split(/(?=\n> )/);
        const [head = '', ...blocks] = parts;
        const turned = [
          ...blocks.slice(turn % (blocks.length || 1)),
          ...blocks.slice(0, turn % (blocks.length || 1)),
        ];
        const mine = added.map(([at, text], index) => ({
          at: at % (turned.length + 1),
          text: `${text} «${index}»`,
        }));
        const written = turned.map((block, index) => {
          const before = mine.filter(({ at }) => at === index).map(({ text }) => `\n${text}\n`);
          return before.join('') + block;
        });
        const last = mine.filter(({ at }) => at === turned.length).map(({ text }) => `\n${text}\n`);
        const file = head + written.join('') + last.join('');
        for (const fresh of [first.text, obsidianWriter.write(other)[0]?.text ?? first.text]) {
          const { text } = updateMarkdown(file, fresh);
          const lines = text.split('\n');
          const order = (all: readonly string[]): string[] => all.filter((one) => /«\d+»$/.test(one));
          expect(order(lines)).toEqual(order(file.split('\n')));
          expect(updateMarkdown(text, fresh).text).toBe(text);
        }
      },
    ),
    { numRuns: 200 },
  );
});
