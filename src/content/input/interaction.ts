/** What the reader is about to do on the page: the passage that is selected, and what they want to write. */
import type { Focus } from '../../platform/contract.ts';
import type { Issues } from '../notes/anchored-notes.ts';
import { selectedIn, type Selected } from '../notes/session-state.ts';

export interface Interaction {
  readonly selected: Selected | undefined;
  readonly focus: Focus | null;
  /** Takes in what the reader selected; an earlier request to write is over. */
  select(selected: Selected | undefined): void;
  /** Forgets the selection. */
  release(): void;
  /** Asks what the same selection means in issues that were read anew. */
  reselect(issues: Issues): void;
  /** Asks the panel to write something, or takes that back. */
  request(focus: Focus | null): void;
}

export function createInteraction(): Interaction {
  let selected: Selected | undefined;
  let focus: Focus | null = null;
  return {
    get selected() {
      return selected;
    },
    get focus() {
      return focus;
    },
    select(given) {
      selected = given;
      focus = null;
    },
    release() {
      selected = undefined;
    },
    reselect(issues) {
      if (selected !== undefined) selected = selectedIn(issues, selected);
    },
    request(wanted) {
      focus = wanted;
    },
  };
}
