/** Notices: how long they stay, and that a toast waits for whoever points at it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotices, type Notices } from '../../../src/content/overlay/notices.ts';
import type { View } from '../../../src/content/overlay/view.ts';

let view: Partial<View>;
let life: AbortController;
let notices: Notices;

beforeEach(() => {
  vi.useFakeTimers();
  view = {};
  life = new AbortController();
  notices = createNotices((change) => Object.assign(view, change), life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

test('a toast goes by itself, later where it offers a way back', () => {
  notices.toast('Copied.');
  vi.advanceTimersByTime(2500);
  expect(view.toast).toBeUndefined();
  notices.toast('Deleted.', async () => undefined);
  vi.advanceTimersByTime(9999);
  expect(view.toast?.text).toBe('Deleted.');
  vi.advanceTimersByTime(1);
  expect(view.toast).toBeUndefined();
});

test('it stays while it is pointed at, and its whole time after', () => {
  notices.toast('Copied.');
  vi.advanceTimersByTime(2000);
  notices.hold(true);
  vi.advanceTimersByTime(60_000);
  expect(view.toast?.text).toBe('Copied.');
  notices.hold(false);
  vi.advanceTimersByTime(2499);
  expect(view.toast?.text).toBe('Copied.');
  vi.advanceTimersByTime(1);
  expect(view.toast).toBeUndefined();
});

test('a way back that fails is told as an alarm', async () => {
  const failed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  notices.toast('Deleted.', () => Promise.reject(new Error('The disk is full.')));
  view.toast?.undo?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(view.toast).toMatchObject({ alarm: true });
  expect(view.toast?.text).toContain('The disk is full.');
  failed.mockRestore();
});
