/** All that the panel knows and does. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId, TagId } from '../../core/model.ts';
import type { Focus, Settings } from '../../platform/contract.ts';
import { beforeClose } from '../../store/store.ts';
import { recentIssues, type IssueSummary } from '../../store/summaries.ts';
import type { Toaster } from '../components/Toast.tsx';
import { liveQuery, type Loadable } from '../live.ts';
import { createActive, type Active } from './active.ts';
import { createActs, type Acts } from './acts.ts';
import { createComposer, type Composer } from './composer.ts';
import { createEditor, type Editor } from './editor.ts';
import { createHere, type Here } from './here.ts';
import { createNotes, type Notes } from './notes.ts';
import type { PanelWorld } from './world.ts';

export interface Panel {
  readonly here: Here;
  readonly notes: Notes;
  readonly active: Active;
  readonly editor: Editor;
  readonly composer: Composer;
  readonly acts: Acts;
  readonly settings: ReadonlySignal<Settings>;
  readonly toaster: Toaster;
  readonly now: () => Date;
  /** The issues noted in last, for where there is nothing to read. */
  readonly recent: ReadonlySignal<Loadable<readonly IssueSummary[]>>;
  /** Turns the highlighter on with a tag, or without one, or off. */
  readonly highlight: (mode: { readonly tag: TagId | null } | null) => Promise<void>;
  readonly openAddress: (address: string) => Promise<void>;
  readonly openPage: (page: string) => Promise<void>;
  /** Saves the composer's note and makes it the active one. */
  readonly compose: () => Promise<AnnotationId | undefined>;
  /** Writes down all that is not saved yet, before the panel goes. */
  readonly keep: () => Promise<void>;
}

const RECENT = 6;

export function createPanel(world: PanelWorld): Panel {
  const { store, hear, life, told } = world;
  const here = createHere(world);
  const notes = createNotes(world, here);
  const active = createActive(world, here);
  const editor = createEditor(world, notes);
  const composer = createComposer(world, here);
  const acts = createActs(world, notes, editor);

  const take = async ({ field, annotation }: Focus): Promise<void> => {
    await world.page.takeFocus();
    if (annotation === null) {
      composer.ask(field);
      return;
    }
    notes.show('all');
    active.choose(annotation);
    if (field === 'tags') editor.editTags(annotation);
    else await editor.editComment(annotation);
  };
  let taken = '';
  const stop = effect(() => {
    const focus = typeof told.value === 'string' ? null : told.value.focus;
    const spelled = JSON.stringify(focus);
    if (spelled === taken) return;
    taken = spelled;
    if (focus !== null) void take(focus);
  });
  life.addEventListener('abort', stop);
  const keep = async (): Promise<void> => {
    await Promise.all([editor.keep(), composer.keep()]);
  };
  beforeClose(store, keep, life);

  return {
    here,
    notes,
    active,
    editor,
    composer,
    acts,
    settings: world.settings,
    toaster: world.toaster,
    now: world.now,
    recent: liveQuery(
      () => recentIssues(store, RECENT),
      (change) => change.annotations.length > 0 || change.issues.length > 0,
      hear,
    ),
    highlight: (mode) => world.changeSettings({ highlighter: mode }),
    openAddress: world.openAddress,
    openPage: world.openPage,
    async compose() {
      const id = await composer.save();
      if (id !== undefined) active.choose(id, 'new');
      return id;
    },
    keep,
  };
}
