/** The passage that a new note is about: what is selected now, held once the reader works on it. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Address, IssueDescription } from '../../../core/model.ts';
import type { LiveSelection } from '../../../platform/contract.ts';
import type { CurrentIssue } from './current-issue.ts';

/** A passage that could be saved, with the issue that it is in. */
export interface Proposal {
  readonly selection: LiveSelection;
  readonly issue: IssueDescription;
}

export interface Proposed {
  /** Undefined while nothing is selected, and never a passage of another page. */
  readonly proposal: ReadonlySignal<Proposal | undefined>;
  readonly held: Signal<Proposal | undefined>;
  /** Keeps the passage although the page may let go of its selection. */
  readonly hold: () => void;
  /** Lets go of it, and does not propose the selection that stands now again. */
  readonly clear: () => void;
  /** Proposes the selection that stands now again. */
  readonly proposeAgain: () => void;
}

export function createProposed({ issue, issues, selection }: CurrentIssue): Proposed {
  const held = signal<Proposal | undefined>();
  const declined = signal<LiveSelection | null>(null);
  const issueAt = (address: Address): IssueDescription | undefined =>
    issue.value?.address === address
      ? issue.value
      : issues.value.find((described) => described.address === address);
  const live = computed((): Proposal | undefined => {
    const now = selection.value;
    if (now === null || now === declined.value) return undefined;
    const from = issueAt(now.issue);
    return from && { selection: now, issue: from };
  });
  return {
    proposal: computed(() => {
      const mine = held.value;
      if (mine === undefined) return live.value;
      return issueAt(mine.issue.address) === undefined ? undefined : mine;
    }),
    held,
    hold() {
      held.value ??= live.peek();
    },
    clear() {
      declined.value = selection.peek();
      held.value = undefined;
    },
    proposeAgain() {
      declined.value = null;
    },
  };
}
