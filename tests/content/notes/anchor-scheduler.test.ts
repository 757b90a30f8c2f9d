/** Notes are found anew at each change; meanwhile what was found stays shown, as far as it still holds. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnchorScheduler } from '../../../src/content/notes/anchor-scheduler.ts';
import type { AnchoredNote } from '../../../src/content/notes/anchored-notes.ts';
import type { Anchorer } from '../../../src/content/page/instance.ts';
import { ANCHORER, noteOn, stateOf, write, type TestState } from '../session.ts';

let state: TestState;
let shown: string[][];
let life: AbortController;
let running: Promise<void>[];
/** Whether the search for what does not stand where it stood goes on and on. */
let slow: boolean;

const anchorer: Anchorer = {
  ...ANCHORER,
  *anchorInSteps(map, targets, before) {
    const steps = ANCHORER.anchorInSteps(map, targets, before);
    let step = steps.next();
    if (step.done !== true) yield step.value;
    // eslint-disable-next-line no-unmodified-loop-condition -- the test changes it between two steps
    while (slow) yield [];
    while (step.done !== true) step = steps.next();
    return step.value;
  },
};
const display = (anchored: readonly AnchoredNote[]): void => {
  state.anchoredNotes = anchored;
  shown.push(anchored.map(({ note, found }) => `${note.id} ${found.verdict}`));
};
const run = (task: () => Promise<void>): void => void running.push(task());
const settled = (): Promise<unknown> => Promise.all(running);
let anchor: () => void;

beforeEach(() => {
  shown = [];
  running = [];
  slow = false;
  life = new AbortController();
  const issues = write({ one: 'The ferry leaves at nine. Those who wait have brought bread.' });
  state = stateOf(issues, []);
  state.notes = { ...state.notes, notes: [noteOn(issues, 'nine'), noteOn(issues, 'bread')] };
  anchor = createAnchorScheduler(state, anchorer, display, run, life.signal);
});
afterEach(() => life.abort());

test('what was found is displayed', async () => {
  anchor();
  await settled();
  expect(shown.at(-1)).toEqual(['nine unchanged', 'bread unchanged']);
});

test('while a search goes on, what was found before is shown as far as it is there', async () => {
  anchor();
  await settled();
  shown = [];
  slow = true;
  const { notes } = state.notes;
  state.notes = { ...state.notes, notes: notes.filter(({ id }) => id === 'bread') };
  anchor();
  await vi.waitFor(() => expect(shown).not.toEqual([]));
  expect(shown).toEqual([['bread unchanged']]);
});

test('a search that is overtaken displays nothing more', async () => {
  slow = true;
  anchor();
  await vi.waitFor(() => expect(shown).toHaveLength(1));
  slow = false;
  anchor();
  await settled();
  expect(shown.at(-1)).toEqual(['nine unchanged', 'bread unchanged']);
  const count = shown.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(shown).toHaveLength(count);
});

test('after the end nothing is displayed', async () => {
  slow = true;
  anchor();
  await vi.waitFor(() => expect(shown).toHaveLength(1));
  life.abort();
  slow = false;
  await settled();
  expect(shown).toHaveLength(1);
});
