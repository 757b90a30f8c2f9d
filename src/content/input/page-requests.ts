/** What the page answers the extension's own documents: the panel, the popup, the library. */
import * as v from 'valibot';
import { address, annotationId } from '../../core/ids.ts';
import type { Spot } from '../../core/anchoring/resolution.ts';
import type { AnnotationId } from '../../core/model.ts';
import { trimSpan } from '../../core/text.ts';
import { reveal } from '../../dom/reveal.ts';
import type { Choice, Page } from '../../platform/contract.ts';
import { serve } from '../../platform/serve.ts';
import { isOwnPage } from '../../platform/self.ts';
import type { CommandContext } from './commands.ts';
import type { Overlay } from '../overlay/overlay.ts';
import type { Emphasis } from '../notes/emphasis.ts';
import { isFound, spotsOf, foundNoteOf, wordingsOf, type AnchoredNote } from '../notes/anchored-notes.ts';
import { targetOf } from '../notes/session-state.ts';

const choice = v.strictObject({ id: annotationId, index: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** @param leave ends the content script. */
export function answerPageRequests(
  context: CommandContext,
  host: Overlay,
  emphasis: Emphasis,
  leave: () => void,
  signal: AbortSignal,
): void {
  const { state } = context;
  const anchoredNoteOf = (id: AnnotationId): AnchoredNote | undefined =>
    state.anchoredNotes.find(({ note }) => note.id === id);
  const chosen = ({ id, index }: Choice): { issue: number; spot: Spot } | undefined => {
    const placement = anchoredNoteOf(id);
    const spot = placement && spotsOf(placement)[isFound(placement) ? 0 : index];
    return placement && spot && { issue: placement.issue, spot };
  };
  const schemas = {
    'passage.reveal': annotationId,
    'candidate.read': annotationId,
    'candidate.reveal': choice,
    'candidate.describe': choice,
    'selection.clear': v.undefined(),
    'focus.take': v.undefined(),
    'issue.reveal': address,
    'page.leave': v.undefined(),
  };
  serve<Page>(
    schemas,
    {
      'passage.reveal': (id) => {
        const standing = foundNoteOf(state.anchoredNotes, id);
        if (standing === undefined) return false;
        const { start, end } = standing.found;
        const isShown = reveal(state.issues.map(standing.issue).rangeOf(start, end));
        if (isShown) emphasis.flash(id);
        return isShown;
      },
      'candidate.read': (id) => {
        const placement = anchoredNoteOf(id);
        return placement === undefined ? [] : wordingsOf(state.issues, placement);
      },
      'candidate.reveal': (wanted) => {
        const found = chosen(wanted);
        if (found === undefined) return false;
        const { start, end } = found.spot;
        const map = state.issues.map(found.issue);
        const isShown = reveal(map.rangeOf(start, end));
        if (isShown) emphasis.flashAt(map.boundsOf(start, end));
        return isShown;
      },
      'candidate.describe': (wanted) => {
        const found = chosen(wanted);
        return found === undefined ? null : targetOf(state.issues, found.issue, found.spot);
      },
      'selection.clear': () => context.release(),
      'focus.take': () => {
        context.interaction.request(null);
        host.show({ hint: undefined });
        context.publish();
      },
      'issue.reveal': (wanted) => {
        const issue = state.issues.found.findIndex(({ description }) => description.address === wanted);
        const map = issue < 0 ? undefined : state.issues.map(issue);
        const span = map && trimSpan(map.text, { start: 0, end: map.text.length });
        return map !== undefined && span !== undefined && reveal(map.rangeOf(span.start, span.start + 1));
      },
      'page.leave': leave,
    },
    isOwnPage,
    signal,
  );
}
