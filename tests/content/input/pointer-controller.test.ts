/** The pointer over marks: they stand out, a click opens their card, and links, fields and scripts are let be. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPointer } from '../../../src/content/input/pointer-controller.ts';
import type { Overlay } from '../../../src/content/overlay/overlay.ts';
import type { View } from '../../../src/content/overlay/view.ts';
import { noteOn, stateOf, write, type TestState } from '../session.ts';

let state: TestState;
let view: Partial<View>;
let life: AbortController;
/** The character under the pointer. */
let under: { node: Node; offset: number } | undefined;
const point = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  view = {};
  const issues = write({ one: 'About ferries, and about those who wait.' });
  state = stateOf(issues, [noteOn(issues, 'ferries, and about'), noteOn(issues, 'and')]);
  under = undefined;
  document.caretPositionFromPoint = () =>
    (under && { offsetNode: under.node, offset: under.offset }) as CaretPosition | null;
  vi.spyOn(Range.prototype, 'getClientRects').mockReturnValue([
    new DOMRect(0, 0, 100, 100),
  ] as unknown as DOMRectList);
  life = new AbortController();
  const overlay = {
    get view() {
      return view as View;
    },
    show: (change: Partial<View>) => (view = { ...view, ...change }),
    owns: () => false,
  } as unknown as Overlay;
  watchPointer(state, overlay, point, life.signal);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const paragraph = (): HTMLElement => document.querySelector('p') as HTMLElement;

/** Puts the pointer over some words. */
function over(words: string): void {
  const node = paragraph().firstChild as Text;
  under = { node, offset: node.data.indexOf(words) };
}

function send(type: string, init: PointerEventInit = {}, on: Element = paragraph(), trusted = true): void {
  const event = new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'mouse', ...init });
  Object.defineProperty(event, 'isTrusted', { value: trusted });
  on.dispatchEvent(event);
  vi.advanceTimersByTime(60);
}

function click(init: PointerEventInit = {}, on: Element = paragraph(), trusted = true): void {
  send('pointerdown', { clientX: 10, clientY: 10 }, on, trusted);
  send('click', { clientX: 10, clientY: 10, ...init }, on, trusted);
}
const opened = (): string[] | undefined => view.card?.notes.map(({ id }) => id);

test('all marks under the pointer stand out, and none once it left', () => {
  over('and');
  send('pointermove');
  expect(point).toHaveBeenLastCalledWith(['ferries, and about', 'and']);
  over('About');
  send('pointermove');
  expect(point).toHaveBeenLastCalledWith([]);
});

test('while something is selected or drawn, nothing stands out', () => {
  over('and');
  send('pointermove', { buttons: 1 });
  expect(point).not.toHaveBeenCalled();
});

test('a click opens the card of every note there, and elsewhere none', () => {
  over('and');
  click();
  expect(opened()).toEqual(['ferries, and about', 'and']);
  over('ferries');
  click();
  expect(opened()).toEqual(['ferries, and about']);
  over('wait');
  click();
  expect(opened()).toBeUndefined();
});

test('what draws a selection, opens a menu or a tab, or is a script’s, opens nothing', () => {
  over('and');
  for (const init of [{ clientX: 30 }, { ctrlKey: true }, { shiftKey: true }, { button: 1 }]) click(init);
  click({}, paragraph(), false);
  expect(opened()).toBeUndefined();
});

test('a link in a mark stays a link', () => {
  const link = document.createElement('a');
  link.href = '#';
  paragraph().append(link);
  over('and');
  click({}, link);
  expect(opened()).toBeUndefined();
});

test('a click that the page answered is the page’s', () => {
  over('and');
  paragraph().addEventListener('click', (event) => event.preventDefault());
  click({ cancelable: true });
  expect(opened()).toBeUndefined();
});
