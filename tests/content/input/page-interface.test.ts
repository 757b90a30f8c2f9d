/** What the reader meets in a page, put together: the panel is answered, notes painted anew are shown, a page is left clean. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageInterface } from '../../../src/content/input/page-interface.ts';
import type { AnnotationId } from '../../../src/core/model.ts';
import { stubLayout } from '../layout.ts';
import { noteOn, selectedOn, stateOf, write } from '../session.ts';
import { contextOf, type Asked } from './context.ts';

type Listener = (message: unknown, sender: unknown) => Promise<unknown> | undefined;
const listeners = new Set<Listener>();
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'postil',
      getURL: () => 'chrome-extension://postil/',
      onMessage: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  },
}));

const { createPageInterface } = await import('../../../src/content/input/page-interface.ts');

const emphasis = { point: vi.fn(), flash: vi.fn(), flashAt: vi.fn(), refresh: vi.fn() };
const end = vi.fn();
let page: Asked;
let life: AbortController;
let made: PageInterface;

Object.assign(Selection.prototype, { getComposedRanges: () => [] });

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  stubLayout();
  Object.assign(document, { elementFromPoint: () => null, caretPositionFromPoint: () => null });
  life = new AbortController();
  const issues = write({ one: 'About ferries, and about those who wait.' });
  page = contextOf(stateOf(issues, [noteOn(issues, 'ferries')]));
  const run = (task: () => Promise<unknown>): void => void task();
  made = createPageInterface({ ...page.context, emphasis, run, end }, life.signal);
});
afterEach(() => {
  life.abort();
  document.getSelection()?.removeAllRanges();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const PANEL = { id: 'postil', url: 'chrome-extension://postil/panel/panel.html' };
const ask = (kind: string, argument: unknown, sender: unknown = PANEL): Promise<unknown>[] =>
  Array.from(listeners, (listener) => listener({ ask: kind, with: argument }, sender) ?? Promise.resolve());
const isThere = (): boolean => Array.from(document.querySelectorAll('*')).some((each) => made.isOurs(each));
const FERRIES = 'ferries' as AnnotationId;

test('the panel is answered, another sender is not, and nobody after the end', async () => {
  expect(await Promise.all(ask('passage.reveal', FERRIES))).toEqual([{ value: true }]);
  expect(emphasis.flash).toHaveBeenCalledWith(FERRIES);
  const stranger = { ...PANEL, url: 'https://letters.example/' };
  expect(await Promise.all(ask('passage.reveal', FERRIES, stranger))).toEqual([
    { error: expect.objectContaining({ name: 'NotAllowedError' }) },
  ]);
  life.abort();
  expect(listeners.size).toBe(0);
});

test('a selection is offered the toolbar, and clearing puts it away', () => {
  const { range } = selectedOn(page.state.issues, 'those who');
  const trusted = (type: string): Event =>
    Object.defineProperty(new PointerEvent(type), 'isTrusted', { value: true });
  window.dispatchEvent(trusted('pointerdown'));
  document.getSelection()?.addRange(range);
  window.dispatchEvent(trusted('pointerup'));
  vi.advanceTimersByTime(200);
  expect(isThere()).toBe(true);
  made.clear();
  expect(isThere()).toBe(false);
});

test('notes that were painted anew are told to the panel', () => {
  made.refresh();
  expect(page.context.publish).toHaveBeenCalledOnce();
});

test('the panel may end the session', async () => {
  await Promise.all(ask('page.leave', undefined));
  expect(end).toHaveBeenCalledOnce();
});
