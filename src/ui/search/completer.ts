/** What a search field offers for the field at its cursor, and which of it the arrows have reached. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { Completion } from '../../core/search/complete.ts';

export interface Completer {
  /** Undefined while there is nothing to offer. */
  readonly offer: ReadonlySignal<Completion | undefined>;
  /** Which option the arrows have reached; -1 is none. */
  readonly active: ReadonlySignal<number>;
  /** Looks for what fits at the cursor. */
  readonly ask: (query: string, cursor: number) => Promise<void>;
  readonly close: () => void;
  /**
   * Answers a key: the arrows walk, Enter and Tab take what they have reached, Escape closes.
   * @returns whether it did.
   */
  readonly press: (key: string) => boolean;
  /** Writes an option in place of what was begun. */
  readonly take: (index: number) => void;
}

/**
 * @param find what fits: see `completion-for.ts`
 * @param write makes this the query, and puts the cursor there
 */
function createCompleter(
  find: (query: string, cursor: number) => Promise<Completion | undefined>,
  write: (query: string, cursor: number) => void,
): Completer {
  const offer = signal<Completion | undefined>();
  const active = signal(-1);
  let asked = 0;
  let query = '';
  const close = (): void => {
    asked += 1;
    offer.value = undefined;
  };
  const take = (index: number): void => {
    const now = offer.peek();
    const option = now?.options[index];
    if (now === undefined || option === undefined) return;
    close();
    const before = query.slice(0, now.start) + option.text;
    write(before + query.slice(now.end).trimStart(), before.length);
  };
  return {
    offer,
    active,
    async ask(text, cursor) {
      asked += 1;
      const turn = asked;
      const found = await find(text, cursor);
      if (turn !== asked) return;
      query = text;
      offer.value = found;
      active.value = -1;
    },
    close,
    press(key) {
      const count = offer.peek()?.options.length ?? 0;
      const at = active.peek();
      if (count === 0) return false;
      if (key === 'ArrowDown') active.value = (at + 1) % count;
      else if (key === 'ArrowUp') active.value = at <= 0 ? count - 1 : at - 1;
      else if ((key === 'Enter' || key === 'Tab') && at >= 0) take(at);
      else if (key === 'Escape') close();
      else return false;
      return true;
    },
    take,
  };
}

type Find = Parameters<typeof createCompleter>[0];

/** The completer of a field. @param type makes a text the query */
export function completerFor(
  field: RefObject<HTMLInputElement | null>,
  find: Find,
  type: (query: string) => void,
): Completer {
  return createCompleter(find, (query, cursor) => {
    type(query);
    if (field.current === null) return;
    field.current.value = query;
    field.current.setSelectionRange(cursor, cursor);
  });
}
