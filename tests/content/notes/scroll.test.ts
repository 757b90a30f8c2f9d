/** What is before the reader's eyes, told from boxes: the issue at the reading line, and the first note. */
import { beforeEach, expect, test, vi } from 'vitest';
import { issueInView, noteInView } from '../../../src/content/notes/scroll.ts';
import type { AnnotationId } from '../../../src/core/model.ts';
import { anchoredOn, noteOn, stateOf, write, type TestState } from '../session.ts';

const HEIGHT = 1000;
/** How far the page is scrolled; each paragraph is 100 pixels high. */
let scrolled: number;
let measured: number;
let state: TestState;

const topOf = (element: Element | null): number =>
  Array.from(document.querySelectorAll('p')).indexOf(element as HTMLParagraphElement) * 100 - scrolled;
const box = (top: number): DOMRect => new DOMRect(0, top, 600, 20);

beforeEach(() => {
  scrolled = 0;
  measured = 0;
  const lines = (name: string): string =>
    Array.from({ length: 20 }, (_, line) => `${name}${line}.`).join('\n');
  const issues = write({ one: lines('a'), two: lines('b'), three: lines('c') });
  state = stateOf(issues, [noteOn(issues, 'a3.'), noteOn(issues, 'a7.'), noteOn(issues, 'a15.')]);
  Object.defineProperty(document.documentElement, 'clientHeight', { value: HEIGHT, configurable: true });
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    return [box(topOf(this))] as unknown as DOMRectList;
  });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return box(topOf(this));
  });
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockImplementation(function (this: Range) {
    measured++;
    return box(topOf(this.startContainer.parentElement));
  });
  return () => vi.restoreAllMocks();
});

test('an issue is read once its beginning has come to the reading line', () => {
  const at = (way: number): number => {
    scrolled = way;
    return issueInView(state.issues);
  };
  expect([0, 1590, 1610, 3590, 3610, 9999].map(at)).toEqual([0, 0, 1, 1, 2, 2]);
});

test('a page of one issue is measured nowhere', () => {
  const issues = write({ one: 'Alone.' });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => {
    throw new Error('measured');
  });
  expect(issueInView(issues)).toBe(0);
});

test('the first note that is not past is in view, unless it is below the screen', () => {
  const at = (way: number, last: AnnotationId | null = null): AnnotationId | undefined => {
    scrolled = way;
    return noteInView(state.issues, state.anchoredNotes, last);
  };
  expect([0, 330, 730, 1600].map((way) => at(way))).toEqual(['a3.', 'a7.', 'a15.', undefined]);
  expect(at(730, 'a3.' as AnnotationId), 'whatever was in view before').toBe('a15.');
  expect(at(0, 'a15.' as AnnotationId)).toBe('a3.');
});

test('near the one before, two boxes are enough', () => {
  const issues = write({ one: Array.from({ length: 60 }, (_, line) => `d${line}.`).join('\n') });
  const notes = Array.from({ length: 60 }, (_, line) => noteOn(issues, `d${line}.`));
  const anchored = anchoredOn(issues, notes);
  scrolled = 3000;
  const first = noteInView(issues, anchored, null);
  expect(first).toBe('d30.');
  measured = 0;
  expect(noteInView(issues, anchored, first ?? null)).toBe('d30.');
  expect(measured).toBe(2);
});
