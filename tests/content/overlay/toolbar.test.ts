/** The toolbar by itself: chips that scroll where they do not fit, and a dot that unfolds. */
import { beforeEach, expect, test, vi } from 'vitest';
import { buildToolbar } from '../../../src/content/overlay/toolbar.ts';
import type { OverlayActions, ToolbarView } from '../../../src/content/overlay/view.ts';
import { tagNamed } from '../session.ts';

const unfold = vi.fn();
const acts = { unfold, command: vi.fn(), tag: vi.fn() } as unknown as OverlayActions;
const VIEW: ToolbarView = {
  reference: () => undefined,
  tags: [tagNamed('evidence', 1, 'coral'), tagNamed('question')],
  extends: false,
  dot: false,
};
let resized: () => void;

beforeEach(() => {
  vi.clearAllMocks();
  class Observer {
    constructor(callback: () => void) {
      resized = callback;
    }
    observe = vi.fn();
  }
  vi.stubGlobal('ResizeObserver', Observer);
  return () => vi.unstubAllGlobals();
});

test('a chip has its tag’s colour, and a cap only where it has a key', () => {
  const chips = Array.from(buildToolbar(VIEW, acts).querySelectorAll<HTMLElement>('.chip'));
  expect(chips.map((chip) => [chip.dataset['colour'], chip.querySelector('kbd')?.textContent])).toEqual([
    ['coral', '1'],
    ['blue', undefined],
  ]);
});

test('without tags there is no row for them', () => {
  const bar = buildToolbar({ ...VIEW, tags: [] }, acts);
  expect(bar.querySelector('.chips')).toBeNull();
  expect(bar.querySelectorAll('button')).toHaveLength(4);
});

test('chips fade at the side where more follow', () => {
  const row = buildToolbar(VIEW, acts).querySelector('.chips') as HTMLElement;
  Object.defineProperties(row, { clientWidth: { value: 100 }, scrollWidth: { value: 250 } });
  resized();
  expect([row.classList.contains('before'), row.classList.contains('after')]).toEqual([false, true]);
  row.scrollLeft = 150;
  row.dispatchEvent(new Event('scroll'));
  expect([row.classList.contains('before'), row.classList.contains('after')]).toEqual([true, false]);
});

test('a wheel that turns scrolls them sideways, and the page only where they all fit', () => {
  const row = buildToolbar(VIEW, acts).querySelector('.chips') as HTMLElement;
  const turn = (): boolean => {
    const event = new WheelEvent('wheel', { deltaY: 40, cancelable: true });
    row.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(turn()).toBe(false);
  Object.defineProperties(row, { clientWidth: { value: 100 }, scrollWidth: { value: 250 } });
  expect(turn()).toBe(true);
  expect(row.scrollLeft).toBe(40);
});

test('the dot unfolds when it is pointed at, and at a press', () => {
  const dot = buildToolbar({ ...VIEW, dot: true }, acts).querySelector('button');
  dot?.dispatchEvent(new Event('pointerenter'));
  dot?.click();
  expect(unfold).toHaveBeenCalledTimes(2);
});
