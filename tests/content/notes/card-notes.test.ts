/** An open card follows its notes, and closes when none of them is on the page. */
import { expect, test } from 'vitest';
import { refreshedCard } from '../../../src/content/notes/card-notes.ts';
import type { TagId } from '../../../src/core/model.ts';
import { noteOn, stateOf, tagNamed, write } from '../session.ts';

test('it has its notes and the tags as they are now', () => {
  const issues = write({ one: 'About ferries, and about those who wait.' });
  const ferries = noteOn(issues, 'ferries');
  const wait = noteOn(issues, 'wait');
  const state = stateOf(issues, [{ ...ferries, tags: ['question' as TagId] }, wait], [tagNamed('question')]);
  const shown = [ferries, wait].map(({ id, tags }) => ({ id, tags, words: id }));
  const card = { reference: () => undefined, notes: shown, tags: [], spread: undefined };
  expect(refreshedCard(card, state)).toMatchObject({
    notes: [
      { id: 'ferries', tags: ['question'], words: 'ferries' },
      { id: 'wait', words: 'wait' },
    ],
    tags: [{ name: 'question' }],
  });
  state.anchoredNotes = state.anchoredNotes.slice(1);
  expect(refreshedCard(card, state)?.notes.map(({ id }) => id)).toEqual(['wait']);
  state.anchoredNotes = [];
  expect(refreshedCard(card, state)).toBeUndefined();
});
