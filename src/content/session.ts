/** One life of the content script in a page: wires its issues, notes, paint and interface. */
import type { IssueDescription } from '../core/model.ts';
import type { Finder } from '../dom/page.ts';
import { createPainter } from '../dom/painter.ts';
import { askBackground } from '../platform/ask.ts';
import { onChange } from '../platform/change-events.ts';
import type { Background } from '../platform/contract.ts';
import { isAlive } from '../platform/is-alive.ts';
import { publishPageState } from '../platform/page-state.ts';
import { createInteraction } from './input/interaction.ts';
import { createPageInterface } from './input/page-interface.ts';
import { createAnchorScheduler } from './notes/anchor-scheduler.ts';
import { isFound, type AnchoredNote } from './notes/anchored-notes.ts';
import { createBadgeReporter } from './notes/badge-reporter.ts';
import { refreshedCard } from './notes/card-notes.ts';
import { createEmphasis } from './notes/emphasis.ts';
import { createFingerprints } from './notes/fingerprints.ts';
import { createNotesModel } from './notes/notes-model.ts';
import { createPainting, measuredScheme } from './notes/painting.ts';
import { readSessionState } from './notes/session-state.ts';
import { onColourChange, onPageChange } from './page/changes.ts';
import type { Anchorer } from './page/instance.ts';
import { createIssuesModel } from './page/issues-model.ts';
import { createLifetime } from './page/lifetime.ts';
import { onNavigation, onRestored } from './page/navigation.ts';
import { createPageState } from './page/page-state.ts';
import { watchSettings } from './page/watch-settings.ts';

/** What the session is given by the scripts that came before it. */
export interface SessionDeps {
  readonly findIssues: Finder;
  readonly anchorer: Anchorer;
  /** The reader asked for this page: where it holds no issue, all of it is one. */
  readonly whole: boolean;
  /** Ends it from within, once the extension it belongs to is gone. */
  readonly end: () => void;
}

/** Starts, and runs until `signal` aborts. Each part is changed only by the model that owns it. */
export function startSession({ findIssues, anchorer, whole, end }: SessionDeps, signal: AbortSignal): void {
  const ask = askBackground<Background>();
  const { run, check } = createLifetime({ isAlive, end, report: (error) => notices.alarm(error) }, signal);
  const fingerprints = createFingerprints();
  const interaction = createInteraction();
  const painter = createPainter(document, signal);
  let anchoredNotes: readonly AnchoredNote[] = [];

  const detected = (isSame: boolean): void => {
    if (!isSame) notes.clear();
    anchor();
    selection.again();
    if (!isSame) run(notes.reload);
  };
  const isIncomplete = (): boolean => !anchoredNotes.every(isFound);
  const reread = (): void => anchor();
  const detection = { findIssues, anchorer, whole, run, isIncomplete, detected, reread };
  const issues = createIssuesModel(detection, signal);
  const describe = () => fingerprints.describeAll(issues.issues);
  const issueCount = () => issues.issues.found.length;
  const load = (described: readonly IssueDescription[]) => ask('page.load', described);
  const notes = createNotesModel({ ask: load, describe, issueCount, changed: reread }, signal);
  const state = readSessionState({
    issues: () => issues.issues,
    notes: () => notes.notes,
    anchoredNotes: () => anchoredNotes,
    settings: () => watched.settings,
    scheme: () => painting.scheme,
    selected: () => interaction.selected,
    focus: () => interaction.focus,
    current: () => pageState.current,
  });
  const emphasis = createEmphasis(state, painter, signal);
  const measure = () => measuredScheme(issues.issues, pageState.current);
  const painting = createPainting({ painter, measure, painted: emphasis.refresh });
  const publisher = publishPageState(signal);
  const count = createBadgeReporter(signal);
  const pageState = createPageState({ state, publisher, fingerprints, count }, signal);
  const describeOne = (issue: number) => fingerprints.describe(issues.issues, issue);
  const shared = { state, interaction, emphasis, run, end, publish: pageState.publish };
  const pageInterface = createPageInterface({ ...shared, describe: describeOne, show: notes.upsert }, signal);
  const { overlay, notices, selection } = pageInterface;
  const display = (found: readonly AnchoredNote[]): void => {
    anchoredNotes = found;
    pageState.update();
    painting.paint(found, notes.notes.tags);
    interaction.reselect(issues.issues);
    const { card } = overlay.view;
    if (card !== undefined) overlay.show({ card: refreshedCard(card, state) });
    pageState.publish();
  };
  const anchor = createAnchorScheduler(state, anchorer, display, run, signal);

  // Listen first, read second: nothing falls between.
  onChange((change) => notes.concerns(change) && run(notes.reload), signal);
  const watched = watchSettings(run, end, signal);
  onRestored(() => run(notes.reload), signal);
  onPageChange(document, overlay.isHost, () => check() && issues.reread(), signal);
  onColourChange(document, painting.recolour, signal);
  onNavigation(() => {
    overlay.show({ card: undefined, hint: undefined, toolbar: undefined });
    issues.navigated();
  }, signal);
  issues.detect();
}
