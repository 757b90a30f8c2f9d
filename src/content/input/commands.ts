/** What the reader does from the page: with the selected passage, and to notes. */
import type { IssueDescription } from '../../core/model.ts';
import type { Ask } from '../../platform/ask.ts';
import type { Background, PageNote } from '../../platform/contract.ts';
import type { BringLater } from '../page/bring-later.ts';
import type { SessionState } from '../notes/session-state.ts';
import type { Notices } from '../overlay/notices.ts';
import type { Interaction } from './interaction.ts';
import { createNoteCommands, type NoteCommands } from './note-commands.ts';
import { createPanelOpener } from './panel-opener.ts';
import { createSelectionCommands, type SelectionCommands } from './selection-commands.ts';

/** What the commands need of the session. */
export interface CommandContext {
  readonly state: SessionState;
  readonly interaction: Interaction;
  readonly notices: Notices;
  readonly ask: Ask<Background>;
  /** What the page says of one of its issues, and what its text is made of. */
  readonly describe: (issue: number) => IssueDescription;
  readonly bringLater: BringLater;
  /** Tells the panel what changed. */
  readonly publish: () => void;
  /** Lets go of the selection and puts the toolbar away. */
  readonly release: () => void;
  /** Shows a note that was just saved: the change event brings the same, but a reader sees it come late. */
  readonly show: (note: PageNote) => void;
}

export type Commands = SelectionCommands & NoteCommands;

export function createCommands(context: CommandContext): Commands {
  const panel = createPanelOpener(context);
  return { ...createSelectionCommands(context, panel), ...createNoteCommands(context, panel) };
}
