/** The popup's search: over all notes, as one types. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { queryWords } from '../../../core/search.ts';
import { linkOf } from '../../../core/formats/passage-link.ts';
import { search, type FoundNote } from '../../../store/search.ts';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import type { PopupEnv } from './env.ts';

interface Found {
  /** What was looked for. */
  readonly query: string;
  readonly notes: readonly FoundNote[];
  /** Whether the library would show more. */
  readonly more: boolean;
}

export interface Finder {
  readonly query: Signal<string>;
  /** The words looked for, folded. */
  readonly words: ReadonlySignal<readonly string[]>;
  readonly found: ReadonlySignal<Loadable<Found>>;
  /** Which result the arrow keys have reached. */
  readonly active: ReadonlySignal<number>;
  readonly type: (query: string) => void;
  /** Moves to another result, `step` rows away; stops at both ends. */
  readonly move: (step: number) => void;
  readonly openActive: () => Promise<void>;
  readonly open: (note: FoundNote) => Promise<void>;
  readonly openAll: () => Promise<void>;
}

const LIMIT = 30;

export function createFinder(env: PopupEnv): Finder {
  const query = signal('');
  const active = signal(0);
  const words = computed(() => queryWords(query.value));
  const found = liveQuery(
    async (turn): Promise<Found> => {
      const wanted = query.value.trim();
      if (wanted === '') return { query: wanted, notes: [], more: false };
      const answer = await search(env.store, wanted, { limit: LIMIT, signal: turn });
      return { query: wanted, notes: answer.found, more: answer.more };
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
      await env.openAddress(linkOf(annotation.target));
    }
    env.close();
  };

  return {
    query,
    words,
    found,
    active,
    type(text) {
      query.value = text;
      active.value = 0;
    },
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
