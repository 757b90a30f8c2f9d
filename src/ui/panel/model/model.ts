/** All that the panel knows and does: what it reads is here, what writes comes a moment later. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { TagId } from '../../../core/model.ts';
import type { Settings } from '../../../platform/contract.ts';
import type { Toaster } from '../../components/Toast.tsx';
import { createActive, type Active } from './active.ts';
import type { createDesk, Desk } from './writer.ts';
import { createHere, type Here } from './current-issue.ts';
import { createNotes, type Notes } from './notes.ts';
import type { PageLine, PanelEnv } from './env.ts';

export interface Panel {
  readonly here: Here;
  readonly notes: Notes;
  readonly active: Active;
  /** What writes, once it is there. */
  readonly desk: ReadonlySignal<Desk | undefined>;
  /** Does something with the desk, at once or as soon as it is there. */
  readonly write: (work: (desk: Desk) => unknown) => Promise<void>;
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

/** @param fetchDesk brings the code of all that writes */
export function createPanel(world: PanelEnv, fetchDesk: () => Promise<typeof createDesk>): Panel {
  const here = createHere(world);
  const notes = createNotes(world, here);
  const active = createActive(world, here);

  const desk = signal<Desk | undefined>();
  const setUp = async (): Promise<Desk> => {
    const create = await fetchDesk();
    desk.value = create(world, { here, notes, active });
    return desk.value;
  };
  const coming = setUp();

  return {
    here,
    notes,
    active,
    desk,
    async write(work) {
      await work(desk.peek() ?? (await coming));
    },
    settings: world.settings,
    toaster: world.toaster,
    now: world.now,
    readCandidates: world.page.readCandidates,
    revealCandidate: world.page.revealCandidate,
    highlight: (mode) => world.changeSettings({ highlighter: mode }),
    openPage: world.openPage,
  };
}
