/** The popup's search: over all notes, as one types. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Completion } from '../../../core/search/complete.ts';
import type { Problem } from '../../../core/search/query.ts';
import type { FoundNote } from '../../../store/index/place.ts';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import type { PopupEnv } from './env.ts';

interface Found {
  /** What was looked for. */
  readonly query: string;
  readonly notes: readonly FoundNote[];
  /** Whether the library would show more. */
  readonly more: boolean;
  /** The words looked for, folded. */
  readonly words: readonly string[];
  /** What the query cannot mean. */
  readonly problems: readonly Problem[];
}

export interface Finder {
  readonly query: Signal<string>;
  readonly found: ReadonlySignal<Loadable<Found>>;
  /** How many there are in all, once they are counted. */
  readonly total: ReadonlySignal<number | undefined>;
  /** Which result the arrow keys have reached. */
  readonly active: ReadonlySignal<number>;
  readonly type: (query: string) => void;
  /** What the field at the cursor may become. */
  readonly complete: (query: string, cursor: number) => Promise<Completion | undefined>;
  /** Moves to another result, `step` rows away; stops at both ends. */
  readonly move: (step: number) => void;
  readonly openActive: () => Promise<void>;
  readonly open: (note: FoundNote) => Promise<void>;
  readonly openAll: () => Promise<void>;
}

const LIMIT = 30;

const NONE: Found = { query: '', notes: [], more: false, words: [], problems: [] };

/** Loaded when the popup is there: nobody has to wait for it before a key is pressed. */
const loadLazy = async () => (await import('../views/lazy-views.ts')).lazy;

export function createFinder(env: PopupEnv): Finder {
  const query = signal('');
  const active = signal(0);
  const total = signal<number | undefined>();
  const found = liveQuery(
    async (turn): Promise<Found> => {
      const wanted = query.value.trim();
      total.value = undefined;
      if (wanted === '') return NONE;
      const { search } = await loadLazy();
      const {
        found: notes,
        count,
        ...answer
      } = await search(env.store, wanted, { limit: LIMIT, signal: turn });
      // What is found is shown at once; how many there are is said when they are counted.
      void count().then(
        (counted) => turn.aborted || (total.value = counted),
        (thrown: unknown) => turn.aborted || console.error(thrown),
      );
      return { query: wanted, notes, ...answer };
    },
    () => true,
    env.onChange,
  );
  const notes = (): readonly FoundNote[] => valueOf(found.peek())?.notes ?? [];

  /** A passage that is painted in the tab below is shown there; any other opens in a new tab. */
  const open = async ({ annotation }: FoundNote): Promise<void> => {
    const pageStatus = env.pageStatus.peek();
    const isPainted =
      typeof pageStatus !== 'string' &&
      pageStatus.places.some(({ id, span }) => id === annotation.id && span);
    if (!(isPainted && (await env.reveal(annotation.id)))) {
      await env.openAddress((await loadLazy()).linkOf(annotation.target));
    }
    env.close();
  };

  return {
    query,
    found,
    total,
    active,
    type(text) {
      query.value = text;
      active.value = 0;
    },
    complete: async (text, cursor) => (await loadLazy()).completionFor(env.store, text, cursor),
    move(step) {
      active.value = Math.max(0, Math.min(notes().length - 1, active.peek() + step));
    },
    async openActive() {
      const note = notes()[active.peek()];
      if (note !== undefined) await open(note);
    },
    open,
    async openAll() {
      env.handSearch(query.peek());
      await env.openPage('library.html');
      env.close();
    },
  };
}
