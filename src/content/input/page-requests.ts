/** What the page answers the extension's own documents: the panel, the popup, the library. */
import * as v from 'valibot';
import { address, annotationId } from '../../core/ids.ts';
import type { Spot } from '../../core/anchoring/resolution.ts';
import type { AnnotationId } from '../../core/model.ts';
import { trimSpan } from '../../core/text.ts';
import type { Choice, Page } from '../../platform/contract.ts';
import type { CommandContext } from './commands.ts';
import type { Emphasis } from '../notes/emphasis.ts';
import { STRINGS } from '../overlay/strings.ts';
import { isFound, spotsOf, foundNoteOf, wordingsOf, type AnchoredNote } from '../notes/anchored-notes.ts';
import { targetOf, type SessionState } from '../notes/session-state.ts';

const choice = v.strictObject({ id: annotationId, index: v.pipe(v.number(), v.integer(), v.minValue(0)) });

export const PAGE_SCHEMAS = {
  'passage.reveal': annotationId,
  'candidate.read': annotationId,
  'candidate.reveal': choice,
  'candidate.describe': choice,
  'selection.clear': v.undefined(),
  'focus.take': v.undefined(),
  'issue.reveal': address,
  'page.leave': v.undefined(),
};

export interface PageRequestDeps {
  readonly context: CommandContext;
  readonly emphasis: Emphasis;
  readonly hideHint: () => void;
  /** Ends the content script. */
  readonly leave: () => void;
}

function anchoredNoteOf({ anchoredNotes }: SessionState, id: AnnotationId): AnchoredNote | undefined {
  return anchoredNotes.find(({ note }) => note.id === id);
}

/** The place that a choice means: of a passage that is painted, whatever the index, where it is. */
function chosen(
  state: SessionState,
  { id, index }: Choice,
): { readonly issue: number; readonly spot: Spot } | undefined {
  const anchored = anchoredNoteOf(state, id);
  const spot = anchored && spotsOf(anchored)[isFound(anchored) ? 0 : index];
  return anchored && spot && { issue: anchored.issue, spot };
}

/** Shows a place of the text, and opens the closed parts that it stands in; false where the page hides it. */
async function show({ context }: PageRequestDeps, where: () => Range | undefined): Promise<boolean> {
  const { openAround, reveal } = await context.bringLater();
  const range = where();
  if (range === undefined) return false;
  const closed = await openAround(range);
  if (closed === undefined) return reveal(where() ?? range);
  closed.part.scrollIntoView({ block: 'center' });
  context.notices.toast(STRINGS.closedPart(closed.name));
  return true;
}

type Revealed = 'passage.reveal' | 'candidate.reveal' | 'issue.reveal';

/** What is answered once `later` is there. */
type Later<Kinds extends keyof Page> = {
  readonly [Kind in Kinds]: (...argument: Parameters<Page[Kind]>) => Promise<ReturnType<Page[Kind]>>;
};

type Read = Revealed | 'candidate.read' | 'candidate.describe';

/** Scrolls to a passage, to a candidate, to an issue. */
function revealing(deps: PageRequestDeps): Later<Revealed> {
  const { emphasis } = deps;
  const { state } = deps.context;
  return {
    'passage.reveal': async (id) => {
      // Asked anew once a part was opened: a page may have written its text again.
      const isShown = await show(deps, () => {
        const note = foundNoteOf(state.anchoredNotes, id);
        return note && state.issues.map(note.issue).rangeOf(note.found.start, note.found.end);
      });
      if (isShown) emphasis.flash(id);
      return isShown;
    },
    'candidate.reveal': async (wanted) => {
      const found = chosen(state, wanted);
      if (found === undefined) return false;
      const { start, end } = found.spot;
      const map = state.issues.map(found.issue);
      const isShown = await show(deps, () => map.rangeOf(start, end));
      if (isShown) emphasis.flashAt(map.boundsOf(start, end));
      return isShown;
    },
    'issue.reveal': async (wanted) => {
      const { reveal } = await deps.context.bringLater();
      const issue = state.issues.found.findIndex(({ description }) => description.address === wanted);
      const map = issue < 0 ? undefined : state.issues.map(issue);
      const span = map && trimSpan(map.text, { start: 0, end: map.text.length });
      return map !== undefined && span !== undefined && reveal(map.rangeOf(span.start, span.start + 1));
    },
  };
}

export function createPageHandlers(deps: PageRequestDeps): Omit<Page, Read> & Later<Read> {
  const { context, leave } = deps;
  const { state } = context;
  return {
    ...revealing(deps),
    'candidate.read': async (id) => {
      await context.bringLater();
      const anchored = anchoredNoteOf(state, id);
      return anchored === undefined ? [] : wordingsOf(state.issues, anchored);
    },
    'candidate.describe': async (wanted) => {
      await context.bringLater();
      const found = chosen(state, wanted);
      return found === undefined ? null : targetOf(state.issues, { issue: found.issue, span: found.spot });
    },
    'selection.clear': () => context.release(),
    'focus.take': () => {
      context.interaction.request(null);
      deps.hideHint();
      context.publish();
    },
    'page.leave': leave,
  };
}
