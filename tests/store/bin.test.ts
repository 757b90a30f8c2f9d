// @vitest-environment node
/** The bin is emptied after thirty days that were seen to pass, and never much at a time. */
import { beforeEach, expect, test } from 'vitest';
import type { AnnotationId } from '../../src/core/model.ts';
import { removeAnnotations, restoreAnnotations } from '../../src/store/annotations.ts';
import { emptyBin } from '../../src/store/bin.ts';
import { bin } from '../../src/store/read.ts';
import { undo } from '../../src/store/undo.ts';
import { DAY, fill, fresh, note, startDaily, type Shelf } from './library.ts';

let shelf: Shelf;
let id: AnnotationId;
beforeEach(async () => {
  shelf = fresh();
  id = await note(shelf.store, 'kept');
  await removeAnnotations(shelf.store, [id]);
});

const count = async (): Promise<number> => (await bin(shelf.store)).length;

/** Starts the browser with a clock that is wrong by so many days. */
async function startOff(days: number): Promise<void> {
  shelf.clock.time += days * DAY;
  await emptyBin(shelf.store);
}

test('a note is in it for thirty days, and no longer', async () => {
  await startDaily(shelf, 3);
  expect(await count()).toBe(1);
  await startDaily(shelf, 26);
  expect(await count()).toBe(1);
  await startDaily(shelf, 2);
  expect(await count()).toBe(0);
});

test.each([[1], [8], [30], [365], [4_000]])(
  'a clock that is %i days ahead for a week empties nothing, nor does its way back',
  async (days) => {
    await startDaily(shelf, 3);
    await startOff(days);
    await startDaily(shelf, 7);
    expect(await count()).toBe(1);
    await startOff(-days);
    await startDaily(shelf, 3);
    expect(await count()).toBe(1);
  },
);

test('a clock that jumps to and fro keeps what is in it', async () => {
  await startDaily(shelf, 1);
  for (let turn = 0; turn < 3; turn++) {
    await startOff(900);
    await startOff(-900);
  }
  expect(await count()).toBe(1);
});

test('who starts the browser once in two weeks has a bin that is emptied later, but is', async () => {
  await startOff(0);
  for (let turn = 0; turn < 4; turn++) await startOff(14);
  expect(await count()).toBe(1);
  await startOff(14);
  expect(await count()).toBe(0);
});

test('what undo brings back into it stays for thirty days more', async () => {
  await startDaily(shelf, 25);
  await restoreAnnotations(shelf.store, [id]);
  await startDaily(shelf, 4);
  await undo(shelf.store);
  await startDaily(shelf, 10);
  expect(await count()).toBe(1);
});

test('a thousand notes go a part at a time', async () => {
  const { store } = shelf;
  await fill(
    store,
    Array.from({ length: 500 }, (_, index) => `text ${index}`),
  );
  await undo(store);
  const ids: AnnotationId[] = [];
  for (let at = 0; at < 250; at++) ids.push(await note(store, `more ${at}`, { start: at * 100 }));
  await removeAnnotations(store, ids);
  const before = await count();
  await startDaily(shelf, 30);
  await startDaily(shelf, 1);
  expect(before - (await count())).toBeLessThanOrEqual(400);
  await startDaily(shelf, 2);
  expect(await count()).toBe(0);
});
