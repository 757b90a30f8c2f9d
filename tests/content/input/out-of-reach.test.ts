/** A selection in a shadow tree is said to be out of reach: once a selection, by key, and once by pointer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchOutOfReach } from '../../../src/content/input/out-of-reach.ts';

let life: AbortController;
/** What is selected in the shadow tree. */
let words: string;
let isOurs: boolean;
const say = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  say.mockClear();
  words = 'inside';
  isOurs = false;
  document.body.innerHTML = '<div></div><input>';
  const text = document.createTextNode('words inside');
  document.querySelector('div')?.attachShadow({ mode: 'open' }).append(text);
  // The DOM of these tests selects nothing in shadow trees.
  vi.spyOn(document, 'getSelection').mockImplementation(
    () =>
      ({
        rangeCount: 0,
        getComposedRanges: () => [{ collapsed: words === '', startContainer: text }],
        toString: () => words,
      }) as unknown as Selection,
  );
  life = new AbortController();
  watchOutOfReach(() => isOurs, say, life.signal);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function send(event: Event, at: EventTarget = document.body, trusted = true): void {
  at.dispatchEvent(Object.defineProperty(event, 'isTrusted', { value: trusted }));
  vi.advanceTimersByTime(50);
}
const press = (key: string): KeyboardEvent => new KeyboardEvent('keydown', { key, bubbles: true });
const draw = (): PointerEvent => new PointerEvent('pointerup', { bubbles: true, composed: true });

test('a key of ours says it once for each selection', () => {
  send(press('h'));
  send(press('1'));
  expect(say).toHaveBeenCalledOnce();
  words = 'words';
  send(press('h'));
  expect(say).toHaveBeenCalledTimes(2);
});

test.each(['x', 'Escape', 'Tab', 'e'])('the key %s is the page’s own there', (key) => {
  send(press(key));
  expect(say).not.toHaveBeenCalled();
});

test('a pointer that drew a selection says it at the first one only', () => {
  send(draw());
  words = 'words';
  send(draw());
  expect(say).toHaveBeenCalledOnce();
});

test('nothing is said of no selection, of a field, of our own interface, and to a page that pretends', () => {
  send(press('h'), document.querySelector('input') ?? document);
  send(press('h'), document.body, false);
  send(draw(), document.body, false);
  isOurs = true;
  send(draw());
  isOurs = false;
  words = '';
  send(draw());
  send(press('h'));
  expect(say).not.toHaveBeenCalled();
});

test('nothing is said after the end', () => {
  document.body.dispatchEvent(Object.defineProperty(draw(), 'isTrusted', { value: true }));
  life.abort();
  vi.advanceTimersByTime(50);
  send(press('h'));
  expect(say).not.toHaveBeenCalled();
});
