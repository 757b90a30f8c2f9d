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
import type { Desk } from './commands.ts';
import type { Host } from '../overlay/overlay.ts';
import type { Lights } from '../notes/emphasis.ts';
import { isStanding, spotsOf, standingOf, wordingsOf, type Placement } from '../notes/anchored-notes.ts';
import { targetOf } from '../notes/state.ts';

const choice = v.strictObject({ id: annotationId, index: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** @param leave ends the content script. */
export function answerPanel(
  desk: Desk,
  host: Host,
  lights: Lights,
  leave: () => void,
  signal: AbortSignal,
): void {
  const { state } = desk;
  const placementOf = (id: AnnotationId): Placement | undefined =>
    state.placements.find(({ note }) => note.id === id);
  const chosen = ({ id, index }: Choice): { issue: number; spot: Spot } | undefined => {
    const placement = placementOf(id);
    const spot = placement && spotsOf(placement)[isStanding(placement) ? 0 : index];
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
        const standing = standingOf(state.placements, id);
        if (standing === undefined) return false;
        const { start, end } = standing.found;
        const isShown = reveal(state.issues.map(standing.issue).rangeOf(start, end));
        if (isShown) lights.flash(id);
        return isShown;
      },
      'candidate.read': (id) => {
        const placement = placementOf(id);
        return placement === undefined ? [] : wordingsOf(state.issues, placement);
      },
      'candidate.reveal': (wanted) => {
        const found = chosen(wanted);
        if (found === undefined) return false;
        const { start, end } = found.spot;
        const map = state.issues.map(found.issue);
        const isShown = reveal(map.rangeOf(start, end));
        if (isShown) lights.flashAt(map.boundsOf(start, end));
        return isShown;
      },
      'candidate.describe': (wanted) => {
        const found = chosen(wanted);
        return found === undefined ? null : targetOf(state.issues, found.issue, found.spot);
      },
      'selection.clear': () => desk.release(),
      'focus.take': () => {
        state.focus = null;
        host.show({ hint: undefined });
        desk.publish();
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
