/** All that the library knows and does. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Address, Annotation, AnnotationId, Issue, Tag } from '../../../core/model.ts';
import type { StorageUse } from '../../storage-use.ts';
import { tags as readTags } from '../../../store/read.ts';
import type { Toaster } from '../../components/Toast.tsx';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import type { Data } from '../../settings/model/data.ts';
import type { Detail } from './detail.ts';
import type { ViewFormat } from './export-file.ts';
import type { Writer } from './writer.ts';
import { readGroups } from './groups.ts';
import type { Group, Groups } from './read-issues.ts';
import { reuse } from './reuse-objects.ts';
import { createFilters, type Filters } from './filters.ts';
import { summaryOf } from './summary.ts';
import { sameFilter, type Filter, type View } from './view.ts';
import type { LibraryEnv } from './env.ts';

export interface Library {
  /** For the parts that are loaded later and make a model of their own. */
  readonly env: LibraryEnv;
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
  /** How much of the index is built, of 1; undefined where nothing is being built. */
  readonly indexed: ReadonlySignal<number | undefined>;
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
  readonly splitOffAddress: (issue: Issue, address: Address) => Promise<void>;
  /** Saves everything that the view shows as one file: Markdown, where no other format is named. */
  readonly exportView: (format?: ViewFormat) => Promise<void>;
  /** Takes back the last thing that was done, here or in any other window. */
  readonly undo: () => Promise<void>;
  /** Does again what was taken back last. */
  readonly redo: () => Promise<void>;
}

/** Notes at first: enough for a tall screen, few enough to be there at once. */
const FIRST = 150;

/** Each reading on reads all again, so it reaches further each time. */
const FURTHER = 1.6;

const PLAIN = { all: 'All notes', bin: 'Bin', untagged: 'Untagged' };

function nameOf(filter: Filter, filters: Filters | undefined): string {
  if (filter.kind === 'tag') return filters?.tags.find(({ tag }) => tag.id === filter.id)?.tag.name ?? 'Tag';
  if (filter.kind !== 'publication' && filter.kind !== 'matrix') return PLAIN[filter.kind];
  const from = filters?.publications.find(({ publication }) => publication.id === filter.id);
  return from?.publication.name ?? filter.id;
}

/** What the page shows, asked anew whenever it changes. */
interface Answers extends Pick<
  Library,
  'filters' | 'title' | 'groups' | 'words' | 'tags' | 'storage' | 'summary'
> {
  /** Resolves once the list was read for the first time. */
  readonly listed: Promise<void>;
}

function createAnswers(env: LibraryEnv, limit: ReadonlySignal<number>): Answers {
  const { store, onChange, view } = env;
  let listRead = (): void => undefined;
  const listed = new Promise<void>((resolve) => {
    listRead = resolve;
  });
  const filters = createFilters(store, onChange, listed);
  const everyTag = liveQuery(
    () => readTags(store),
    (change) => change.tags,
    onChange,
  );
  let last: Groups | undefined;
  const total = signal<number | undefined>();
  const groups = liveQuery(
    async (turn): Promise<Groups> => {
      try {
        total.value = undefined;
        const now = await readGroups(store, view.value, limit.value, turn);
        last = reuse(last, now);
        // What is found is shown at once; how many there are is said when they are counted.
        void now.count?.().then(
          (count) => turn.aborted || (total.value = count),
          (thrown: unknown) => turn.aborted || console.error(thrown),
        );
        return last;
      } finally {
        listRead();
      }
    },
    (change) => change.annotations.length > 0 || change.issues.length > 0,
    onChange,
  );
  const storage = signal<StorageUse | undefined>();
  const stop = effect(() => {
    void filters.value;
    void env.storageUse().then((now) => (storage.value = now));
  });
  env.lifetime.addEventListener('abort', stop);
  return {
    filters,
    title: computed(() => nameOf(view.value.filter, valueOf(filters.value))),
    groups,
    words: computed(() => valueOf(groups.value)?.words ?? []),
    tags: computed(() => valueOf(everyTag.value) ?? []),
    storage,
    summary: computed(() =>
      summaryOf(view.value, valueOf(filters.value), valueOf(groups.value), total.value),
    ),
    listed,
  };
}

/** What was loaded after the list: all that writes. */
async function loadWriter(): Promise<Writer> {
  return (await import('./writer.ts')).writer;
}

/** What is done to the library as a whole, with what does it loaded when it is asked for. */
function createActions(
  env: LibraryEnv,
  { title, tags }: Answers,
  detail: ReadonlySignal<Detail | undefined>,
): Pick<Library, 'exportIssue' | 'exportView' | 'splitOffAddress' | 'undo' | 'redo'> {
  const save = async (name: string, list: readonly Group[]): Promise<void> => {
    env.download((await loadWriter()).markdownOf(name, list, tags.peek()));
  };
  const run = async (direction: 'undo' | 'redo'): Promise<void> => {
    await detail.peek()?.comment.peek()?.save();
    // A large import takes its time.
    env.toaster.show({ text: direction === 'undo' ? 'Undoing…' : 'Doing it again…' });
    const writer = await loadWriter();
    const act = await writer[direction](env.store);
    env.toaster.show(
      writer.revertToast(direction, act, () => void run(direction === 'undo' ? 'redo' : 'undo')),
    );
  };
  return {
    exportIssue: (group) => save(group.issue.title, [group]),
    async exportView(format) {
      const { groups } = await readGroups(env.store, env.view.peek(), Infinity, env.lifetime);
      if (format === undefined) return save(`${title.peek()} · Postil`, groups);
      const { viewFile } = await loadWriter();
      const now = env.store.env.now();
      env.download(await viewFile(format, { groups, tags: tags.peek(), now }));
    },
    async splitOffAddress(issue, address) {
      await (await loadWriter()).splitOffAddress(env, issue, address);
    },
    undo: () => run('undo'),
    redo: () => run('redo'),
  };
}

/** The note that is chosen, and how the choice moves along the list. */
function createChoice(
  env: LibraryEnv,
  { groups }: Answers,
): Pick<Library, 'chosen' | 'detail' | 'choose' | 'step' | 'removeChosen'> {
  const chosen = signal<AnnotationId | undefined>();
  const detail = signal<Detail | undefined>();
  const notes = (): readonly Annotation[] =>
    valueOf(groups.peek())?.groups.flatMap((group) => group.notes) ?? [];
  // What is looked for and is not the chosen note takes its place: nothing old stays beside new results.
  const stop = effect(() => {
    const answer = valueOf(groups.value);
    const id = chosen.peek();
    if (answer === undefined || answer.more || id === undefined || env.view.peek().query === '') return;
    if (!answer.groups.some((group) => group.notes.some((note) => note.id === id))) chosen.value = undefined;
  });
  env.lifetime.addEventListener('abort', stop);
  const open = async (): Promise<void> => {
    const { createDetail } = await loadWriter();
    detail.value ??= createDetail(env, chosen);
  };
  const choose = (id: AnnotationId | undefined): void => {
    chosen.value = id;
    if (id !== undefined && detail.peek() === undefined) void open();
  };
  return {
    chosen,
    detail,
    choose,
    step(step) {
      const all = notes();
      const from = all.findIndex((note) => note.id === chosen.peek());
      const to = from < 0 ? all[0] : all[Math.max(0, Math.min(all.length - 1, from + step))];
      if (to !== undefined) choose(to.id);
      return to?.id;
    },
    async removeChosen() {
      const gone = chosen.peek();
      if (gone === undefined) return;
      const all = notes();
      const at = all.findIndex((note) => note.id === gone);
      const { moveToBin } = await loadWriter();
      await detail.peek()?.comment.peek()?.save();
      await moveToBin(env, gone);
      choose((all[at + 1] ?? all[at - 1])?.id);
    },
  };
}

export function createLibrary(env: LibraryEnv): Library {
  const { view } = env;
  const limit = signal(FIRST);
  const { listed, ...answers } = createAnswers(env, limit);
  const choice = createChoice(env, { listed, ...answers });

  const data = signal<Data | undefined>();
  const loadData = async (): Promise<void> => {
    await listed;
    const { createData, takeUp } = await loadWriter();
    await takeUp(env.leftovers, env.store);
    data.value = createData(env);
  };
  void loadData();

  const indexed = signal<number | undefined>();
  const keepIndex = async (): Promise<void> => {
    await listed;
    await env.keepIndex((done, total) => (indexed.value = total > 0 ? done / total : undefined));
    indexed.value = undefined;
  };
  void keepIndex();

  return {
    env,
    view,
    ...answers,
    ...choice,
    ...createActions(env, { listed, ...answers }, choice.detail),
    data,
    indexed,
    toaster: env.toaster,
    show(filter) {
      if (sameFilter(filter, view.peek().filter)) return;
      batch(() => {
        limit.value = FIRST;
        choice.choose(undefined);
        view.value = { filter, query: '' };
      });
    },
    find(query) {
      batch(() => {
        limit.value = FIRST;
        view.value = { ...view.peek(), query };
      });
    },
    readOn() {
      if (valueOf(answers.groups.peek())?.more) limit.value = Math.round(limit.peek() * FURTHER);
    },
  };
}
