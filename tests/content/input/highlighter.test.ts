/** Highlighter mode marks once, after the last click or key of a selection, and never what the reader dropped. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHighlighter, type Highlighter } from '../../../src/content/input/highlighter.ts';

let life: AbortController;
let highlighter: Highlighter;
const mark = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  mark.mockClear();
  life = new AbortController();
  highlighter = createHighlighter(mark, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

function send(event: Event, trusted = true): void {
  window.dispatchEvent(Object.defineProperty(event, 'isTrusted', { value: trusted }));
}

test('a selection that came to rest is marked once, a while later', () => {
  highlighter.settled();
  vi.advanceTimersByTime(599);
  expect(mark).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(mark).toHaveBeenCalledOnce();
});

test('a further click of a slow triple click begins the wait anew', () => {
  highlighter.settled();
  vi.advanceTimersByTime(500);
  send(new PointerEvent('pointerdown'));
  send(new PointerEvent('pointerup'));
  vi.advanceTimersByTime(500);
  expect(mark).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(mark).toHaveBeenCalledOnce();
});

test('nothing is marked while the button or Shift is down', () => {
  send(new PointerEvent('pointerdown'));
  highlighter.settled();
  vi.advanceTimersByTime(5_000);
  send(new PointerEvent('pointercancel'));
  send(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true }));
  vi.advanceTimersByTime(5_000);
  expect(mark).not.toHaveBeenCalled();
  send(new KeyboardEvent('keyup', { key: 'Shift' }));
  vi.advanceTimersByTime(600);
  expect(mark).toHaveBeenCalledOnce();
});

test('a button let go of in another window is not held for ever', () => {
  send(new PointerEvent('pointerdown'));
  highlighter.settled();
  send(new Event('blur'));
  vi.advanceTimersByTime(600);
  expect(mark).toHaveBeenCalledOnce();
});

test('what a page pretends neither holds nor ends the wait', () => {
  highlighter.settled();
  vi.advanceTimersByTime(300);
  send(new PointerEvent('pointerdown'), false);
  vi.advanceTimersByTime(300);
  expect(mark).toHaveBeenCalledOnce();
});

test('what waits is marked when its selection goes, and never when it was dropped', () => {
  highlighter.settled();
  highlighter.finish();
  highlighter.finish();
  expect(mark).toHaveBeenCalledOnce();
  highlighter.settled();
  highlighter.drop();
  highlighter.finish();
  vi.advanceTimersByTime(600);
  expect(mark).toHaveBeenCalledOnce();
});

test('nothing is marked after the end', () => {
  highlighter.settled();
  life.abort();
  vi.advanceTimersByTime(600);
  expect(mark).not.toHaveBeenCalled();
});
