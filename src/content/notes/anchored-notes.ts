/** Where the notes of a page stand in its issues, and what the painter and the panel need of that. */
import type { Spot } from '../../core/anchoring/resolution.ts';
import { UNTAGGED_COLOUR, type AnnotationId, type Tag } from '../../core/model.ts';
import type { Steps } from '../../core/steps.ts';
import type { Span } from '../../core/text.ts';
import type { Anchored, Described } from '../../dom/anchor.ts';
import type { FoundIssue } from '../../dom/page.ts';
import type { Mark } from '../../dom/painter.ts';
import { createTextMap, textMapInSteps, type TextMap } from '../../dom/text-map.ts';
import type { PageNote, NotePosition, Stretch, Wording } from '../../platform/contract.ts';
import { takeLater, type Anchorer } from '../page/instance.ts';

/** The issues of a page as they are at one moment, with their texts. */
export interface Issues {
  readonly found: readonly FoundIssue[];
  /** The text of an issue, read when it is first asked for. */
  map(issue: number): TextMap;
  /** The same, read in steps. */
  mapInSteps(issue: number): Steps<TextMap>;
  /**
   * Describes a span of an issue so that it is found again.
   * @param within what was selected: signs that are pictures may stand in it beside the span's text.
   * @throws Error while `later` is not there
   */
  describe(issue: number, span: Span, within?: Range): Described;
  /** A span of an issue as the reader sees it. @throws Error while `later` is not there */
  read(issue: number, span: Span, within?: Range): string;
}

/** A note that was looked for; `issue` counts in `Issues.found`. */
export interface AnchoredNote {
  readonly note: PageNote;
  readonly issue: number;
  readonly found: Anchored;
}

/** A note whose passage is on the page. */
export type FoundNote = AnchoredNote & { readonly found: Extract<Anchored, { bounds: StaticRangeInit }> };

export function readIssues(found: readonly FoundIssue[], { describeSpan }: Anchorer): Issues {
  const maps: (TextMap | undefined)[] = [];
  const rootOf = (issue: number): Range => {
    const root = found[issue]?.root;
    if (root === undefined) throw new RangeError(`no issue ${issue} on this page`);
    return root;
  };
  const map = (issue: number): TextMap => (maps[issue] ??= createTextMap(rootOf(issue)));
  const rangeOf = (issue: number, { start, end }: Span, within: Range | undefined): Range => {
    const range = map(issue).rangeOf(start, end);
    return within === undefined ? range : takeLater().withPictures(range, [within, rootOf(issue)]);
  };
  return {
    found,
    map,
    *mapInSteps(issue) {
      return (maps[issue] ??= yield* textMapInSteps(rootOf(issue)));
    },
    describe(issue, span, within) {
      const { readableText, structureOf } = takeLater();
      const structure = structureOf(rangeOf(issue, span, within));
      const read = (start: number, end: number): string =>
        readableText(rangeOf(issue, { start, end }, within));
      return { ...describeSpan(map(issue), span, read), ...(structure.length > 0 && { structure }) };
    },
    read: (issue, span, within) => takeLater().readableText(rangeOf(issue, span, within)),
  };
}

export function isFound(anchored: AnchoredNote): anchored is FoundNote {
  return 'bounds' in anchored.found;
}

/** The marks of what stands on the page: the first tag that is still there colours each. */
export function marksOf(anchoredNotes: readonly AnchoredNote[], tags: readonly Tag[]): Mark[] {
  const colours = new Map(tags.map((tag) => [tag.id, tag.colour]));
  return anchoredNotes.filter(isFound).map(({ note, found }) => ({
    painted: found.painted,
    colour: note.tags.map((id) => colours.get(id)).find((colour) => colour !== undefined) ?? UNTAGGED_COLOUR,
    commented: note.commented,
  }));
}

/** What the panel is told of each note. */
export function positionsOf(issues: Issues, anchoredNotes: readonly AnchoredNote[]): NotePosition[] {
  return anchoredNotes.map(({ note: { id }, issue, found }) => {
    const { length } = issues.map(issue).text;
    const stretch = ({ start, end }: Span): Stretch => [start / length, end / length];
    const { verdict } = found;
    if ('bounds' in found) return { id, verdict, span: stretch(found), candidates: [] };
    return { id, verdict, span: null, candidates: found.candidates.map(stretch) };
  });
}

/** Where a passage is, or may be. */
export function spotsOf({ found }: AnchoredNote): readonly Spot[] {
  return 'bounds' in found ? [found] : found.candidates;
}

/** How much of the surroundings is shown beside a candidate, in UTF-16 units. */
const BESIDE = 60;

/** A place of a passage as the reader sees it, without the blocks that came in within it. */
function wordsOf(issues: Issues, { issue, found }: AnchoredNote, place: Span): string {
  const ranges = ('bounds' in found ? found.ranges : undefined) ?? [place];
  return ranges.map((range) => issues.read(issue, range)).join(' ');
}

/** How each place of a passage reads now. */
export function wordingsOf(issues: Issues, anchored: AnchoredNote): Wording[] {
  const map = issues.map(anchored.issue);
  const { length } = map.text;
  const squeezed = (start: number, end: number): string => map.text.slice(start, end).replace(/\s+/g, ' ');
  /** Without the word that was cut. */
  const before = (start: number): string =>
    start > BESIDE ? squeezed(start - BESIDE, start).replace(/^\S* /, '') : squeezed(0, start);
  const after = (end: number): string =>
    end + BESIDE < length ? squeezed(end, end + BESIDE).replace(/ \S*$/, '') : squeezed(end, length);
  return spotsOf(anchored).map(({ start, end }) => ({
    before: before(start),
    words: wordsOf(issues, anchored, { start, end }),
    after: after(end),
  }));
}

function holds({ ranges, start, end }: FoundNote['found'], offset: number): boolean {
  return (ranges ?? [{ start, end }]).some((range) => range.start <= offset && offset < range.end);
}

/** The notes whose passage holds a character. */
export function notesAt(anchoredNotes: readonly AnchoredNote[], issue: number, offset: number): FoundNote[] {
  return anchoredNotes.filter(isFound).filter((one) => one.issue === issue && holds(one.found, offset));
}

/**
 * The note whose passage a selection extends: it overlaps the passage and goes beyond it. Of
 * several, the one that has most in common with the selection.
 */
export function extendedBy(
  anchoredNotes: readonly AnchoredNote[],
  issue: number,
  span: Span,
): FoundNote | undefined {
  const common = ({ found }: FoundNote): number =>
    Math.min(found.end, span.end) - Math.max(found.start, span.start);
  return anchoredNotes
    .filter(isFound)
    .filter((one) => one.issue === issue && common(one) > 0)
    .filter(({ found }) => span.start < found.start || span.end > found.end)
    .toSorted((one, other) => common(other) - common(one))[0];
}

export function foundNoteOf(anchoredNotes: readonly AnchoredNote[], id: AnnotationId): FoundNote | undefined {
  return anchoredNotes.filter(isFound).find(({ note }) => note.id === id);
}
