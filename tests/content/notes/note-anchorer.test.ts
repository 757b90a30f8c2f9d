/** Notes are found in steps, in the order of the page, and what was found holds while the text does. */
import { expect, test, vi } from 'vitest';
import { readIssues, isFound } from '../../../src/content/notes/anchored-notes.ts';
import { createNoteAnchorer } from '../../../src/content/notes/note-anchorer.ts';
import { describe } from '../../../src/core/anchoring/describe.ts';
import type { AnnotationId } from '../../../src/core/model.ts';
import { addressOf, ANCHORER, anchoredOn, noteOn, write } from '../session.ts';

/** Long enough for an edit at its beginning to be far from its end. */
const CROSSING = 'The crossing takes an hour, and longer in the fog that comes with the autumn. '.repeat(4);
const TEXTS = {
  one: `The ferry leaves at nine. Those who wait have brought bread. ${CROSSING}A pack of cards lies ready.`,
  two: 'Boats are named after aunts. Nobody paints the name twice.',
};

test('first comes what stands where it stood, at last everything', () => {
  const issues = write(TEXTS);
  const lost = {
    ...noteOn(issues, 'bread'),
    id: 'lost' as AnnotationId,
    target: { source: addressOf('one'), ...describe('Words that nobody wrote here', 0, 5) },
  };
  const notes = [lost, noteOn(issues, 'aunts', { at: 1 }), noteOn(issues, 'cards'), noteOn(issues, 'nine')];
  const steps = createNoteAnchorer(ANCHORER).anchor(issues, notes);
  let known: readonly string[] | undefined;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) known ??= step.value?.map(({ note: { id } }) => id);
  expect(known).toEqual(['nine', 'cards', 'aunts']);
  expect(step.value.map(({ note: { id } }) => id)).toEqual(['nine', 'cards', 'lost', 'aunts']);
});

test('a note of an issue that is not on the page is not looked for', () => {
  const issues = write(TEXTS);
  const elsewhere = { ...noteOn(issues, 'bread'), issue: addressOf('three') };
  expect(anchoredOn(issues, [elsewhere])).toEqual([]);
});

test('what was found in a text is known in the next one, and asked for only where it was not', () => {
  const issues = write(TEXTS);
  const anchorInSteps = vi.fn(ANCHORER.anchorInSteps);
  const anchorer = createNoteAnchorer({ ...ANCHORER, anchorInSteps });
  const cards = noteOn(issues, 'cards');
  anchoredOn(issues, [cards], anchorer);
  expect(anchorInSteps.mock.lastCall?.[2], 'nothing is known at first').toEqual([]);
  const text = document.querySelector('p')?.firstChild as Text;
  text.insertData(0, 'A line before it. ');
  const again = readIssues(issues.found, ANCHORER);
  const [found] = anchoredOn(again, [cards, noteOn(again, 'nine')], anchorer);
  const before = anchorInSteps.mock.lastCall?.[2];
  expect(before?.map((each) => each !== undefined)).toEqual([true, false]);
  expect(found && isFound(found) && again.read(0, found.found)).toBe('nine');
});

test('a note whose passage is another one now is looked for anew', () => {
  const issues = write(TEXTS);
  const anchorInSteps = vi.fn(ANCHORER.anchorInSteps);
  const anchorer = createNoteAnchorer({ ...ANCHORER, anchorInSteps });
  const bread = noteOn(issues, 'bread');
  anchoredOn(issues, [bread], anchorer);
  const moved = { ...bread, target: noteOn(issues, 'brought bread').target };
  const [found] = anchoredOn(issues, [moved], anchorer);
  expect(anchorInSteps.mock.lastCall?.[2]).toEqual([undefined]);
  expect(found && isFound(found) && issues.read(0, found.found)).toBe('brought bread');
});
