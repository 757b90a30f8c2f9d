/** Whether the issue being read was read before at another address: what its text says, and the reader. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Address, Issue, IssueDescription } from '../../../core/model.ts';
import { alikeIssue, type AlikeIssue } from '../../../store/similar-issue.ts';
import { liveQuery, valueOf } from '../../live.ts';
import { joinIssues, keepIssuesApart, splitOffAddress } from '../../issue-addresses.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { PanelEnv } from './env.ts';

/** A question to the reader. It is asked in the panel alone: the page does not learn that it was. */
interface Question {
  readonly page: IssueDescription;
  readonly found: AlikeIssue;
}

export interface DuplicateIssue {
  /** Undefined while there is nothing to ask. */
  readonly question: ReadonlySignal<Question | undefined>;
  /** Yes: one issue, whose notes are shown here. */
  readonly join: () => Promise<void>;
  /** No, and never again. */
  readonly decline: () => Promise<void>;
  readonly split: (issue: Issue, address: Address) => Promise<void>;
}

export function createDuplicateIssue(env: PanelEnv, currentIssue: CurrentIssue): DuplicateIssue {
  const answer = liveQuery(
    async (): Promise<Question | undefined> => {
      const page = currentIssue.issue.value;
      const found = page && (await alikeIssue(env.store, page));
      return found && { page, found };
    },
    (change) => change.annotations.length > 0 || change.issues.length > 0,
    env.onChange,
  );
  // The last answer stays while the next one is read, so it may be about the issue before.
  const question = computed(() => {
    const asked = valueOf(answer.value);
    return asked?.page.address === currentIssue.issue.value?.address ? asked : undefined;
  });
  return {
    question,
    async join() {
      const asked = question.peek();
      if (asked !== undefined) await joinIssues(env, asked.page, asked.found);
    },
    async decline() {
      const asked = question.peek();
      if (asked !== undefined) await keepIssuesApart(env, asked.page, asked.found);
    },
    split: (issue, address) => splitOffAddress(env, issue, address),
  };
}
