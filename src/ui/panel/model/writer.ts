/** Everything that writes, and what only the rest of the panel reads: fetched behind the first notes. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId } from '../../../core/model.ts';
import type { Focus } from '../../../platform/contract.ts';
import { beforeClose } from '../../../store/store.ts';
import { recentIssues, type IssueSummary } from '../../../store/summaries.ts';
import { liveQuery, type Loadable } from '../../live.ts';
import type { Active } from './active.ts';
import { createCommands, type Commands } from './commands.ts';
import { createComposer, type Composer } from './composer.ts';
import { createEditor, type Editor } from '../../notes/editor.ts';
import { followStates } from '../../notes/keep-states.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { Notes } from './notes.ts';
import { createDuplicateIssue, type DuplicateIssue } from './duplicate-issue.ts';
import type { PanelEnv } from './env.ts';

export interface Writer {
  readonly editor: Editor;
  readonly composer: Composer;
  readonly commands: Commands;
  /** What is one issue, and what is not. */
  readonly duplicate: DuplicateIssue;
  /** Saves the composer's note and makes it the active one. */
  readonly compose: () => Promise<AnnotationId | undefined>;
  /** The issues noted in last, for where there is nothing to read. */
  readonly recent: ReadonlySignal<Loadable<readonly IssueSummary[]>>;
}

const RECENT = 6;

interface Read {
  readonly currentIssue: CurrentIssue;
  readonly notes: Notes;
  readonly active: Active;
}

export function createWriter(env: PanelEnv, { currentIssue, notes, active }: Read): Writer {
  const { store, onChange, lifetime, pageStatus, page } = env;
  const editor = createEditor(env, notes.annotations);
  const composer = createComposer(env, currentIssue);
  followStates(env, currentIssue.places);
  const commands = createCommands(env, { currentIssue, notes }, editor);

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
  lifetime.addEventListener('abort', stop);

  const keep = async (): Promise<void> => {
    await Promise.all([editor.keep(), composer.keep()]);
  };
  beforeClose(store, keep, lifetime);

  return {
    editor,
    composer,
    commands,
    duplicate: createDuplicateIssue(env, currentIssue),
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
