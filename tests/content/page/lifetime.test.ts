/** A script's life: tasks that fail are told, and none goes on without its extension. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLifetime, type Lifetime } from '../../../src/content/page/lifetime.ts';

let alive = true;
let life: AbortController;
const end = vi.fn(() => life.abort());
const report = vi.fn();
let lifetime: Lifetime;

beforeEach(() => {
  vi.useFakeTimers();
  alive = true;
  life = new AbortController();
  lifetime = createLifetime({ isAlive: () => alive, end, report }, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.clearAllMocks();
});

test('a task that fails is told', async () => {
  lifetime.run(() => Promise.reject(new Error('no')));
  await vi.advanceTimersByTimeAsync(0);
  expect(report).toHaveBeenCalledWith(new Error('no'));
  expect(end).not.toHaveBeenCalled();
});

test('without its extension no task begins, and the script ends', () => {
  alive = false;
  const task = vi.fn(async () => undefined);
  lifetime.run(task);
  expect(task).not.toHaveBeenCalled();
  expect(end).toHaveBeenCalledOnce();
});

test('a task that fails because the extension went is not told', async () => {
  lifetime.run(async () => {
    alive = false;
    throw new Error('context invalidated');
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(report).not.toHaveBeenCalled();
  expect(end).toHaveBeenCalledOnce();
});

test('it is noticed within three seconds, or as the page gets the focus', () => {
  alive = false;
  window.dispatchEvent(new Event('focus'));
  expect(end).toHaveBeenCalledOnce();
  end.mockClear();
  life = new AbortController();
  lifetime = createLifetime({ isAlive: () => alive, end, report }, life.signal);
  vi.advanceTimersByTime(3000);
  expect(end).toHaveBeenCalledOnce();
});

test('after the end nothing is looked at any more', () => {
  life.abort();
  alive = false;
  vi.advanceTimersByTime(10_000);
  window.dispatchEvent(new Event('focus'));
  expect(end).not.toHaveBeenCalled();
});
