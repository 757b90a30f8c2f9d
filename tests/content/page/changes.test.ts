/** Hearing changes: soon after the first, ever more seldom while they go on, never of our own. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onPageChange } from '../../../src/content/page/changes.ts';

let life: AbortController;
let heard: number;
const ours = document.createElement('our-own');

/** Lets observers report and so much time pass. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  life = new AbortController();
  heard = 0;
  onPageChange(
    document,
    (node) => node === ours,
    () => (heard += 1),
    life.signal,
  );
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const change = (): void => document.body.append(document.createElement('p'));

test('a change is heard once, a quarter of a second later', async () => {
  change();
  change();
  await pass(200);
  expect(heard).toBe(0);
  await pass(200);
  expect(heard).toBe(1);
  await pass(20_000);
  expect(heard).toBe(1);
});

test('a page that never rests is heard less than twenty times a minute', async () => {
  for (let time = 0; time < 60_000; time += 50) {
    change();
    await pass(50);
  }
  expect(heard).toBeGreaterThan(5);
  expect(heard).toBeLessThan(20);
});

test('after a rest a change is heard soon again', async () => {
  for (let time = 0; time < 10_000; time += 50) {
    change();
    await pass(50);
  }
  await pass(20_000);
  const before = heard;
  change();
  await pass(400);
  expect(heard).toBe(before + 1);
});

test('our own element comes and goes unheard', async () => {
  document.documentElement.append(ours);
  await pass(1000);
  ours.remove();
  await pass(1000);
  expect(heard).toBe(0);
});

test('after the end nothing is heard', async () => {
  change();
  await pass(10);
  life.abort();
  await pass(1000);
  expect(heard).toBe(0);
});
