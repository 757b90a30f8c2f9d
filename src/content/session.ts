/** One life of the content script in a page: wires its issues, notes, paint and interface. */
import { askBackground } from '../platform/ask.ts';
import type { Background } from '../platform/contract.ts';
import { isAlive } from '../platform/is-alive.ts';
import { publishPageState } from '../platform/page-state.ts';
import { createInteraction } from './input/interaction.ts';
import { createPageInterface } from './input/page-interface.ts';
import { isFound } from './notes/anchored-notes.ts';
import { createBadgeReporter } from './notes/badge-reporter.ts';
import { createFingerprints } from './notes/fingerprints.ts';
import { createPageNotes } from './notes/page-notes.ts';
import { readSessionState } from './notes/session-state.ts';
import { createBringLater } from './page/bring-later.ts';
import { createIssuesModel, type IssuesDeps } from './page/issues-model.ts';
import { createLifetime } from './page/lifetime.ts';
import { watchPage } from './page/page-events.ts';
import { createPageState } from './page/page-state.ts';
import { watchSettings } from './page/watch-settings.ts';

/** What the session is given by the scripts that came before it. */
export interface SessionDeps extends Pick<IssuesDeps, 'findIssues' | 'anchorer' | 'whole'> {
  /** Ends it from within, once the extension it belongs to is gone. */
  readonly end: () => void;
}

/** Starts, and runs until `signal` aborts. Each part is changed only by the model that owns it. */
export function startSession({ end, ...given }: SessionDeps, signal: AbortSignal): void {
  const lifetime = createLifetime({ isAlive, end, report: (error) => page.notices.alarm(error) }, signal);
  const { run } = lifetime;
  const ask = askBackground<Background>();
  const fingerprints = createFingerprints();
  const interaction = createInteraction();
  const state = readSessionState({
    issues: () => issues.issues,
    notes: () => notes.loaded.notes,
    anchoredNotes: () => notes.anchored,
    settings: () => watched.settings,
    scheme: () => notes.scheme,
    selected: () => interaction.selected,
    focus: () => interaction.focus,
    current: () => pageState.current,
  });
  const isIncomplete = (): boolean => !state.anchoredNotes.every(isFound);
  const detected = (isSame: boolean): void => {
    if (!isSame) notes.loaded.clear();
    notes.anchor();
    page.selection.again();
    if (!isSame) run(notes.loaded.reload);
  };
  const reread = (): void => notes.anchor();
  const issues = createIssuesModel({ ...given, run, isIncomplete, detected, reread }, signal);
  const found = (): void => pageState.update();
  const painted = (): void => page.refresh();
  const { anchorer } = given;
  const notes = createPageNotes({ state, ask, anchorer, fingerprints, run, found, painted }, signal);
  const publisher = publishPageState(signal);
  const count = createBadgeReporter({ tell: (issue) => ask('issue.read', issue), isAlive }, signal);
  const pageState = createPageState({ state, publisher, fingerprints, count }, signal);
  const { emphasis, loaded, recolour } = notes;
  const { publish } = pageState;
  const describe = (issue: number) => fingerprints.describe(state.issues, issue);
  const show = loaded.upsert;
  const bringLater = createBringLater(() => ask('page.extend'));
  const context = { state, ask, interaction, emphasis, run, end, publish, describe, show, bringLater };
  const page = createPageInterface(context, signal);
  // Listen first, read second: nothing falls between.
  watchPage({ lifetime, issues, notes: loaded, recolour, isOurs: page.isOurs, left: page.clear }, signal);
  const watched = watchSettings(run, end, signal);
  issues.detect();
}
