/** The hint says its text; the toast is held while it is pointed at or entered, and goes at a button. */
import { expect, test, vi } from 'vitest';
import { buildHint, buildToast } from '../../../src/content/overlay/hint-toast.ts';
import type { OverlayActions } from '../../../src/content/overlay/view.ts';

const holdToast = vi.fn();
const dismissToast = vi.fn();
const acts = { holdToast, dismissToast } as unknown as OverlayActions;

test('a hint is said as text', () => {
  const hint = buildHint({ reference: () => undefined, text: 'Open <the> sidebar' });
  expect([hint.textContent, hint.getAttribute('role')]).toEqual(['Open <the> sidebar', 'status']);
});

test('a toast is held by pointer and focus', () => {
  const toast = buildToast({ text: 'Note deleted', undo: undefined, alarm: false }, acts);
  const held = ['pointerenter', 'pointerleave', 'focusin', 'focusout'].map((type) => {
    toast.dispatchEvent(new Event(type));
    return holdToast.mock.lastCall?.[0];
  });
  expect(held).toEqual([true, false, true, false]);
});

test('its way back comes first, then the way to put it away', () => {
  const undo = vi.fn();
  const toast = buildToast({ text: 'Note deleted', undo, alarm: false }, acts);
  const [back, away] = Array.from(toast.querySelectorAll('button'));
  back?.click();
  away?.click();
  expect(undo).toHaveBeenCalledOnce();
  expect(dismissToast).toHaveBeenCalledOnce();
});
