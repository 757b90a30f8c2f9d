/** Clicks that the page may have led astray are refused: scripted ones, and a pointer's on what is covered. */
import { beforeEach, expect, test, vi } from 'vitest';
import { guardClicks, type Guard } from '../../../src/content/overlay/click-guard.ts';

let observed: Set<Element>;
let tell: (entries: object[]) => void;
let root: ShadowRoot;
let bar: HTMLElement;
let button: HTMLButtonElement;
let guard: Guard;
const refused = vi.fn();
const pressed = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  observed = new Set();
  class Observer {
    constructor(callback: (entries: object[]) => void) {
      tell = callback;
    }
    observe(element: Element): void {
      observed.add(element);
    }
    unobserve(element: Element): void {
      observed.delete(element);
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  root = host.attachShadow({ mode: 'closed' });
  bar = document.createElement('div');
  button = document.createElement('button');
  bar.append(button);
  root.append(bar);
  button.addEventListener('click', pressed);
  guard = guardClicks(root, refused);
  guard.watch([bar]);
  return () => vi.unstubAllGlobals();
});

function click({ trusted = true, pointerType = 'mouse' } = {}): Event {
  const event = new PointerEvent('click', { bubbles: true, composed: true, cancelable: true, pointerType });
  Object.defineProperty(event, 'isTrusted', { value: trusted });
  button.dispatchEvent(event);
  return event;
}

test('a reader’s click on a button in sight passes', () => {
  tell([{ target: bar, isVisible: true }]);
  click();
  expect(pressed).toHaveBeenCalledOnce();
  expect(refused).not.toHaveBeenCalled();
});

test('a script’s click is stopped, and nobody is told', () => {
  expect(click({ trusted: false }).defaultPrevented).toBe(true);
  expect(pressed).not.toHaveBeenCalled();
  expect(refused).not.toHaveBeenCalled();
});

test('a pointer’s click on a covered box is stopped, and the reader is told', () => {
  tell([{ target: bar, isVisible: false }]);
  click();
  expect(pressed).not.toHaveBeenCalled();
  expect(refused).toHaveBeenCalledOnce();
  tell([{ target: bar, isVisible: true }]);
  click();
  expect(pressed).toHaveBeenCalledOnce();
});

test('a key presses the button that has the focus, whatever covers it', () => {
  tell([{ target: bar, isVisible: false }]);
  click({ pointerType: '' });
  expect(pressed).toHaveBeenCalledOnce();
});

test('where the browser cannot tell, a box counts as seen', () => {
  tell([{ target: bar }]);
  click();
  expect(pressed).toHaveBeenCalledOnce();
});

test('boxes that are shown no more are watched no more', () => {
  const card = document.createElement('div');
  guard.watch([card]);
  expect([...observed]).toEqual([card]);
});
