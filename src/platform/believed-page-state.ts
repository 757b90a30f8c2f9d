/** What a page tells of itself, as far as it is believed: a content script may have been taken over. */
import * as v from 'valibot';
import { believed, claim } from '../core/issues/claim.ts';
import { address, annotationId, issueDescription, target } from '../core/schema.ts';
import type { PageState } from './contract.ts';

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const stretch = v.strictTuple([fraction, fraction]);
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const issue = issueDescription;

const pageState = v.strictObject({
  issues: v.array(issue),
  current: index,
  fingerprint: v.exactOptional(issue.entries.fingerprint.wrapped),
  places: v.array(
    v.strictObject({
      id: annotationId,
      verdict: v.picklist(['unchanged', 'moved', 'edited', 'uncertain', 'waiting', 'missing']),
      span: v.nullable(stretch),
      candidates: v.pipe(v.array(stretch), v.maxLength(3)),
    }),
  ),
  inView: v.nullable(annotationId),
  selection: v.nullable(v.strictObject({ issue: address, target })),
  focus: v.nullable(
    v.strictObject({ field: v.picklist(['comment', 'tags']), annotation: v.nullable(annotationId) }),
  ),
}) satisfies v.GenericSchema<unknown, PageState>;

/**
 * @param page the address of the tab, as the browser reports it.
 * @throws ValiError where it is no page's state; NotAllowedError where the page speaks for another site
 */
export function believedPageState(page: string, message: unknown): PageState {
  const state = v.parse(pageState, message);
  const { selection, current, fingerprint } = state;
  claim(
    page,
    state.issues.map((described) => described.address),
  );
  if (selection !== null) claim(page, [selection.issue, selection.target.source]);
  const issues = state.issues.map((described, at) =>
    believed(page, at === current && fingerprint !== undefined ? { ...described, fingerprint } : described),
  );
  return { ...state, issues };
}
