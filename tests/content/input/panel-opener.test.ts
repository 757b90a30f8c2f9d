/** The panel is opened by the gesture itself; where it stays closed, the reader is told how to open it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPanelOpener } from '../../../src/content/input/panel-opener.ts';
import { stateOf, write } from '../session.ts';
import { contextOf, type Asked } from './context.ts';

const FOCUS = { field: 'tags', annotation: null } as const;
let page: Asked;
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  page = contextOf(stateOf(write({ one: 'About ferries.' })));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const request = async (opening: Promise<boolean>): Promise<void> => {
  const requested = createPanelOpener(page.context).request(FOCUS, opening, () => undefined);
  await vi.advanceTimersByTimeAsync(700);
  await requested;
};

test('opening is asked for at once: what waits would spend the gesture', () => {
  page.answers['panel.open'] = true;
  const opening = createPanelOpener(page.context).open();
  expect(page.asked).toEqual([['panel.open', undefined]]);
  return expect(opening).resolves.toBe(true);
});

test('a browser that refuses, or a background that fails, is a no', async () => {
  const panel = createPanelOpener(page.context);
  page.answers['panel.open'] = false;
  expect(await panel.open()).toBe(false);
  page.answers['panel.open'] = new Error('no panel here');
  expect(await panel.open()).toBe(false);
});

test('the request is told to the panel that opens', async () => {
  await request(Promise.resolve(true));
  expect(page.state.focus).toBe(FOCUS);
  expect(page.context.publish).toHaveBeenCalledOnce();
  expect(page.told).toEqual([]);
});

test('nobody takes it up: the reader is told how to go on', async () => {
  await request(Promise.resolve(false));
  expect(page.told.map(([way]) => way)).toEqual(['hint']);
});

test('an open sidebar that takes it up needs no word', async () => {
  setTimeout(() => page.context.interaction.request(null), 100);
  await request(Promise.resolve(false));
  expect(page.told).toEqual([]);
});
