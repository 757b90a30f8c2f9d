/** Long work gives way to the page: between its steps others have their turn, and it ends when told to. */
import { expect, test } from 'vitest';
import { inSlices, pause } from '../../../src/content/page/time-slicing.ts';

/** Steps that each take so many milliseconds. */
function* steps(count: number, milliseconds: number): Generator<undefined, string, void> {
  for (let step = 0; step < count; step++) {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
    yield undefined;
  }
  return 'done';
}

test('short work is done in one task', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  expect(await inSlices(steps(5, 0), new AbortController().signal)).toBe('done');
  clearInterval(timer);
  expect(turns).toBe(0);
});

test('long work lets others have their turn, and comes to its end', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  expect(await inSlices(steps(12, 5), new AbortController().signal)).toBe('done');
  clearInterval(timer);
  expect(turns).toBeGreaterThanOrEqual(3);
});

test('work that is not wanted any more ends without a value', async () => {
  const life = new AbortController();
  setTimeout(() => life.abort(), 0);
  expect(await inSlices(steps(1000, 5), life.signal)).toBeUndefined();
});

test('a pause is a task of its own', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('another'), 0);
  await pause();
  order.push('after');
  expect(order).toEqual(['another', 'after']);
});
