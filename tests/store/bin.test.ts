// @vitest-environment node
/** The bin is emptied after thirty days that were seen to pass, and never much at a time. */
import { beforeEach, expect, test } from 'vitest';
import type { AnnotationId } from '../../src/core/model.ts';
import { removeAnnotations, restoreAnnotations } from '../../src/store/annotations.ts';
import { emptyBin } from '../../src/store/bin.ts';
import { bin } from '../../src/store/read.ts';
import { undo } from '../../src/store/undo.ts';
import { DAY, fill, fresh, note, startDaily, type StoreFixture } from './library.ts';

let fixture: StoreFixture;
let id: AnnotationId;
beforeEach(async () => {
  fixture = fresh();
  id = await note(fixture.store, 'kept');
  await removeAnnotations(fixture.store, [id]);
});

const count = async (): Promise<number> => (await bin(fixture.store)).length;

/** Starts the browser with a clock that is wrong by so many days. */
async function startOff(days: number): Promise<void> {
  fixture.clock.time += days * DAY;
  await emptyBin(fixture.store);
}

test('a note is in it for thirty days, and no longer', async () => {
  await startDaily(fixture, 3);
  expect(await count()).toBe(1);
  await startDaily(fixture, 26);
  expect(await count()).toBe(1);
  await startDaily(fixture, 2);
  expect(await count()).toBe(0);
});

test.each([[1], [8], [30], [365], [4_000]])(
  'a clock that is %i days ahead for a week empties nothing, nor does its way back',
  async (days) => {
    await startDaily(fixture, 3);
    await startOff(days);
    await startDaily(fixture, 7);
    expect(await count()).toBe(1);
    await startOff(-days);
    await startDaily(fixture, 3);
    expect(await count()).toBe(1);
  },
);

test('a clock that jumps to and fro keeps what is in it', async () => {
  await startDaily(fixture, 1);
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
  await startDaily(fixture, 25);
  await restoreAnnotations(fixture.store, [id]);
  await startDaily(fixture, 4);
  await undo(fixture.store);
  await startDaily(fixture, 10);
  expect(await count()).toBe(1);
});

test('a thousand notes go a part at a time', async () => {
  const { store } = fixture;
  await fill(
    store,
    Array.from({ length: 500 }, (_, index) => `text ${index}`),
  );
  await undo(store);
  const ids: AnnotationId[] = [];
  for (let at = 0; at < 250; at++) ids.push(await note(store, `more ${at}`, { start: at * 100 }));
  await removeAnnotations(store, ids);
  const before = await count();
  await startDaily(fixture, 30);
  await startDaily(fixture, 1);
  expect(before - (await count())).toBeLessThanOrEqual(400);
  await startDaily(fixture, 2);
  expect(await count()).toBe(0);
});
