/** The order of the notes: as the text stands now, orphans apart, new ones where they belong. */
import { describe, expect, test } from 'vitest';
import type { Annotation, AnnotationId } from '../../../src/core/model.ts';
import type { NotePosition, Verdict } from '../../../src/platform/contract.ts';
import { inOrder } from '../../../src/ui/notes/order.ts';

const note = (id: string): Annotation => ({ id: id as AnnotationId }) as Annotation;

function places(...list: [id: string, verdict: Verdict, start?: number][]): Map<AnnotationId, NotePosition> {
  return new Map(
    list.map(([id, verdict, start]) => {
      const span = start === undefined ? null : ([start, start + 0.01] as const);
      return [id as AnnotationId, { id: id as AnnotationId, verdict, span, candidates: [] }];
    }),
  );
}

const order = (ids: string, known: Map<AnnotationId, NotePosition>): string => {
  const { found, missing } = inOrder(Array.from(ids, note), known);
  return `${found.map(({ id }) => id).join('')}|${missing.map(({ id }) => id).join('')}`;
};

describe('inOrder', () => {
  test('without a page, as stored', () => {
    expect(order('abc', new Map())).toBe('abc|');
  });

  test('a passage that moved stands where it is now', () => {
    expect(order('abc', places(['a', 'moved', 0.9], ['b', 'unchanged', 0.2], ['c', 'unchanged', 0.5]))).toBe(
      'bca|',
    );
  });

  test('what is missing is apart', () => {
    expect(order('abc', places(['a', 'unchanged', 0.1], ['b', 'missing'], ['c', 'unchanged', 0.3]))).toBe(
      'ac|b',
    );
  });

  test('a note of which the page has not told yet follows the one before it', () => {
    expect(order('anb', places(['a', 'unchanged', 0.1], ['b', 'unchanged', 0.3]))).toBe('anb|');
    expect(order('anb', places(['a', 'moved', 0.6], ['b', 'unchanged', 0.3]))).toBe('ban|');
  });
});
