/** The comment of one note while it is written: kept as a draft at once, saved after a pause. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId } from '../core/model.ts';
import { editComment } from '../store/annotations.ts';
import { draft, dropDraft, saveDraft } from '../store/drafts.ts';
import { ChangedElsewhereError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import type { Leftover } from './handover.ts';
import { toError } from './live.ts';
import { serialQueue } from './serial-queue.ts';
import { throttled } from './throttle.ts';

/** `untouched`: the text is what is stored, and nothing was written yet. */
type CommentState = 'untouched' | 'writing' | 'saved' | 'failed';

export interface CommentField {
  readonly text: ReadonlySignal<string>;
  readonly state: ReadonlySignal<CommentState>;
  readonly error: ReadonlySignal<Error | undefined>;
  /** What is stored, where the text is another one that must not silently take its place. */
  readonly other: ReadonlySignal<string | undefined>;
  readonly type: (text: string) => void;
  /** Saves now what was typed; does nothing while another text is stored. */
  readonly save: () => Promise<void>;
  /** Keeps what was typed as the note's draft. */
  readonly keep: () => Promise<void>;
  /** What a page that is about to go leaves to the next one; undefined where all is saved. */
  readonly leftover: () => Leftover | undefined;
  /** Saves the text over the other one. */
  readonly keepDraft: () => Promise<void>;
  /** Gives the text up for the other one. */
  readonly dropDraft: () => Promise<void>;
  /** Tells that the stored comment is now this; an untouched field follows it. */
  readonly follow: (stored: string) => void;
}

/** Milliseconds after any key until it is in the draft, and after the last one until the comment is saved. */
const DRAFT_WAIT = 250;
const SAVE_PAUSE = 600;

/**
 * Opens a note's comment for writing, with the draft that was left where there is one.
 * @param stored the comment as it is saved
 */
export function createCommentField(store: Store, id: AnnotationId, stored: string): CommentField {
  const text = signal(stored);
  const state = signal<CommentState>('untouched');
  /** Whether the text is the stored one. */
  const isAtRest = (): boolean => state.peek() === 'untouched' || state.peek() === 'saved';
  const error = signal<Error | undefined>();
  const other = signal<string | undefined>();
  /** What the store said when the text was last the same: what an edit starts from. */
  let base = stored;
  let saving: ReturnType<typeof setTimeout> | undefined;
  /** Saves come one after another: two at once would take each other for somebody else. */
  const line = serialQueue();

  const failed = (thrown: unknown): void => {
    error.value = toError(thrown);
    state.value = 'failed';
  };
  const write = async (): Promise<void> => {
    if (isAtRest() || other.peek() !== undefined) return;
    const written = text.peek();
    try {
      await editComment(store, id, written, base);
      base = written;
      error.value = undefined;
      if (text.peek() === written) state.value = 'saved';
    } catch (thrown) {
      if (thrown instanceof ChangedElsewhereError) other.value = thrown.stored;
      else failed(thrown);
    }
  };
  const keep = async (): Promise<void> => {
    if (isAtRest()) return;
    try {
      await saveDraft(store, id, text.peek());
    } catch (thrown) {
      failed(thrown);
    }
  };
  const drafting = throttled(() => void keep(), DRAFT_WAIT);
  const rest = (): void => {
    drafting.cancel();
    clearTimeout(saving);
  };
  const save = (): Promise<void> => {
    rest();
    return line(write);
  };
  const recover = async (): Promise<void> => {
    const left = await draft(store, id);
    if (left === undefined || left === base || !isAtRest()) return;
    other.value = base;
    text.value = left;
    state.value = 'writing';
  };
  recover().catch(failed);

  return {
    text,
    state,
    error,
    other,
    type(typed) {
      clearTimeout(saving);
      text.value = typed;
      state.value = 'writing';
      drafting.ask();
      saving = setTimeout(() => void save(), SAVE_PAUSE);
    },
    save,
    keep,
    leftover: () => (isAtRest() ? undefined : { kind: 'comment', id, text: text.peek(), base }),
    async keepDraft() {
      base = other.peek() ?? base;
      other.value = undefined;
      await save();
    },
    async dropDraft() {
      rest();
      base = other.peek() ?? base;
      text.value = base;
      other.value = undefined;
      state.value = 'untouched';
      await dropDraft(store, id);
    },
    follow(now) {
      if (!isAtRest()) return;
      base = now;
      text.value = now;
    },
  };
}
