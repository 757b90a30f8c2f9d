/** All that the panel knows and does: what it reads is here, what writes comes a moment later. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId, TagId } from '../../../core/model.ts';
import type { Settings } from '../../../platform/contract.ts';
import type { Toaster } from '../../components/Toast.tsx';
import { leaveCard } from '../../notes/cards.ts';
import { createActive, type Active } from './active.ts';
import type { createWriter, Writer } from './writer.ts';
import { createCurrentIssue, type CurrentIssue } from './current-issue.ts';
import { createNotes, type Notes } from './notes.ts';
import type { PageLine, PanelEnv } from './env.ts';

export interface Panel {
  readonly currentIssue: CurrentIssue;
  readonly notes: Notes;
  readonly active: Active;
  /** What writes, once it is there. */
  readonly writer: ReadonlySignal<Writer | undefined>;
  /** Does something with the writer, at once or as soon as it is there. */
  readonly write: (work: (writer: Writer) => unknown) => Promise<void>;
  readonly settings: ReadonlySignal<Settings>;
  readonly toaster: Toaster;
  readonly now: () => Date;
  /** How the places where a passage is, or may be, read now. */
  readonly readCandidates: PageLine['readCandidates'];
  readonly revealCandidate: PageLine['revealCandidate'];
  /** Turns the highlighter on with a tag, or without one, or off. */
  readonly highlight: (mode: { readonly tag: TagId | null } | null) => Promise<void>;
  readonly openPage: (page: string) => Promise<void>;
}

/** Deletes a note, and leaves the focus with another one. @param within an element of the note */
export async function removeNote(panel: Panel, id: AnnotationId, within: Element): Promise<void> {
  leaveCard(within);
  await panel.write(({ commands }) => commands.remove(id));
}

/** @param loadWriter brings the code of all that writes */
export function createPanel(env: PanelEnv, loadWriter: () => Promise<typeof createWriter>): Panel {
  const currentIssue = createCurrentIssue(env);
  const notes = createNotes(env, currentIssue);
  const active = createActive(env, currentIssue);

  const writer = signal<Writer | undefined>();
  const setUp = async (): Promise<Writer> => {
    const create = await loadWriter();
    writer.value = create(env, { currentIssue, notes, active });
    return writer.value;
  };
  const coming = setUp();

  return {
    currentIssue,
    notes,
    active,
    writer,
    async write(work) {
      await work(writer.peek() ?? (await coming));
    },
    settings: env.settings,
    toaster: env.toaster,
    now: env.now,
    readCandidates: env.page.readCandidates,
    revealCandidate: env.page.revealCandidate,
    highlight: (mode) => env.changeSettings({ highlighter: mode }),
    openPage: env.openPage,
  };
}
