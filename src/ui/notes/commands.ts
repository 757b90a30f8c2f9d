/** What can be done to the notes of an issue in panel and popup, each with its way back. */
import type { Annotation, AnnotationId, IssueId, TagId } from '../../core/model.ts';
import { linkOf } from '../../core/formats/passage-link.ts';
import { addTag, removeAnnotations, removeTag, restoreAnnotations } from '../../store/annotations.ts';
import { StoreError } from '../../store/errors.ts';
import { annotation } from '../../store/read.ts';
import type { Store } from '../../store/store.ts';
import { createTag } from '../../store/tags.ts';
import { redo, undo } from '../../store/undo.ts';
import type { Toaster } from '../components/Toast.tsx';
import type { serialQueue } from '../serial-queue.ts';
import { revertToast } from '../undone.ts';
import type { Editor } from './editor.ts';

export interface NoteCommands {
  readonly toggleTag: (id: AnnotationId, tag: TagId) => Promise<void>;
  /** Gives the note a tag of this name, made if there is none. */
  readonly addTag: (id: AnnotationId, name: string) => Promise<void>;
  readonly remove: (id: AnnotationId) => Promise<void>;
  readonly copyLink: (note: Annotation) => Promise<void>;
  /** Takes back the last thing that was done, here or in any other window. */
  readonly undo: () => Promise<void>;
  /** Does again what was taken back last. */
  readonly redo: () => Promise<void>;
}

interface CommandsEnv {
  readonly store: Store;
  readonly toaster: Toaster;
  readonly copy: (text: string) => Promise<void>;
}

/** Does what was asked one after another: each starts from what the last one left. */
export type Queue = ReturnType<typeof serialQueue>;

/** Undo and redo: what was done in this issue comes first. */
function revertCommands(
  { store, toaster }: CommandsEnv,
  queue: Queue,
  issue: () => IssueId | undefined,
  editor: Editor,
): Pick<NoteCommands, 'undo' | 'redo'> {
  const run = (direction: 'undo' | 'redo'): Promise<void> =>
    queue(async () => {
      await editor.save();
      try {
        const act = await (direction === 'undo' ? undo : redo)(store, { issue: issue() });
        const back = (): void => void run(direction === 'undo' ? 'redo' : 'undo');
        toaster.show(revertToast(direction, act, back));
      } catch (thrown) {
        if (!(thrown instanceof StoreError && thrown.kind === 'changed since')) throw thrown;
        toaster.show({ text: thrown.message });
      }
    });
  return { undo: () => run('undo'), redo: () => run('redo') };
}

/** @param issue the issue whose notes they are; undefined while nothing is stored of it */
export function createNoteCommands(
  env: CommandsEnv,
  queue: Queue,
  issue: () => IssueId | undefined,
  editor: Editor,
): NoteCommands {
  const { store, toaster } = env;
  return {
    toggleTag: (id, tag) =>
      queue(async () => {
        const note = await annotation(store, id);
        await (note?.tags.includes(tag) === true ? removeTag : addTag)(store, [id], tag);
      }),
    addTag: (id, name) => queue(async () => addTag(store, [id], await createTag(store, name))),
    remove: (id) =>
      queue(async () => {
        await editor.closeComment(id);
        await removeAnnotations(store, [id]);
        const restore = (): void => void queue(() => restoreAnnotations(store, [id]));
        toaster.show({ text: 'Note moved to the bin.', action: { label: 'Undo', run: restore } });
      }),
    async copyLink({ target }) {
      await env.copy(linkOf(target));
      toaster.show({ text: 'Link to the passage copied.' });
    },
    ...revertCommands(env, queue, issue, editor),
  };
}
