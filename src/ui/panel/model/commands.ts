/** What can be done to a note and to the issue's notes, each with its way back. */
import { fileName } from '../../../core/formats/file-name.ts';
import { issueMarkdown } from '../../../core/formats/markdown/markdown.ts';
import type { AnnotationId, IssueId, Target } from '../../../core/model.ts';
import type { Choice } from '../../../platform/contract.ts';
import { reattachAnnotation } from '../../../store/annotations.ts';
import { serialQueue } from '../../serial-queue.ts';
import { markdownFile } from '../../download.ts';
import { valueOf } from '../../live.ts';
import { createNoteCommands, type NoteCommands, type Queue } from '../../notes/commands.ts';
import type { Editor } from '../../notes/editor.ts';
import { asListed, inOrder } from '../../notes/order.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { Notes } from './notes.ts';
import type { PanelEnv } from './env.ts';

export interface Commands extends NoteCommands {
  /** Attaches a note to one of its candidates, or to its place as it reads now. */
  readonly accept: (choice: Choice, keep: 'mine' | 'theirs') => Promise<void>;
  /** Attaches a note to what is selected on the page. */
  readonly attachHere: (id: AnnotationId) => Promise<void>;
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
): Pick<Commands, 'exportFile' | 'exportCopy'> {
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
  };
}

export function createCommands(env: PanelEnv, { currentIssue, notes }: Read, editor: Editor): Commands {
  const queue = serialQueue();
  const stored = (): IssueId | undefined => valueOf(notes.shown.peek())?.stored?.issue.id;
  const common = createNoteCommands(env, queue, stored, editor);
  return {
    ...common,
    ...reattachCommands(env, queue, currentIssue, common.undo),
    ...exportCommands(env, { currentIssue, notes }, editor),
  };
}
