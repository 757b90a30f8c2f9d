/** A page becomes another one when its address does, a fragment aside; and comes back from the browser's memory. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onNavigation, onRestored } from '../../../src/content/page/navigation.ts';

let life: AbortController;
const listener = vi.fn();

beforeEach(() => {
  life = new AbortController();
  listener.mockClear();
  vi.stubGlobal('navigation', new EventTarget());
  history.replaceState(null, '', '/p/one');
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
});

function goTo(path: string): void {
  history.replaceState(null, '', path);
  navigation.dispatchEvent(new Event('currententrychange'));
}

test('another path or query is another page', () => {
  onNavigation(listener, life.signal);
  goTo('/p/two');
  goTo('/p/two?page=2');
  expect(listener).toHaveBeenCalledTimes(2);
});

test('a fragment and the same address again are not', () => {
  onNavigation(listener, life.signal);
  goTo('/p/one#part');
  goTo('/p/one');
  expect(listener).not.toHaveBeenCalled();
});

test('after the end nothing is heard', () => {
  onNavigation(listener, life.signal);
  life.abort();
  goTo('/p/two');
  expect(listener).not.toHaveBeenCalled();
});

test('only what the browser itself restored counts', () => {
  onRestored(listener, life.signal);
  const event = new Event('pageshow') as PageTransitionEvent;
  Object.defineProperty(event, 'persisted', { value: true });
  window.dispatchEvent(event);
  expect(listener, 'a script may say so').not.toHaveBeenCalled();
  Object.defineProperty(event, 'isTrusted', { value: true });
  window.dispatchEvent(event);
  expect(listener).toHaveBeenCalledOnce();
});
