/** What is selected and what is asked for: a new selection ends an earlier request, letting go does not. */
import { beforeEach, expect, test } from 'vitest';
import { createInteraction, type Interaction } from '../../../src/content/input/interaction.ts';
import type { Issues } from '../../../src/content/notes/anchored-notes.ts';
import type { Selected } from '../../../src/content/notes/session-state.ts';

const SELECTED = { issue: 0, span: { start: 1, end: 2 }, others: [] as const } as unknown as Selected;
const FOCUS = { field: 'tags', annotation: null } as const;
const NO_ISSUES = { found: [] as const } as unknown as Issues;

let interaction: Interaction;
beforeEach(() => {
  interaction = createInteraction();
});

test('a new selection ends an earlier request', () => {
  interaction.request(FOCUS);
  interaction.select(SELECTED);
  expect(interaction).toMatchObject({ selected: SELECTED, focus: null });
});

test('what is let go of keeps its request: the panel is about to take it up', () => {
  interaction.select(SELECTED);
  interaction.request(FOCUS);
  interaction.release();
  expect(interaction).toMatchObject({ selected: undefined, focus: FOCUS });
});

test('a selection is none where its issue has gone', () => {
  interaction.select(SELECTED);
  interaction.reselect(NO_ISSUES);
  expect(interaction.selected).toBeUndefined();
});
