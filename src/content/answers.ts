/** What the page answers the extension's own documents: the panel, the popup, the library. */
import * as v from 'valibot';
import { address, annotationId } from '../core/ids.ts';
import { trimSpan } from '../core/text.ts';
import { reveal } from '../dom/reveal.ts';
import type { Page } from '../platform/contract.ts';
import { serve } from '../platform/serve.ts';
import { isOwnPage } from '../platform/self.ts';
import type { Desk } from './deeds.ts';
import type { Host } from './host.ts';
import type { Lights } from './lights.ts';
import { standingOf } from './placing.ts';

export function answerPanel(desk: Desk, host: Host, lights: Lights, signal: AbortSignal): void {
  const { state } = desk;
  const schemas = {
    'passage.reveal': annotationId,
    'selection.clear': v.undefined(),
    'focus.take': v.undefined(),
    'issue.reveal': address,
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
    },
    isOwnPage,
    signal,
  );
}
