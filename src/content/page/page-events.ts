/** What a session hears of its page and of the reader's notes, and whom it tells. */
import { onChange } from '../../platform/change-events.ts';
import type { NotesModel } from '../notes/notes-model.ts';
import { onColourChange, onPageChange } from './changes.ts';
import type { IssuesModel } from './issues-model.ts';
import type { Lifetime } from './lifetime.ts';
import { onNavigation, onRestored } from './navigation.ts';

export interface PageEventsDeps {
  readonly lifetime: Pick<Lifetime, 'run' | 'check'>;
  readonly issues: IssuesModel;
  readonly notes: NotesModel;
  readonly recolour: () => void;
  /** Whether a node is Postil's own. */
  readonly isOurs: (node: Node) => boolean;
  /** The page became another one. */
  readonly left: () => void;
}

export function watchPage(deps: PageEventsDeps, signal: AbortSignal): void {
  const { lifetime, issues, notes } = deps;
  const { run, check } = lifetime;
  onChange((change) => notes.concerns(change) && run(notes.reload), signal);
  onRestored(() => run(notes.reload), signal);
  onPageChange(document, deps.isOurs, () => check() && issues.reread(), signal);
  onColourChange(document, deps.recolour, signal);
  onNavigation(() => {
    deps.left();
    issues.navigated();
  }, signal);
}
