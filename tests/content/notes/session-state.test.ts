/** What a session knows at one moment, and what a selection means in its issues. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Issues } from '../../../src/content/notes/anchored-notes.ts';
import {
  readSessionState,
  referenceOfSpan,
  selectedIn,
  targetOf,
} from '../../../src/content/notes/session-state.ts';
import { addressOf, spanOf, stateOf, write } from '../session.ts';

let issues: Issues;
beforeEach(() => {
  issues = write({
    one: 'The one begins here. It ends in one.',
    two: 'Here two begins, a letter about boats.',
  });
});

test('it is read from its owners each time, and cannot be written', () => {
  const now = stateOf(issues);
  const state = readSessionState({
    issues: () => now.issues,
    notes: () => now.notes,
    anchoredNotes: () => now.anchoredNotes,
    settings: () => now.settings,
    scheme: () => now.scheme,
    selected: () => now.selected,
    focus: () => now.focus,
    current: () => now.current,
  });
  now.current = 1;
  now.scheme = 'dark';
  expect([state.current, state.scheme]).toEqual([1, 'dark']);
  expect(() => Object.assign(state, { current: 2 })).toThrow(TypeError);
});

function rangeOver(from: string, to: string): Range {
  const range = document.createRange();
  const find = (words: string): [Node, number] => {
    const issue = issues.found.findIndex((_, at) => issues.map(at).text.includes(words));
    const bounds = issues
      .map(issue)
      .boundsOf(...(Object.values(spanOf(issues, words, issue)) as [number, number]));
    return [bounds.startContainer, bounds.startOffset];
  };
  range.setStart(...find(from));
  range.setEnd(...find(to));
  return range;
}
const settled = (range: Range) => ({ range, others: [], backward: false, touch: false });

test('a selection means its words without the blanks around them', () => {
  const selected = selectedIn(issues, settled(rangeOver(' begins here', 'It ends')));
  expect(selected).toMatchObject({ issue: 0, span: spanOf(issues, 'begins here.') });
});

test('one over two issues means the part in the one that has most of it', () => {
  expect(selectedIn(issues, settled(rangeOver('in one.', 'a letter')))).toMatchObject({ issue: 1 });
  expect(selectedIn(issues, settled(rangeOver('begins here', 'two begins')))).toMatchObject({ issue: 0 });
});

test('one outside of all issues means nothing', () => {
  const aside = document.createElement('p');
  aside.append('Elsewhere');
  document.body.append(aside);
  const range = document.createRange();
  range.selectNodeContents(aside);
  expect(selectedIn(issues, settled(range))).toBeUndefined();
});

test('a passage is stored with the address of its issue', () => {
  const target = targetOf(issues, { issue: 1, span: spanOf(issues, 'about boats', 1) });
  expect(target.source).toBe(addressOf('two'));
  expect(target.selector[0]).toMatchObject({ exact: 'about boats', prefix: 'Here two begins, a letter ' });
  expect(target.passage).toBe('about boats');
  expect(() => targetOf(issues, { issue: 2, span: { start: 0, end: 1 } })).toThrow(RangeError);
});

test('a box stands beside the first and the last character, where they are now', () => {
  let top = 100;
  const boxes = vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
    return [new DOMRect(0, top, 0, 20), new DOMRect(this.startOffset, top, 1, 20)] as unknown as DOMRectList;
  });
  const reference = referenceOfSpan(issues, 0, spanOf(issues, 'begins'), { backward: true });
  expect(reference()).toMatchObject({ first: { left: 8 }, last: { left: 13 }, backward: true, touch: false });
  top = 40;
  expect(reference()?.first.top).toBe(40);
  boxes.mockReturnValue([] as unknown as DOMRectList);
  expect(reference(), 'text that is hidden has no place').toBeUndefined();
  boxes.mockRestore();
});
