/** The notes of the issue that is being read: in order, filtered, with their tags. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { IssueNotes } from '../../../core/formats/markdown/markdown.ts';
import type { Address, Annotation, IssueDescription, Tag, TagId } from '../../../core/model.ts';
import { byUse } from '../../../core/tags.ts';
import {
  annotationsOf,
  issuesOf,
  noteCounts,
  publication,
  tags as readTags,
  tagUse,
} from '../../../store/read.ts';
import type { Store } from '../../../store/store.ts';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import { createListed, type ListedNotes } from '../../notes/listed.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { PanelEnv } from './env.ts';

/** What is known of the issue that the panel shows. */
interface Shown {
  readonly issue: IssueDescription;
  /** What is stored of it; undefined before its first note. */
  readonly stored: Omit<IssueNotes, 'tags'> | undefined;
}

export interface Notes extends ListedNotes {
  /** An undefined value: no issue is being read. */
  readonly shown: ReadonlySignal<Loadable<Shown | undefined>>;
  /** The issue's notes, whatever the filter, in the stored order of the text. */
  readonly annotations: ReadonlySignal<readonly Annotation[]>;
  /** All tags, those first that this publication uses most. */
  readonly tags: ReadonlySignal<readonly Tag[]>;
  /** How many notes each issue of the page has; issues without any are left out. */
  readonly countsOnPage: ReadonlySignal<ReadonlyMap<Address, number>>;
  readonly retry: () => void;
}

interface Answers {
  readonly shown: ReadonlySignal<Loadable<Shown | undefined>>;
  readonly everyTag: ReadonlySignal<Loadable<readonly Tag[]>>;
  /** How many notes of the publication have each tag. */
  readonly use: ReadonlySignal<Loadable<ReadonlyMap<TagId, number>>>;
  readonly counts: ReadonlySignal<Loadable<ReadonlyMap<Address, number>>>;
  readonly retry: () => void;
}

/** What is asked of the store, anew whenever it or the page changes. */
function createAnswers({ store, onChange }: PanelEnv, { issue, issues }: CurrentIssue): Answers {
  const attempt = signal(0);
  return {
    shown: liveQuery(
      async (): Promise<Shown | undefined> => {
        void attempt.value;
        const now = issue.value;
        if (now === undefined) return undefined;
        const [known] = await issuesOf(store, [now]);
        if (known === undefined) return { issue: now, stored: undefined };
        const [annotations, from] = await Promise.all([
          annotationsOf(store, known.id),
          publication(store, known.publication),
        ]);
        return { issue: now, stored: from && { issue: known, publication: from, annotations } };
      },
      (change) => change.annotations.length > 0 || change.issues.length > 0,
      onChange,
    ),
    everyTag: liveQuery(
      () => {
        void attempt.value;
        return readTags(store);
      },
      (change) => change.tags,
      onChange,
    ),
    use: liveQuery(
      async () => {
        const from = issue.value?.publication.id;
        return from === undefined ? new Map<TagId, number>() : tagUse(store, from);
      },
      (change) => change.annotations.length > 0,
      onChange,
    ),
    counts: liveQuery(
      () => countsOf(store, issues.value),
      (change) => change.annotations.length > 0 || change.issues.length > 0,
      onChange,
    ),
    retry: () => (attempt.value += 1),
  };
}

/** How many notes each of these issues has; those without any are left out. */
async function countsOf(
  store: Store,
  issues: readonly IssueDescription[],
): Promise<ReadonlyMap<Address, number>> {
  const counted = await noteCounts(store, await issuesOf(store, issues));
  const numbers = issues.map(({ address }, at) => [address, counted[at] ?? 0] as const);
  return new Map(numbers.filter(([, count]) => count > 0));
}

export function createNotes(env: PanelEnv, currentIssue: CurrentIssue): Notes {
  const { shown, everyTag, use, counts, retry } = createAnswers(env, currentIssue);
  const annotations = computed(() => valueOf(shown.value)?.stored?.annotations ?? []);
  const tags = computed(() => valueOf(everyTag.value) ?? []);

  return {
    // Without the tags every note would be amber for a moment.
    shown: computed(() =>
      everyTag.value.state === 'ready' ? shown.value : (everyTag.value as Loadable<never>),
    ),
    annotations,
    ...createListed({ annotations, tags, places: currentIssue.places }),
    tags: computed(() => byUse(tags.value, valueOf(use.value) ?? new Map<TagId, number>())),
    countsOnPage: computed(() => valueOf(counts.value) ?? new Map<Address, number>()),
    retry,
  };
}
