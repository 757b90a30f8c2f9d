/** What is being edited in the list: comments in their fields, and the tags of at most one note. */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Annotation, AnnotationId } from '../../core/model.ts';
import { drafts } from '../../store/drafts.ts';
import { annotation } from '../../store/read.ts';
import type { Store } from '../../store/store.ts';
import { createCommentField, type CommentField } from '../comment-draft.ts';
import type { Leftovers } from '../leftovers.ts';

export interface Editor {
  /** The comments that are open, each with its field. */
  readonly comments: ReadonlySignal<ReadonlyMap<AnnotationId, CommentField>>;
  /** The note whose tags are open. */
  readonly tagging: ReadonlySignal<AnnotationId | undefined>;
  /** The note whose comment was opened last, to take the focus. */
  readonly asked: ReadonlySignal<AnnotationId | undefined>;
  readonly editComment: (id: AnnotationId) => Promise<void>;
  /** Saves the comment and closes its field, unless it could not be saved or two texts clash. */
  readonly closeComment: (id: AnnotationId) => Promise<void>;
  readonly editTags: (id: AnnotationId) => void;
  readonly closeTags: () => void;
  /** Saves every open comment. */
  readonly save: () => Promise<void>;
  /** Keeps every open comment as its note's draft. */
  readonly keep: () => Promise<void>;
}

/** The page that it is in. */
interface EditorEnv {
  readonly store: Store;
  readonly leftovers: Leftovers;
  readonly lifetime: AbortSignal;
}

/** The notes of the issue that is shown, as they are stored. */
type StoredNotes = ReadonlySignal<readonly Annotation[]>;

/** The comments that are open, each kept in step with what is stored. */
function createFields(
  env: EditorEnv,
  notes: StoredNotes,
): {
  readonly comments: Signal<ReadonlyMap<AnnotationId, CommentField>>;
  readonly open: (note: Annotation) => void;
} {
  const comments = signal<ReadonlyMap<AnnotationId, CommentField>>(new Map());
  const stop = effect(() => {
    for (const note of notes.value) comments.peek().get(note.id)?.follow(note.comment);
  });
  env.lifetime.addEventListener('abort', stop);
  return {
    comments,
    open(note) {
      if (comments.peek().has(note.id)) return;
      const field = createCommentField(env, note.id, note.comment);
      comments.value = new Map(comments.peek()).set(note.id, field);
    },
  };
}

/** Opens what was typed and not saved in the notes of each issue, once an issue. */
function recoverDrafts(
  { store, lifetime }: EditorEnv,
  notes: StoredNotes,
  open: (note: Annotation) => void,
): void {
  const recover = async (note: Annotation): Promise<void> => {
    const left = await drafts(store, note.id);
    if (left.some(({ text }) => text !== note.comment)) open(note);
  };
  const recovered = new Set<string>();
  const stop = effect(() => {
    const [first] = notes.value;
    if (first === undefined || recovered.has(first.issue)) return;
    recovered.add(first.issue);
    void Promise.all(notes.value.map(recover));
  });
  lifetime.addEventListener('abort', stop);
}

export function createEditor(env: EditorEnv, notes: StoredNotes): Editor {
  const { store } = env;
  const { comments, open } = createFields(env, notes);
  const tagging = signal<AnnotationId | undefined>();
  const asked = signal<AnnotationId | undefined>();
  recoverDrafts(env, notes, open);

  return {
    comments,
    tagging,
    asked,
    async editComment(id) {
      asked.value = id;
      if (comments.peek().has(id)) return;
      const note = await annotation(store, id);
      if (note !== undefined) open(note);
    },
    async closeComment(id) {
      const field = comments.peek().get(id);
      if (field === undefined) return;
      await field.save();
      const state = field.state.peek();
      if (state === 'writing' || state === 'failed') return;
      const left = new Map(comments.peek());
      left.delete(id);
      comments.value = left;
    },
    editTags: (id) => (tagging.value = id),
    closeTags: () => (tagging.value = undefined),
    async save() {
      await Promise.all([...comments.peek().values()].map((field) => field.save()));
    },
    async keep() {
      await Promise.all([...comments.peek().values()].map((field) => field.keep()));
    },
  };
}
