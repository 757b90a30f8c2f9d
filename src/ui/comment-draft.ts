/** The comment of one note while it is written: left and kept as a draft at once, saved after a pause. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { AnnotationId } from '../core/model.ts';
import { editComment } from '../store/annotations.ts';
import { drafts, dropDraft, saveDraft } from '../store/drafts.ts';
import type { DraftKey } from '../store/db.ts';
import { ChangedElsewhereError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { forget, leave, type Leftovers } from './leftovers.ts';
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

/** What is known of one comment while it is written. */
interface Written {
  readonly text: Signal<string>;
  readonly state: Signal<CommentState>;
  readonly error: Signal<Error | undefined>;
  readonly other: Signal<string | undefined>;
  /** What the store said when the text was last the same: what an edit starts from. */
  base: string;
  /** Where this editor's draft is kept. */
  readonly own: DraftKey;
  /** The draft of another editor that this one took up. */
  adopted?: DraftKey | undefined;
}

async function dropAdopted(store: Store, comment: Written): Promise<void> {
  if (comment.adopted !== undefined) await dropDraft(store, comment.adopted);
  comment.adopted = undefined;
}

/** Whether the text is the stored one. */
function isAtRest({ state }: Written): boolean {
  return state.peek() === 'untouched' || state.peek() === 'saved';
}

function fail({ error, state }: Written, thrown: unknown): void {
  error.value = toError(thrown);
  state.value = 'failed';
}

async function save(store: Store, id: AnnotationId, comment: Written): Promise<void> {
  if (isAtRest(comment) || comment.other.peek() !== undefined) return;
  const written = comment.text.peek();
  try {
    await editComment(store, id, written, comment.base, comment.own.editor);
    comment.base = written;
    comment.error.value = undefined;
    await dropAdopted(store, comment);
    if (comment.text.peek() !== written) return;
    comment.state.value = 'saved';
    await dropDraft(store, comment.own);
  } catch (thrown) {
    if (thrown instanceof ChangedElsewhereError) comment.other.value = thrown.stored;
    else fail(comment, thrown);
  }
}

async function keep(store: Store, comment: Written): Promise<void> {
  if (isAtRest(comment)) return;
  try {
    await saveDraft(store, comment.own, comment.text.peek());
  } catch (thrown) {
    fail(comment, thrown);
  }
}

/** Takes up the draft that was left where there is one. */
async function recover(store: Store, id: AnnotationId, comment: Written): Promise<void> {
  const left = (await drafts(store, id)).find(({ text }) => text !== comment.base);
  if (left === undefined || !isAtRest(comment)) return;
  comment.adopted = left;
  comment.other.value = comment.base;
  comment.text.value = left.text;
  comment.state.value = 'writing';
}

/** What the fields of a page write to. */
interface FieldEnv {
  readonly store: Store;
  readonly leftovers: Leftovers;
}

interface Saving {
  /** What was typed is left to the next page now, is in the draft soon, and is saved after a pause. */
  readonly ask: () => void;
  readonly now: () => Promise<void>;
  /** Does nothing more of what was asked. */
  readonly cancel: () => void;
}

function savingOf({ store, leftovers }: FieldEnv, id: AnnotationId, comment: Written): Saving {
  /** Saves come one after another: two at once would take each other for somebody else. */
  const queue = serialQueue();
  const drafting = throttled(() => void keep(store, comment), DRAFT_WAIT);
  let saving: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    drafting.cancel();
    clearTimeout(saving);
  };
  const now = async (): Promise<void> => {
    cancel();
    await queue(() => save(store, id, comment));
    if (isAtRest(comment)) forget(leftovers, id);
  };
  return {
    ask() {
      const { text, base, own } = comment;
      leave(leftovers, { kind: 'comment', id, text: text.peek(), base, editor: own.editor });
      drafting.ask();
      clearTimeout(saving);
      saving = setTimeout(() => void now(), SAVE_PAUSE);
    },
    now,
    cancel,
  };
}

/**
 * Opens a note's comment for writing, with the draft that was left where there is one.
 * @param stored the comment as it is saved
 */
export function createCommentField(env: FieldEnv, id: AnnotationId, stored: string): CommentField {
  const { store, leftovers } = env;
  const comment: Written = {
    text: signal(stored),
    state: signal('untouched'),
    error: signal(),
    other: signal(),
    base: stored,
    own: { note: id, editor: crypto.randomUUID() },
  };
  const { text, state, error, other } = comment;
  const saving = savingOf(env, id, comment);
  recover(store, id, comment).catch((thrown: unknown) => fail(comment, thrown));

  return {
    text,
    state,
    error,
    other,
    type(typed) {
      text.value = typed;
      state.value = 'writing';
      saving.ask();
    },
    save: saving.now,
    keep: () => keep(store, comment),
    async keepDraft() {
      comment.base = other.peek() ?? comment.base;
      other.value = undefined;
      await saving.now();
    },
    async dropDraft() {
      saving.cancel();
      comment.base = other.peek() ?? comment.base;
      text.value = comment.base;
      other.value = undefined;
      state.value = 'untouched';
      forget(leftovers, id);
      await dropDraft(store, comment.own);
      await dropAdopted(store, comment);
    },
    follow(now) {
      if (!isAtRest(comment)) return;
      comment.base = now;
      text.value = now;
    },
  };
}
