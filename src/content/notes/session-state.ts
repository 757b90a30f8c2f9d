/** What a content script knows of its page at one moment. */
import type { Target } from '../../core/model.ts';
import type { Scheme } from '../../core/appearance/palette.ts';
import type { Span } from '../../core/text.ts';
import { passageIn, touches, type Settled } from '../../dom/selection.ts';
import type { Focus, PageNotes, Settings } from '../../platform/contract.ts';
import { takeLater } from '../page/instance.ts';
import type { Box } from '../overlay/position.ts';
import type { Issues, AnchoredNote } from './anchored-notes.ts';
import type { GetReference } from '../overlay/view.ts';

/** A passage of an issue. */
export interface Place {
  /** Counts in `Issues.found`. */
  readonly issue: number;
  readonly span: Span;
  /** What was selected of it, which may have pictures beside the text; undefined where nothing was. */
  readonly within?: Range;
}

/** A live selection that means a passage of an issue, and perhaps further ones. */
export interface Selected extends Settled, Place {
  readonly further: readonly Place[];
}

/** All that is known at one moment; each part is changed by the model that owns it, and nowhere else. */
export interface SessionState {
  readonly issues: Issues;
  readonly notes: PageNotes;
  readonly anchoredNotes: readonly AnchoredNote[];
  readonly settings: Settings;
  readonly scheme: Scheme;
  readonly selected: Selected | undefined;
  readonly focus: Focus | null;
  readonly current: number;
}

/** A view of what each model knows now. */
export function readSessionState(read: {
  readonly [Part in keyof SessionState]: () => SessionState[Part];
}): SessionState {
  const state = {};
  for (const [part, get] of Object.entries(read)) Object.defineProperty(state, part, { get });
  return state as SessionState;
}

/**
 * What a range means: a passage of one issue. Of one that reaches over several issues, the part in the
 * issue that has most of it.
 */
function placeOf(issues: Issues, range: Range): Place | undefined {
  let best: Place | undefined;
  issues.found.forEach(({ root }, issue) => {
    if (!touches(root, range)) return;
    const span = passageIn(issues.map(issue), root, range);
    if (span === undefined) return;
    if (best === undefined || span.end - span.start > best.span.end - best.span.start)
      best = { issue, span, within: range };
  });
  return best;
}

/** What a selection means: the passage of its range, else of another one, and those of the rest. */
export function selectedIn(issues: Issues, settled: Settled): Selected | undefined {
  const ranges = [settled.range, ...settled.others];
  const [place, ...further] = ranges.flatMap((range) => placeOf(issues, range) ?? []);
  return place && { ...settled, ...place, further };
}

/**
 * Whether a selection holds words that are in none of its passages: a note keeps to one issue's text.
 * @throws Error while `later` is not there
 */
export function leavesOut(issues: Issues, { range, others }: Settled): boolean {
  const { readableText } = takeLater();
  const bare = (text: string): string => text.replace(/\s+/g, '');
  return [range, ...others].some((each) => {
    const place = placeOf(issues, each);
    return (
      place === undefined || bare(readableText(each)) !== bare(issues.read(place.issue, place.span, each))
    );
  });
}

/** A passage as it is stored. @throws Error while `later` is not there */
export function targetOf(issues: Issues, { issue, span, within }: Place): Target {
  const found = issues.found[issue];
  if (found === undefined) throw new RangeError(`no issue ${issue} on this page`);
  return { source: found.description.address, ...issues.describe(issue, span, within) };
}

/** Where a span of an issue is now, for a box to stand beside it. */
export function referenceOfSpan(
  issues: Issues,
  issue: number,
  { start, end }: Span,
  { backward = false, touch = false } = {},
): GetReference {
  const map = issues.map(issue);
  return () => {
    const boxOf = (from: number, to: number): Box | undefined =>
      Array.from(map.rangeOf(from, to).getClientRects()).find(({ width, height }) => width > 0 && height > 0);
    const first = boxOf(start, start + 1);
    const last = boxOf(end - 1, end);
    if (first === undefined || last === undefined) return undefined;
    const range = map.rangeOf(start, end);
    const lines = Array.from(range.getClientRects()).filter(({ width, height }) => width > 0 && height > 0);
    return { text: range.startContainer, first, last, lines, backward, touch };
  };
}
