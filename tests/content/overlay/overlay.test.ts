/** What Postil shows in a page: there only while there is something to show or to say. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOverlay, type Overlay } from '../../../src/content/overlay/overlay.ts';
import type { OverlayActions } from '../../../src/content/overlay/view.ts';
import { stubLayout } from '../layout.ts';

const acts = { holdToast: vi.fn(), dismissToast: vi.fn(), command: vi.fn() } as unknown as OverlayActions;
const box = { left: 10, top: 10, right: 20, bottom: 20 };
const reference = () => ({
  text: document.body,
  first: box,
  last: box,
  lines: [box],
  backward: false,
  touch: false,
});
const TOOLBAR = { reference, tags: [], extends: false, dot: false };
let life: AbortController;
let overlay: Overlay;

beforeEach(() => {
  vi.useFakeTimers();
  stubLayout();
  life = new AbortController();
  overlay = createOverlay(acts, vi.fn(), life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const isThere = (): boolean =>
  Array.from(document.querySelectorAll('*')).some((each) => overlay.isHost(each));

test('nothing is in the page until something is shown, nor after it went', () => {
  expect(isThere()).toBe(false);
  overlay.show({ toolbar: TOOLBAR });
  expect(isThere()).toBe(true);
  expect(overlay.hasToolbar()).toBe(true);
  overlay.show({ toolbar: undefined });
  expect(isThere()).toBe(false);
  expect(overlay.hasToolbar()).toBe(false);
});

test('what is shown beside another thing stays', () => {
  overlay.show({ toast: { text: 'Note deleted', undo: undefined, alarm: false } });
  overlay.show({ toolbar: TOOLBAR });
  overlay.show({ toolbar: undefined });
  expect(overlay.view.toast?.text).toBe('Note deleted');
  expect(isThere()).toBe(true);
});

test('a toolbar whose text is off the screen is not there for keys', () => {
  overlay.show({ toolbar: { ...TOOLBAR, reference: () => undefined } });
  expect(overlay.hasToolbar()).toBe(false);
});

test('what is said is there to be heard for two seconds', () => {
  overlay.show({ announcement: 'Saved' });
  expect(isThere()).toBe(true);
  vi.advanceTimersByTime(2100);
  expect(isThere()).toBe(false);
});

test('Tab leads into the toolbar, and the focus goes back when it is put away', () => {
  const field = document.createElement('input');
  document.body.replaceChildren(field);
  field.focus();
  overlay.show({ toolbar: TOOLBAR });
  overlay.enter();
  expect(overlay.isEntered()).toBe(true);
  overlay.show({ toolbar: undefined });
  expect(overlay.isEntered()).toBe(false);
  expect(document.activeElement).toBe(field);
});

test('the toolbar follows its text when the page scrolls', () => {
  const where = vi.fn(reference);
  overlay.show({ toolbar: { ...TOOLBAR, reference: where } });
  where.mockClear();
  document.dispatchEvent(new Event('scroll'));
  vi.advanceTimersByTime(50);
  expect(where).toHaveBeenCalledOnce();
});

test('at the end it leaves the page and shows nothing more', () => {
  overlay.show({ toolbar: TOOLBAR });
  life.abort();
  expect(isThere()).toBe(false);
  overlay.show({ toolbar: TOOLBAR });
  expect(isThere()).toBe(false);
});
