/** The issue that is being read, as the page tells: what the rest of the panel is about. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Address, AnnotationId, IssueDescription } from '../../../core/model.ts';
import type { LiveSelection, NotePosition, PageState } from '../../../platform/contract.ts';
import type { PanelEnv } from './env.ts';

export interface CurrentIssue {
  readonly state: ReadonlySignal<'waiting' | 'disconnected' | 'issue'>;
  /** The issue being read; undefined unless the state is `issue`. */
  readonly issue: ReadonlySignal<IssueDescription | undefined>;
  /** All issues of the page, in its order. */
  readonly issues: ReadonlySignal<readonly IssueDescription[]>;
  /** `issue 18 of 53 on this page`; undefined where the page holds only one. */
  readonly position: ReadonlySignal<{ readonly index: number; readonly of: number } | undefined>;
  readonly places: ReadonlySignal<ReadonlyMap<AnnotationId, NotePosition>>;
  readonly inView: ReadonlySignal<AnnotationId | null>;
  readonly selection: ReadonlySignal<LiveSelection | null>;
  /** Scrolls the page to another of its issues. */
  readonly go: (address: Address) => Promise<void>;
}

/**
 * A signal of what `read` takes from the page's word, which changes only when that says something
 * else: every word of a page comes as a new copy.
 */
function part<Value>(reading: ReadonlySignal<PageState | undefined>, read: (reading?: PageState) => Value) {
  let text: string | undefined;
  let last: Value;
  return computed(() => {
    const next = read(reading.value);
    const spelled = JSON.stringify(next) ?? '';
    if (spelled !== text) {
      text = spelled;
      last = next;
    }
    return last;
  });
}

export function createCurrentIssue({ pageStatus, page, toaster }: PanelEnv): CurrentIssue {
  const reading = computed(() => (typeof pageStatus.value === 'string' ? undefined : pageStatus.value));
  const issues = part(reading, (now) => now?.issues ?? []);
  const current = computed(() => reading.value?.current ?? 0);
  const fingerprint = part(reading, (now) => now?.fingerprint);
  const issue = computed(() => {
    const described = issues.value[current.value];
    const known = fingerprint.value;
    return described && (known === undefined ? described : { ...described, fingerprint: known });
  });
  const list = part(reading, (now) => now?.places ?? []);

  return {
    issue,
    issues,
    state: computed(() => {
      if (issue.value !== undefined) return 'issue';
      return pageStatus.value === 'waiting' ? 'waiting' : 'disconnected';
    }),
    position: computed(() => {
      if (issues.value.length < 2) return undefined;
      return issue.value?.order ?? { index: current.value + 1, of: issues.value.length };
    }),
    places: computed(() => new Map(list.value.map((place) => [place.id, place]))),
    inView: computed(() => reading.value?.inView ?? null),
    selection: part(reading, (now) => now?.selection ?? null),
    async go(address) {
      if (!(await page.revealIssue(address))) {
        toaster.show({ text: 'This issue is not on the page now.' });
      }
    },
  };
}
