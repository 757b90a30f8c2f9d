/** All that the library knows and does. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Address, Annotation, AnnotationId, Issue, Tag } from '../../../core/model.ts';
import { queryWords } from '../../../core/search.ts';
import type { StorageUse } from '../../storage-use.ts';
import type { Act } from '../../../store/undo-log.ts';
import { tags as readTags } from '../../../store/read.ts';
import type { Toaster } from '../../components/Toast.tsx';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import type { Data } from '../../settings/model/data.ts';
import type { Detail } from './detail.ts';
import { readGroups, type Group, type Groups } from './groups.ts';
import { reuse } from './reuse-objects.ts';
import { createFilters, type Filters } from './filters.ts';
import { summaryOf } from './summary.ts';
import { sameFilter, type Filter, type View } from './view.ts';
import type { LibraryEnv } from './env.ts';

export interface Library {
  readonly view: ReadonlySignal<View>;
  readonly filters: ReadonlySignal<Loadable<Filters>>;
  /** The name of the filter that is shown. */
  readonly title: ReadonlySignal<string>;
  readonly groups: ReadonlySignal<Loadable<Groups>>;
  readonly words: ReadonlySignal<readonly string[]>;
  readonly tags: ReadonlySignal<readonly Tag[]>;
  readonly storage: ReadonlySignal<StorageUse | undefined>;
  /** What the list shows, in a sentence. */
  readonly summary: ReadonlySignal<string>;
  readonly chosen: ReadonlySignal<AnnotationId | undefined>;
  /** Undefined until the first note is chosen. */
  readonly detail: ReadonlySignal<Detail | undefined>;
  /** Export and import; undefined until the list is there. */
  readonly data: ReadonlySignal<Data | undefined>;
  readonly toaster: Toaster;
  readonly show: (filter: Filter) => void;
  readonly find: (query: string) => void;
  readonly choose: (id: AnnotationId | undefined) => void;
  /** Reads further down the list. */
  readonly readOn: () => void;
  /** Chooses the note `step` places away from the chosen one, in the order of the list. */
  readonly step: (step: number) => AnnotationId | undefined;
  /** Throws the chosen note away and chooses the one after it. */
  readonly removeChosen: () => Promise<void>;
  /** Saves the notes of one issue, as they are shown, as a Markdown file. */
  readonly exportIssue: (group: Group) => Promise<void>;
  /** Makes one address of an issue an issue of its own. */
  readonly splitOff: (issue: Issue, address: Address) => Promise<void>;
  /** Saves everything that the view shows as one Markdown file. */
  readonly exportView: () => Promise<void>;
  /** Takes back the last thing that was done, here or in any other window. */
  readonly undo: () => Promise<void>;
}

/** Notes at first: enough for a tall screen, few enough to be there at once. */
const FIRST = 150;

/** Each reading on reads all again, so it reaches further each time. */
const FURTHER = 1.6;

const UNDONE: Record<Act['label'], string> = {
  create: 'Marking undone: the note is gone.',
  comment: 'The comment is as it was.',
  retag: 'The tags are as they were.',
  extend: 'The passage is as long as it was.',
  reattach: 'The note is attached as it was.',
  remove: 'Taken out of the bin.',
  restore: 'Back in the bin.',
  tag: 'The tag is as it was.',
  import: 'The import is undone.',
  join: 'They are two issues again.',
  split: 'They are one issue again.',
  apart: 'The two addresses are no longer kept apart.',
};

const PLAIN = { all: 'All notes', bin: 'Bin', untagged: 'Untagged' };

function nameOf(filter: Filter, filters: Filters | undefined): string {
  if (filter.kind === 'tag') return filters?.tags.find(({ tag }) => tag.id === filter.id)?.tag.name ?? 'Tag';
  if (filter.kind !== 'publication') return PLAIN[filter.kind];
  const from = filters?.publications.find(({ publication }) => publication.id === filter.id);
  return from?.publication.name ?? filter.id;
}

export function createLibrary(env: LibraryEnv): Library {
  const { store, onChange, view, toaster } = env;
  const limit = signal(FIRST);
  const storage = signal<StorageUse | undefined>();
  let listRead = (): void => undefined;
  const afterList = new Promise<void>((resolve) => {
    listRead = resolve;
  });
  const filters = createFilters(store, onChange, afterList);
  const chosen = signal<AnnotationId | undefined>();
  const detail = signal<Detail | undefined>();
  const title = computed(() => nameOf(view.value.filter, valueOf(filters.value)));

  const data = signal<Data | undefined>();
  const loadData = async (): Promise<void> => {
    await afterList;
    const { writer } = await import('./writer.ts');
    // What could not be saved stays where it is until the next time.
    await writer.takeUp(env.leftovers, store).catch(console.error);
    data.value = writer.createData(env);
  };
  void loadData();

  const everyTag = liveQuery(
    () => readTags(store),
    (change) => change.tags,
    onChange,
  );
  const tags = computed(() => valueOf(everyTag.value) ?? []);
  let last: Groups | undefined;
  const groups = liveQuery(
    async (turn): Promise<Groups> => {
      try {
        const now = await readGroups(store, view.value, limit.value, turn);
        last = reuse(last, now);
        return last;
      } finally {
        listRead();
      }
    },
    (change) => change.annotations.length > 0 || change.issues.length > 0,
    onChange,
  );
  const stop = effect(() => {
    void filters.value;
    void env.storageUse().then((now) => (storage.value = now));
  });
  env.lifetime.addEventListener('abort', stop);

  const open = async (): Promise<void> => {
    const { writer } = await import('./writer.ts');
    detail.value ??= writer.createDetail(env, chosen);
  };
  const choose = (id: AnnotationId | undefined): void => {
    chosen.value = id;
    if (id !== undefined && detail.peek() === undefined) void open();
  };
  const listed = (): readonly Annotation[] =>
    valueOf(groups.peek())?.groups.flatMap((group) => group.notes) ?? [];
  const save = async (name: string, list: readonly Group[]): Promise<void> => {
    const { writer } = await import('./writer.ts');
    env.download(writer.markdownOf(name, list, tags.peek()));
  };

  return {
    view,
    filters,
    title,
    groups,
    words: computed(() => queryWords(view.value.query)),
    tags,
    storage,
    summary: computed(() => summaryOf(view.value, valueOf(filters.value), valueOf(groups.value))),
    chosen,
    detail,
    data,
    toaster,
    show(filter) {
      if (sameFilter(filter, view.peek().filter)) return;
      batch(() => {
        limit.value = FIRST;
        choose(undefined);
        view.value = { filter, query: '' };
      });
    },
    choose,
    find(query) {
      batch(() => {
        limit.value = FIRST;
        view.value = { ...view.peek(), query };
      });
    },
    readOn() {
      if (valueOf(groups.peek())?.more) limit.value = Math.round(limit.peek() * FURTHER);
    },
    step(step) {
      const notes = listed();
      const from = notes.findIndex((note) => note.id === chosen.peek());
      const to = from < 0 ? notes[0] : notes[Math.max(0, Math.min(notes.length - 1, from + step))];
      if (to !== undefined) choose(to.id);
      return to?.id;
    },
    async removeChosen() {
      const gone = chosen.peek();
      if (gone === undefined) return;
      const notes = listed();
      const at = notes.findIndex((note) => note.id === gone);
      const { writer } = await import('./writer.ts');
      await detail.peek()?.comment.peek()?.save();
      await writer.moveToBin(env, gone);
      choose((notes[at + 1] ?? notes[at - 1])?.id);
    },
    exportIssue: (group) => save(group.issue.title, [group]),
    async splitOff(issue, address) {
      const { writer } = await import('./writer.ts');
      await writer.splitOff(env, issue, address);
    },
    async exportView() {
      const all = await readGroups(store, view.peek(), Infinity, env.lifetime);
      await save(`${title.peek()} · Postil`, all.groups);
    },
    async undo() {
      await detail.peek()?.comment.peek()?.save();
      const { writer } = await import('./writer.ts');
      const act = await writer.undo(store);
      toaster.show({ text: act === undefined ? 'There is nothing to undo.' : UNDONE[act.label] });
    },
  };
}
