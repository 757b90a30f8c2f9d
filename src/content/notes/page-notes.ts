/** The notes of a page on the page: loaded, found in its text, painted, each when the one before changed. */
import type { Scheme } from '../../core/appearance/palette.ts';
import { createPainter } from '../../dom/painter.ts';
import type { Ask } from '../../platform/ask.ts';
import type { Background } from '../../platform/contract.ts';
import type { Anchorer } from '../page/instance.ts';
import { createAnchorScheduler } from './anchor-scheduler.ts';
import type { AnchoredNote } from './anchored-notes.ts';
import { createEmphasis, type Emphasis } from './emphasis.ts';
import type { Fingerprints } from './fingerprints.ts';
import { createNotesModel, type NotesModel } from './notes-model.ts';
import { createPainting, measuredScheme } from './painting.ts';
import type { SessionState } from './session-state.ts';

export interface PageNotesModel {
  readonly loaded: NotesModel;
  /** Where each note was found last. */
  readonly anchored: readonly AnchoredNote[];
  readonly scheme: Scheme;
  readonly emphasis: Emphasis;
  /** Looks for the notes anew; what was found is painted. */
  readonly anchor: () => void;
  readonly recolour: () => void;
}

export interface PageNotesDeps {
  readonly state: SessionState;
  readonly ask: Ask<Background>;
  readonly anchorer: Anchorer;
  readonly fingerprints: Fingerprints;
  readonly run: (task: () => Promise<unknown>) => void;
  /** Notes were found, and are not painted yet. */
  readonly found: () => void;
  readonly painted: () => void;
}

export function createPageNotes(deps: PageNotesDeps, signal: AbortSignal): PageNotesModel {
  const { state, ask, anchorer, fingerprints, run } = deps;
  const painter = createPainter(document, signal);
  const emphasis = createEmphasis(state, painter, signal);
  const measure = () => measuredScheme(state.issues, state.current);
  const painting = createPainting({ painter, measure, painted: emphasis.refresh });
  let anchored: readonly AnchoredNote[] = [];
  const display = (found: readonly AnchoredNote[]): void => {
    anchored = found;
    deps.found();
    painting.paint(found, state.notes.tags);
    deps.painted();
  };
  const anchor = createAnchorScheduler(state, anchorer, display, run, signal);
  const loaded = createNotesModel(
    {
      ask: (described) => ask('page.load', described),
      describe: () => fingerprints.describeAll(state.issues),
      issueCount: () => state.issues.found.length,
      changed: anchor,
    },
    signal,
  );
  return {
    loaded,
    emphasis,
    anchor,
    recolour: painting.recolour,
    get anchored() {
      return anchored;
    },
    get scheme() {
      return painting.scheme;
    },
  };
}
