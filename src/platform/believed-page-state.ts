/** What a page tells of itself, as far as it is believed: a content script may have been taken over. */
import * as v from 'valibot';
import { believed, claim, mayClaim } from '../core/issues/claim.ts';
import { address, annotationId, issueDescription, target } from '../core/schema.ts';
import { MOST_EVIDENCE, type PageState } from './contract.ts';
import type { ToldState } from './page-state.ts';

/** Units of the name of a sign: see `core/detection/weights.ts`. */
const LONGEST_SIGN = 80;

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const stretch = v.strictTuple([fraction, fraction]);
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const issue = issueDescription;

const pageState = v.strictObject({
  issues: v.array(issue),
  current: index,
  fingerprint: v.exactOptional(issue.entries.fingerprint.wrapped),
  evidence: v.exactOptional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(LONGEST_SIGN))), v.maxLength(MOST_EVIDENCE)),
  ),
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
const toldState = v.strictObject({ page: v.string(), state: pageState }) satisfies v.GenericSchema<
  unknown,
  ToldState
>;

const withoutFragment = (url: string): string => url.replace(/#.*$/su, '');

/**
 * @param page the address of the tab, as the browser reports it.
 * @returns undefined where it was told before the tab moved on to `page`, which tells its own then
 * @throws ValiError where it is no page's state; NotAllowedError where the page speaks for another site
 */
export function believedPageState(page: string, message: unknown): PageState | undefined {
  const { page: toldAt, state } = v.parse(toldState, message);
  const { selection, current, fingerprint } = state;
  const addresses = state.issues.map((described) => described.address);
  if (selection !== null) addresses.push(selection.issue, selection.target.source);
  const isEarlier = page !== '' && withoutFragment(toldAt) !== withoutFragment(page);
  if (isEarlier && !addresses.every((claimed) => mayClaim(page, claimed))) return undefined;
  claim(page, addresses);
  const issues = state.issues.map((described, at) =>
    believed(page, at === current && fingerprint !== undefined ? { ...described, fingerprint } : described),
  );
  return { ...state, issues };
}
