/** The comment of one note while it is written: kept as a draft at once, saved after a pause. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId } from '../core/model.ts';
import { editComment } from '../store/annotations.ts';
import { draft, dropDraft, saveDraft } from '../store/drafts.ts';
import { ChangedElsewhereError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { toError } from './live.ts';
import { serialQueue } from './serial-queue.ts';

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
  /** Writes down what was typed, in the shortest way: for a page that is about to go. */
  readonly keep: () => Promise<void>;
  /** Saves the text over the other one. */
  readonly keepDraft: () => Promise<void>;
  /** Gives the text up for the other one. */
  readonly dropDraft: () => Promise<void>;
  /** Tells that the stored comment is now this; an untouched field follows it. */
  readonly follow: (stored: string) => void;
}

/** Milliseconds after the last key until the draft is on disk, and until the comment is saved. */
const DRAFT_PAUSE = 250;
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
  let drafting: ReturnType<typeof setTimeout> | undefined;
  let saving: ReturnType<typeof setTimeout> | undefined;
  /** Saves come one after another: two at once would take each other for somebody else. */
  const line = serialQueue();

  const rest = (): void => {
    clearTimeout(drafting);
    clearTimeout(saving);
  };
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
  const save = (): Promise<void> => {
    rest();
    return line(write);
  };
  const keep = async (): Promise<void> => {
    if (isAtRest()) return;
    try {
      await saveDraft(store, id, text.peek());
    } catch (thrown) {
      failed(thrown);
    }
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
      rest();
      text.value = typed;
      state.value = 'writing';
      drafting = setTimeout(() => void keep(), DRAFT_PAUSE);
      saving = setTimeout(() => void save(), SAVE_PAUSE);
    },
    save,
    keep,
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
