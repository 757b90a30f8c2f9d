/** Everything that writes, and what only the rest of the panel reads: fetched behind the first notes. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId } from '../../../core/model.ts';
import type { Focus } from '../../../platform/contract.ts';
import { beforeClose } from '../../../store/store.ts';
import { recentIssues, type IssueSummary } from '../../../store/summaries.ts';
import { liveQuery, type Loadable } from '../../live.ts';
import type { Active } from './active.ts';
import { createActs, type Acts } from './commands.ts';
import { createComposer, type Composer } from './composer.ts';
import { createEditor, type Editor } from './editor.ts';
import type { Here } from './current-issue.ts';
import type { Notes } from './notes.ts';
import { createSame, type Same } from './duplicate-issue.ts';
import type { PanelEnv } from './env.ts';

export interface Desk {
  readonly editor: Editor;
  readonly composer: Composer;
  readonly acts: Acts;
  /** What is one issue, and what is not. */
  readonly same: Same;
  /** Saves the composer's note and makes it the active one. */
  readonly compose: () => Promise<AnnotationId | undefined>;
  /** Writes down all that is not saved yet, before the panel goes. */
  readonly keep: () => Promise<void>;
  /** The issues noted in last, for where there is nothing to read. */
  readonly recent: ReadonlySignal<Loadable<readonly IssueSummary[]>>;
}

const RECENT = 6;

interface Read {
  readonly here: Here;
  readonly notes: Notes;
  readonly active: Active;
}

export function createDesk(world: PanelEnv, { here, notes, active }: Read): Desk {
  const { store, onChange, life, pageStatus, page } = world;
  const editor = createEditor(world, notes);
  const composer = createComposer(world, here);
  const acts = createActs(world, { here, notes }, editor);

  /** Takes up the page's wish to write. */
  const take = async ({ field, annotation }: Focus): Promise<void> => {
    await page.takeFocus();
    if (annotation === null) {
      composer.ask(field);
      return;
    }
    notes.show('all');
    active.choose(annotation);
    if (field === 'tags') editor.editTags(annotation);
    else await editor.editComment(annotation);
  };
  let taken = 'null';
  const stop = effect(() => {
    const focus = typeof pageStatus.value === 'string' ? null : pageStatus.value.focus;
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
    editor,
    composer,
    acts,
    same: createSame(world, here),
    keep,
    recent: liveQuery(
      () => recentIssues(store, RECENT),
      (change) => change.annotations.length > 0 || change.issues.length > 0,
      onChange,
    ),
    async compose() {
      const id = await composer.save();
      if (id !== undefined) active.choose(id, 'new');
      return id;
    },
  };
}
