/** What can be done to a note and to the issue's notes, each with its way back. */
import { fileName } from '../../../core/formats/file-name.ts';
import { issueMarkdown } from '../../../core/formats/markdown/markdown.ts';
import type { Annotation, AnnotationId, TagId, Target } from '../../../core/model.ts';
import { linkOf } from '../../../core/formats/passage-link.ts';
import type { Choice } from '../../../platform/contract.ts';
import { undo } from '../../../store/undo.ts';
import type { Act } from '../../../store/undo-log.ts';
import {
  reattachAnnotation,
  removeAnnotations,
  restoreAnnotations,
  retag,
} from '../../../store/annotations.ts';
import { StoreError } from '../../../store/errors.ts';
import { annotation } from '../../../store/read.ts';
import { createTag } from '../../../store/tags.ts';
import { serialQueue } from '../../serial-queue.ts';
import { toggled } from '../../tag-options.ts';
import { markdownFile } from '../../download.ts';
import { valueOf } from '../../live.ts';
import type { Editor } from './editor.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { Notes } from './notes.ts';
import { inOrder, LOST } from './order.ts';
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
  /** Saves the issue's notes as a Markdown file. */
  readonly exportFile: () => Promise<void>;
  readonly exportCopy: () => Promise<void>;
}

/** What an undone act means, in words. */
function undone({ label, count }: Act): string {
  const notes = count === 1 ? 'note' : `${count} notes`;
  const sentences: Record<Act['label'], string> = {
    create: `Undone: the new ${notes} ${count === 1 ? 'is' : 'are'} gone.`,
    comment: 'Undone: the comment is as it was.',
    retag: 'Undone: the tags are as they were.',
    extend: 'Undone: the passage is as long as it was.',
    reattach: 'Undone: the note is attached as it was.',
    remove: `Undone: the ${notes} ${count === 1 ? 'is' : 'are'} out of the bin again.`,
    restore: `Undone: the ${notes} ${count === 1 ? 'is' : 'are'} back in the bin.`,
    tag: 'Undone: the tag is as it was.',
    import: `Undone: the import of ${notes}.`,
    join: 'Undone: they are two issues again.',
    split: 'Undone: they are one issue again.',
    apart: 'Undone: you will be asked again.',
  };
  return sentences[label];
}

const ACCEPTED = {
  mine: 'The note keeps your wording, and is attached here.',
  theirs: 'The note is attached here, in the wording of the page.',
};

/** What the acts read. */
interface Read {
  readonly currentIssue: CurrentIssue;
  readonly notes: Notes;
}

export function createCommands(env: PanelEnv, { currentIssue, notes }: Read, editor: Editor): Commands {
  const { store, toaster, page } = env;
  /** Commands come one after another, as they were asked for: each starts from what the last one left. */
  const line = serialQueue();
  const changeTags = (
    id: AnnotationId,
    change: (tags: readonly TagId[]) => readonly TagId[] | Promise<readonly TagId[]>,
  ): Promise<void> =>
    line(async () => {
      const note = await annotation(store, id);
      await retag(store, id, await change(note?.tags ?? []));
    });

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
    const { found, ...lost } = inOrder(written, currentIssue.places.peek());
    const annotations = [found, ...LOST.map((verdict) => lost[verdict])].flat();
    const all = { ...shown, annotations, tags: notes.tags.peek() };
    return { title: shown.issue.title, text: issueMarkdown(all) };
  };

  const takeBack = (): Promise<void> =>
    line(async () => {
      await editor.save();
      try {
        const act = await undo(store);
        toaster.show({ text: act === undefined ? 'There is nothing to undo.' : undone(act) });
      } catch (thrown) {
        if (!(thrown instanceof StoreError && thrown.kind === 'changed since')) throw thrown;
        toaster.show({ text: thrown.message });
      }
    });
  const attach = async (
    id: AnnotationId,
    target: Target,
    keep: 'mine' | 'theirs',
    text: string,
  ): Promise<void> => {
    await reattachAnnotation(store, id, target, keep);
    toaster.show({ text, action: { label: 'Undo', run: () => void takeBack() } });
  };

  return {
    accept: (choice, keep) =>
      line(async () => {
        const target = await page.describeCandidate(choice);
        if (target === null) toaster.show({ text: 'This place is not on the page now.' });
        else await attach(choice.id, target, keep, ACCEPTED[keep]);
      }),
    attachHere: (id) =>
      line(async () => {
        const selection = currentIssue.selection.peek();
        if (selection === null) return;
        await attach(id, selection.target, 'theirs', 'The note is attached to what you selected.');
        await page.clearSelection();
      }),
    toggleTag: (id, tag) => changeTags(id, (tags) => toggled(tags, tag)),
    addTag: (id, name) =>
      changeTags(id, async (tags) => {
        const tag = await createTag(store, name);
        return tags.includes(tag) ? tags : [...tags, tag];
      }),
    remove: (id) =>
      line(async () => {
        await editor.closeComment(id);
        await removeAnnotations(store, [id]);
        const restore = (): void => void line(() => restoreAnnotations(store, [id]));
        toaster.show({ text: 'Note moved to the bin.', action: { label: 'Undo', run: restore } });
      }),
    async copyLink({ target }) {
      await env.copy(linkOf(target));
      toaster.show({ text: 'Link to the passage copied.' });
    },
    undo: takeBack,
    async exportFile() {
      const file = await markdown();
      if (file !== undefined) env.download(markdownFile(fileName(file.title, 'md'), file.text));
    },
    async exportCopy() {
      const file = await markdown();
      if (file === undefined) return;
      await env.copy(file.text);
      toaster.show({ text: 'Notes copied as Markdown.' });
    },
  };
}
