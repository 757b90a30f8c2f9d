/** From a selection to the toolbar, from keys to commands: only what a reader selected, once, and while it is live. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Commands } from '../../../src/content/input/commands.ts';
import {
  createSelectionController,
  type SelectionController,
} from '../../../src/content/input/selection-controller.ts';
import type { Overlay } from '../../../src/content/overlay/overlay.ts';
import type { View } from '../../../src/content/overlay/view.ts';
import type { TagId } from '../../../src/core/model.ts';
import { noteOn, selectedOn, stateOf, tagNamed, write } from '../session.ts';
import { contextOf, type Asked } from './context.ts';

let page: Asked;
let view: Partial<View>;
let isShown: boolean;
let life: AbortController;
let controller: SelectionController;
const enter = vi.fn();
const commands = {
  save: vi.fn(async () => undefined),
  comment: vi.fn(async () => undefined),
  chooseTags: vi.fn(async () => undefined),
  copyQuote: vi.fn(async () => undefined),
  extend: vi.fn(async () => undefined),
};

// The DOM of these tests has no shadow trees that could be selected in.
Object.assign(Selection.prototype, { getComposedRanges: () => [] });

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  view = {};
  isShown = true;
  life = new AbortController();
  const issues = write({ one: 'About ferries, and about those who wait.' });
  page = contextOf(stateOf(issues, [noteOn(issues, 'those who')], [tagNamed('evidence', 1)]));
  const overlay: Overlay = {
    get view() {
      return view as View;
    },
    show: (change) => (view = { ...view, ...change }),
    isHost: () => false,
    owns: () => false,
    hasToolbar: () => isShown && view.toolbar !== undefined,
    hasCard: () => view.card !== undefined,
    isEntered: () => false,
    enter,
  };
  const run = (task: () => Promise<unknown>): void => void task();
  controller = createSelectionController(
    { context: page.context, commands: commands as unknown as Commands, overlay, run },
    life.signal,
  );
});
afterEach(() => {
  life.abort();
  document.getSelection()?.removeAllRanges();
  vi.useRealTimers();
});

const trusted = <Kind extends Event>(event: Kind): Kind =>
  Object.defineProperty(event, 'isTrusted', { value: true });

/** Selects some words as a mouse does. */
function select(words: string): void {
  const { range } = selectedOn(page.state.issues, words);
  window.dispatchEvent(trusted(new PointerEvent('pointerdown')));
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  window.dispatchEvent(trusted(new PointerEvent('pointerup')));
  vi.advanceTimersByTime(200);
}

function press(key: string): boolean {
  const code = /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
  const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true });
  document.body.dispatchEvent(trusted(event));
  return event.defaultPrevented;
}

describe('a selection', () => {
  test('gets the toolbar with the tags, and is told to the panel', () => {
    select('ferries');
    expect(view.toolbar).toMatchObject({ tags: [{ name: 'evidence' }], extends: false, dot: false });
    expect(page.state.selected?.span).toEqual({ start: 6, end: 13 });
    expect(page.context.publish).toHaveBeenCalled();
  });

  test('that goes beyond a marked passage may extend it', () => {
    select('those who wait');
    expect(view.toolbar?.extends).toBe(true);
  });

  test('that goes puts the toolbar away', () => {
    select('ferries');
    document.getSelection()?.removeAllRanges();
    document.dispatchEvent(new Event('selectionchange'));
    vi.advanceTimersByTime(200);
    expect(view.toolbar).toBeUndefined();
    expect(page.state.selected).toBeUndefined();
  });

  test('is marked at once by a highlighter, without a toolbar', () => {
    page.state.settings = { toolbar: 'bar', highlighter: { tag: 'evidence' as TagId }, never: [] };
    select('ferries');
    vi.advanceTimersByTime(600);
    expect(commands.save).toHaveBeenCalledExactlyOnceWith(['evidence']);
    expect(view.toolbar).toBeUndefined();
  });

  test('is marked by a highlighter once it is finished: a slow triple click is one passage', () => {
    page.state.settings = { toolbar: 'bar', highlighter: { tag: null }, never: [] };
    select('ferries');
    vi.advanceTimersByTime(200);
    select('About ferries, and about those who wait.');
    vi.advanceTimersByTime(200);
    expect(commands.save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(400);
    expect(commands.save).toHaveBeenCalledOnce();
  });

  test('is not marked by a highlighter while Shift is down', () => {
    page.state.settings = { toolbar: 'bar', highlighter: { tag: null }, never: [] };
    window.dispatchEvent(trusted(new KeyboardEvent('keydown', { key: 'Shift', shiftKey: true })));
    document.getSelection()?.addRange(selectedOn(page.state.issues, 'ferries').range);
    document.dispatchEvent(new Event('selectionchange'));
    vi.advanceTimersByTime(2000);
    expect(page.state.selected).toBeDefined();
    expect(commands.save).not.toHaveBeenCalled();
    window.dispatchEvent(trusted(new KeyboardEvent('keyup', { key: 'Shift' })));
    vi.advanceTimersByTime(600);
    expect(commands.save).toHaveBeenCalledOnce();
  });

  test('is marked by a highlighter when it goes before its time', () => {
    page.state.settings = { toolbar: 'bar', highlighter: { tag: null }, never: [] };
    select('ferries');
    document.getSelection()?.removeAllRanges();
    document.dispatchEvent(new Event('selectionchange'));
    vi.advanceTimersByTime(50);
    expect(commands.save).toHaveBeenCalledOnce();
  });

  test('outside of the essays means something once its text is one', () => {
    const { issues } = page.state;
    const range = selectedOn(issues, 'ferries').range;
    page.state.issues = { ...issues, found: [] };
    window.dispatchEvent(trusted(new PointerEvent('pointerdown')));
    document.getSelection()?.addRange(range);
    window.dispatchEvent(trusted(new PointerEvent('pointerup')));
    vi.advanceTimersByTime(200);
    expect(view.toolbar).toBeUndefined();
    page.state.issues = issues;
    controller.again();
    expect(view.toolbar).toBeDefined();
  });
});

describe('a key', () => {
  test.each([
    ['1', commands.save, [['evidence']]],
    ['h', commands.save, [[]]],
    ['t', commands.chooseTags, []],
    ['n', commands.comment, []],
    ['c', commands.copyQuote, []],
  ])('%s does its command, once', (key, command, given) => {
    select('ferries');
    expect(press(key)).toBe(true);
    expect(press(key)).toBe(false);
    expect(command).toHaveBeenCalledExactlyOnceWith(...given);
    expect(view.toolbar).toBeUndefined();
  });

  test('without a selection is the page’s', () => {
    expect(['1', 'h', 'c'].map(press)).toEqual([false, false, false]);
  });

  test('without a tag of its own does nothing, and the toolbar stays', () => {
    select('ferries');
    press('7');
    expect(commands.save).not.toHaveBeenCalled();
    expect(view.toolbar).toBeDefined();
  });

  test('e extends, and only where there is something to extend', () => {
    select('ferries');
    expect(press('e')).toBe(false);
    select('those who wait');
    expect(press('e')).toBe(true);
    expect(commands.extend).toHaveBeenCalledOnce();
  });
});

test('the dot becomes the bar', () => {
  page.state.settings = { toolbar: 'dot', highlighter: null, never: [] };
  select('ferries');
  expect(view.toolbar?.dot).toBe(true);
  controller.unfold();
  expect(view.toolbar?.dot).toBe(false);
});
