/** What the tests of commands share: a context whose background is a list of what it was asked. */
import { vi } from 'vitest';
import type { CommandContext } from '../../../src/content/input/commands.ts';
import { createInteraction } from '../../../src/content/input/interaction.ts';
import type { Later } from '../../../src/content/page/instance.ts';
import { LATER, type TestState } from '../session.ts';

export interface Asked {
  readonly context: CommandContext;
  readonly state: TestState;
  /** What the background was asked, in order. */
  readonly asked: [kind: string, argument: unknown][];
  /** What it answers, by kind; an error is thrown. */
  readonly answers: Record<string, unknown>;
  /** What the reader was told: the method and its text. */
  readonly told: [way: string, text: string][];
  /** What comes later; to be changed by a test. */
  readonly later: { -readonly [Part in keyof Later]: Later[Part] };
  /** The way back that was offered last. */
  undo: () => Promise<void>;
}

export function contextOf(given: TestState): Asked {
  const interaction = createInteraction();
  const state: TestState = {
    ...given,
    get selected() {
      return interaction.selected;
    },
    set selected(selected) {
      interaction.select(selected);
    },
    get focus() {
      return interaction.focus;
    },
  };
  const asked: Asked['asked'] = [];
  const answers: Asked['answers'] = {};
  const told: Asked['told'] = [];
  const later = { ...LATER };
  const made: { undo: () => Promise<void> } = { undo: () => Promise.reject(new Error('nothing to undo')) };
  const context: CommandContext = {
    state,
    interaction,
    ask: async (kind: string, ...argument: unknown[]) => {
      asked.push([kind, argument[0]]);
      const answer = answers[kind];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    notices: {
      toast(text, undo) {
        told.push(['toast', text]);
        if (undo) made.undo = undo;
      },
      say: (text) => told.push(['say', text]),
      hint: (_, text) => told.push(['hint', text]),
      alarm: (error) => told.push(['alarm', String(error)]),
      dismiss: vi.fn(),
      hold: vi.fn(),
    },
    describe: (issue) => {
      const found = state.issues.found[issue];
      if (found === undefined) throw new RangeError('no such issue');
      return found.description;
    },
    bringLater: async () => later,
    publish: vi.fn(),
    release: vi.fn(() => interaction.release()),
    show: vi.fn(),
  };
  return Object.assign(made, { later, context, state, asked, answers, told });
}
