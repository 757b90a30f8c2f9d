/** The notes of the issue that is being read: in order, filtered, with their tags. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { IssueNotes } from '../../../core/formats/markdown/markdown.ts';
import {
  UNTAGGED_COLOUR,
  type Address,
  type Annotation,
  type Colour,
  type IssueDescription,
  type Tag,
  type TagId,
} from '../../../core/model.ts';
import { byKey, byUse } from '../../../core/tags.ts';
import { annotationsOf, issuesOf, publication, tags as readTags, tagUse } from '../../../store/read.ts';
import type { Store } from '../../../store/store.ts';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import type { CurrentIssue } from './current-issue.ts';
import { asListed, inOrder, type Sections } from './order.ts';
import type { PanelEnv } from './env.ts';

/** A note as the list shows it; the same object as long as it says the same. */
export interface NoteView {
  readonly annotation: Annotation;
  readonly tags: readonly Tag[];
  /** Of the mark on the page: the first tag's, amber without one. */
  readonly colour: Colour;
}

/** Which notes are shown: all, those with a tag, those without any. */
type Filter = TagId | 'all' | 'untagged';

export interface FilterChoice {
  readonly filter: Filter;
  /** Undefined for `all` and `untagged`. */
  readonly tag?: Tag;
  readonly count: number;
}

/** What is known of the issue that the panel shows. */
interface Shown {
  readonly issue: IssueDescription;
  /** What is stored of it; undefined before its first note. */
  readonly stored: Omit<IssueNotes, 'tags'> | undefined;
}

export interface Notes {
  /** An undefined value: no issue is being read. */
  readonly shown: ReadonlySignal<Loadable<Shown | undefined>>;
  readonly sections: ReadonlySignal<Sections<NoteView>>;
  /** The notes of all sections, as they follow each other. */
  readonly all: ReadonlySignal<readonly NoteView[]>;
  /** How many notes the issue has, whatever the filter. */
  readonly count: ReadonlySignal<number>;
  readonly filters: ReadonlySignal<readonly FilterChoice[]>;
  readonly filter: ReadonlySignal<Filter>;
  readonly show: (filter: Filter) => void;
  /** All tags, those first that this publication uses most. */
  readonly tags: ReadonlySignal<readonly Tag[]>;
  /** How many notes each issue of the page has; issues without any are left out. */
  readonly countsOnPage: ReadonlySignal<ReadonlyMap<Address, number>>;
  readonly retry: () => void;
}

function isShown(filter: Filter, { annotation }: NoteView): boolean {
  if (filter === 'all') return true;
  return filter === 'untagged' ? annotation.tags.length === 0 : annotation.tags.includes(filter);
}

function choices(notes: readonly Annotation[], tags: readonly Tag[]): FilterChoice[] {
  const used = tags.toSorted(byKey).flatMap((tag): FilterChoice[] => {
    const count = notes.filter((note) => note.tags.includes(tag.id)).length;
    return count === 0 ? [] : [{ filter: tag.id, tag, count }];
  });
  const untagged = notes.filter((note) => note.tags.length === 0).length;
  const rest: FilterChoice[] =
    untagged === 0 || used.length === 0 ? [] : [{ filter: 'untagged', count: untagged }];
  return [{ filter: 'all', count: notes.length }, ...used, ...rest];
}

/** Makes the views, and takes the last ones again where nothing changed in them. */
function noteViews(): (annotation: Annotation, tags: ReadonlyMap<TagId, Tag>) => NoteView {
  const last = new Map<string, NoteView>();
  return (annotation, tags) => {
    const own = annotation.tags.flatMap((id) => tags.get(id) ?? []);
    const before = last.get(annotation.id);
    const same =
      before?.annotation.modified === annotation.modified &&
      before.annotation.issue === annotation.issue &&
      before.tags.length === own.length &&
      before.tags.every((tag, index) => tag === own[index]);
    const view = same ? before : { annotation, tags: own, colour: own[0]?.colour ?? UNTAGGED_COLOUR };
    last.set(annotation.id, view);
    return view;
  };
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
  const known = await issuesOf(store, issues);
  const counted = await Promise.all(
    known.map(async (issue) => (issue === undefined ? 0 : (await annotationsOf(store, issue.id)).length)),
  );
  const numbers = issues.map(({ address }, at) => [address, counted[at] ?? 0] as const);
  return new Map(numbers.filter(([, count]) => count > 0));
}

export function createNotes(env: PanelEnv, currentIssue: CurrentIssue): Notes {
  const { shown, everyTag, use, counts, retry } = createAnswers(env, currentIssue);
  const wanted = signal<Filter>('all');

  const annotations = computed(() => valueOf(shown.value)?.stored?.annotations ?? []);
  const tags = computed(() => valueOf(everyTag.value));
  const tagsById = computed(() => new Map(tags.value?.map((tag) => [tag.id, tag])));
  const filters = computed(() => choices(annotations.value, tags.value ?? []));
  const filter = computed(() =>
    filters.value.some((choice) => choice.filter === wanted.value) ? wanted.value : 'all',
  );
  const viewOf = noteViews();
  const sections = computed((): Sections<NoteView> => {
    const ordered = inOrder(annotations.value, currentIssue.places.value);
    const listed = (list: readonly Annotation[]): NoteView[] =>
      list.map((note) => viewOf(note, tagsById.value)).filter((view) => isShown(filter.value, view));
    return {
      found: listed(ordered.found),
      uncertain: listed(ordered.uncertain),
      waiting: listed(ordered.waiting),
      missing: listed(ordered.missing),
    };
  });

  return {
    // Without the tags every note would be amber for a moment.
    shown: computed(() =>
      everyTag.value.state === 'ready' ? shown.value : (everyTag.value as Loadable<never>),
    ),
    sections,
    all: computed(() => asListed(sections.value)),
    count: computed(() => annotations.value.length),
    filters,
    filter,
    show: (next) => (wanted.value = next),
    tags: computed(() => byUse(tags.value ?? [], valueOf(use.value) ?? new Map<TagId, number>())),
    countsOnPage: computed(() => valueOf(counts.value) ?? new Map<Address, number>()),
    retry,
  };
}
