/** What can be done to a note and to the issue's notes, each with its way back. */
import { fileName } from '../../../core/formats/file-name.ts';
import { issueMarkdown } from '../../../core/formats/markdown/markdown.ts';
import type { Annotation, AnnotationId, TagId, Target } from '../../../core/model.ts';
import { linkOf } from '../../../core/formats/passage-link.ts';
import type { Choice } from '../../../platform/contract.ts';
import { redo, undo } from '../../../store/undo.ts';
import {
  addTag,
  reattachAnnotation,
  removeAnnotations,
  removeTag,
  restoreAnnotations,
} from '../../../store/annotations.ts';
import { StoreError } from '../../../store/errors.ts';
import { annotation } from '../../../store/read.ts';
import { createTag } from '../../../store/tags.ts';
import { serialQueue } from '../../serial-queue.ts';
import { markdownFile } from '../../download.ts';
import { valueOf } from '../../live.ts';
import { revertToast } from '../../undone.ts';
import type { Editor } from './editor.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { Notes } from './notes.ts';
import { asListed, inOrder } from './order.ts';
import type { PanelEnv } from './env.ts';

export interface Commands {
  readonly toggleTag: (id: AnnotationId, tag: TagId) => Promise<void>;
  /** Gives the note a tag of this name, made if there is none. */
  readonly addTag: (id: AnnotationId, name: string) => Promise<void>;
  readonly remove: (id: AnnotationId) => Promise<void>;
  /** Attaches a note to one of its candidates, or to its place as it reads now. */
  readonly accept: (choice: Choice, keep: 'mine' | 'theirs') => Promise<void>;
  /** Attaches a note to what is selected on the page. */
  readonly attachHere: (id: AnnotationId) => Promise<void>;
  readonly copyLink: (note: Annotation) => Promise<void>;
  /** Takes back the last thing that was done, here or in any other window. */
  readonly undo: () => Promise<void>;
  /** Does again what was taken back last. */
  readonly redo: () => Promise<void>;
  /** Saves the issue's notes as a Markdown file. */
  readonly exportFile: () => Promise<void>;
  readonly exportCopy: () => Promise<void>;
}

const ACCEPTED = {
  mine: 'The note keeps your wording, and is attached here.',
  theirs: 'The note is attached here, in the wording of the page.',
};

/** What the commands read. */
interface Read {
  readonly currentIssue: CurrentIssue;
  readonly notes: Notes;
}

/** Does what was asked one after another: each starts from what the last one left. */
type Queue = ReturnType<typeof serialQueue>;

function tagCommands({ store }: PanelEnv, queue: Queue): Pick<Commands, 'toggleTag' | 'addTag'> {
  return {
    toggleTag: (id, tag) =>
      queue(async () => {
        const note = await annotation(store, id);
        await (note?.tags.includes(tag) === true ? removeTag : addTag)(store, [id], tag);
      }),
    addTag: (id, name) => queue(async () => addTag(store, [id], await createTag(store, name))),
  };
}

/** Undo and redo: what was done in this issue comes first. */
function revertCommands(
  { store, toaster }: PanelEnv,
  queue: Queue,
  { shown }: Notes,
  editor: Editor,
): Pick<Commands, 'undo' | 'redo'> {
  const run = (direction: 'undo' | 'redo'): Promise<void> =>
    queue(async () => {
      await editor.save();
      const issue = valueOf(shown.peek())?.stored?.issue.id;
      try {
        const act = await (direction === 'undo' ? undo : redo)(store, { issue });
        const back = (): void => void run(direction === 'undo' ? 'redo' : 'undo');
        toaster.show(revertToast(direction, act, back));
      } catch (thrown) {
        if (!(thrown instanceof StoreError && thrown.kind === 'changed since')) throw thrown;
        toaster.show({ text: thrown.message });
      }
    });
  return { undo: () => run('undo'), redo: () => run('redo') };
}

/** Attaching a note to where the reader says that its passage is. */
function reattachCommands(
  { store, toaster, page }: PanelEnv,
  queue: Queue,
  { selection }: CurrentIssue,
  undoLast: () => Promise<void>,
): Pick<Commands, 'accept' | 'attachHere'> {
  const attach = async (
    id: AnnotationId,
    target: Target,
    keep: 'mine' | 'theirs',
    text: string,
  ): Promise<void> => {
    await reattachAnnotation(store, id, target, keep);
    toaster.show({ text, action: { label: 'Undo', run: () => void undoLast() } });
  };
  return {
    accept: (choice, keep) =>
      queue(async () => {
        const target = await page.describeCandidate(choice);
        if (target === null) toaster.show({ text: 'This place is not on the page now.' });
        else await attach(choice.id, target, keep, ACCEPTED[keep]);
      }),
    attachHere: (id) =>
      queue(async () => {
        const selected = selection.peek();
        if (selected === null) return;
        await attach(id, selected.target, 'theirs', 'The note is attached to what you selected.');
        await page.clearSelection();
      }),
  };
}

function exportCommands(
  env: PanelEnv,
  { notes, currentIssue }: Read,
  editor: Editor,
): Pick<Commands, 'exportFile' | 'exportCopy' | 'copyLink'> {
  /** With what is being written saved, so that the file has it. */
  const markdown = async (): Promise<{ title: string; text: string } | undefined> => {
    await editor.save();
    const shown = valueOf(notes.shown.peek())?.stored;
    if (shown === undefined) return undefined;
    const open = [...editor.comments.peek()].map(([id, field]) => [id, field.text.peek()] as const);
    const texts = new Map(open);
    const written = shown.annotations.map((note) => ({
      ...note,
      comment: texts.get(note.id) ?? note.comment,
    }));
    const annotations = asListed(inOrder(written, currentIssue.places.peek()));
    const all = { ...shown, annotations, tags: notes.tags.peek() };
    return { title: shown.issue.title, text: issueMarkdown(all) };
  };
  return {
    async exportFile() {
      const file = await markdown();
      if (file !== undefined) env.download(markdownFile(fileName(file.title, 'md'), file.text));
    },
    async exportCopy() {
      const file = await markdown();
      if (file === undefined) return;
      await env.copy(file.text);
      env.toaster.show({ text: 'Notes copied as Markdown.' });
    },
    async copyLink({ target }) {
      await env.copy(linkOf(target));
      env.toaster.show({ text: 'Link to the passage copied.' });
    },
  };
}

export function createCommands(env: PanelEnv, { currentIssue, notes }: Read, editor: Editor): Commands {
  const { store, toaster } = env;
  const queue = serialQueue();
  const reverts = revertCommands(env, queue, notes, editor);
  return {
    ...tagCommands(env, queue),
    ...reattachCommands(env, queue, currentIssue, reverts.undo),
    ...exportCommands(env, { currentIssue, notes }, editor),
    remove: (id) =>
      queue(async () => {
        await editor.closeComment(id);
        await removeAnnotations(store, [id]);
        const restore = (): void => void queue(() => restoreAnnotations(store, [id]));
        toaster.show({ text: 'Note moved to the bin.', action: { label: 'Undo', run: restore } });
      }),
    ...reverts,
  };
}
