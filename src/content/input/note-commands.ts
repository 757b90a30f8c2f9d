/** What the reader does to the notes of the card. What destroys offers its way back. */
import type { AnnotationId, TagId } from '../../core/model.ts';
import { foundNoteOf } from '../notes/anchored-notes.ts';
import { referenceOfSpan, targetOf } from '../notes/session-state.ts';
import { STRINGS } from '../overlay/strings.ts';
import type { CommandContext } from './commands.ts';
import type { PanelOpener } from './panel-opener.ts';

export interface NoteCommands {
  retag(id: AnnotationId, tags: readonly TagId[]): Promise<void>;
  /** Asks the panel for the note's comment. */
  open(id: AnnotationId): Promise<void>;
  copyLink(id: AnnotationId): Promise<void>;
  remove(id: AnnotationId): Promise<void>;
}

export function createNoteCommands(context: CommandContext, panel: PanelOpener): NoteCommands {
  const { state, notices, ask } = context;
  return {
    async retag(id, tags) {
      const had = state.notes.notes.find((note) => note.id === id)?.tags ?? [];
      for (const tag of tags) if (!had.includes(tag)) await ask('annotation.addTag', { id, tag });
      for (const tag of had) if (!tags.includes(tag)) await ask('annotation.removeTag', { id, tag });
    },
    async open(id) {
      const opening = panel.open();
      const note = foundNoteOf(state.anchoredNotes, id);
      if (note === undefined) return;
      const reference = referenceOfSpan(state.issues, note.issue, note.found);
      await panel.request({ field: 'comment', annotation: id }, opening, reference);
    },
    async copyLink(id) {
      const note = foundNoteOf(state.anchoredNotes, id);
      if (note === undefined) return;
      const { copy, linkOf } = await context.bringLater();
      await copy(document, { text: linkOf(targetOf(state.issues, { issue: note.issue, span: note.found })) });
      notices.toast(STRINGS.linkCopied);
    },
    async remove(id) {
      await ask('annotation.remove', id);
      notices.toast(STRINGS.deleted, async () => {
        await ask('annotation.restore', id);
        notices.toast(STRINGS.restored);
      });
    },
  };
}
