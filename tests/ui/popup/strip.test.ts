/** The popup's strip: every mark is on it once, where it stands in the text. */
import { array, assert, double, integer, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import { stripCells, type Mark } from '../../../src/ui/popup/model/strip.ts';

const mark = (id: string, start: number, end: number): Mark => ({
  id: id as AnnotationId,
  colour: 'coral',
  span: [start, end],
});

const ids = (marks: readonly Mark[], count: number): string[] =>
  stripCells(marks, count).map((cell) => cell.map((piece) => piece.id + (piece.first ? '' : '+')).join(' '));

test('a mark stands in the cell it begins in and in those it covers', () => {
  expect(ids([mark('a', 0, 0.05), mark('b', 0.25, 0.74)], 4)).toEqual(['a', 'b', 'b+', '']);
});

test('a mark that only touches a cell does not colour it', () => {
  expect(ids([mark('a', 0.2, 0.26)], 4)).toEqual(['a', '', '', '']);
});

test('marks that share a cell stand in the order of the text, whatever order they came in', () => {
  expect(ids([mark('b', 0.6, 0.61), mark('a', 0.55, 0.7)], 2)).toEqual(['', 'a b']);
});

test('the very end of a text is its last cell', () => {
  expect(ids([mark('a', 1, 1)], 4)).toEqual(['', '', '', 'a']);
});

test('no mark is lost and none begins twice', () => {
  const fraction = double({ min: 0, max: 1, noNaN: true });
  const spans = array(tuple(fraction, fraction).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]));
  assert(
    property(spans, integer({ min: 1, max: 60 }), (list, count) => {
      const marks = list.map(([start = 0, end = 0], index) => mark(String(index), start, end));
      const begun = stripCells(marks, count).flatMap((cell) => cell.filter((piece) => piece.first));
      expect(begun.map((piece) => piece.id).toSorted()).toEqual(marks.map(({ id }) => id).toSorted());
    }),
  );
});
