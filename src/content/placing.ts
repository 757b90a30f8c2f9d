/** Where the notes of a page stand in its issues, and what the painter and the panel need of that. */
import type { AnnotationId, Tag } from '../core/model.ts';
import type { Span } from '../core/text.ts';
import { anchor, type Anchored } from '../dom/anchor.ts';
import type { FoundIssue } from '../dom/page.ts';
import type { Mark } from '../dom/painter.ts';
import { createTextMap, type TextMap } from '../dom/text-map.ts';
import type { PageNote, Place } from '../platform/contract.ts';

/** A mark without a tag is amber, and so is one whose tag is gone. */
const PLAIN = 'amber';

const MISSING: Anchored = { verdict: 'missing' };

/** The issues of a page as they are at one moment, with their texts. */
export interface Issues {
  readonly found: readonly FoundIssue[];
  /** The text of an issue, read when it is first asked for. */
  map(issue: number): TextMap;
}

/** A note that was looked for; `issue` counts in `Issues.found`. */
export interface Placement {
  readonly note: PageNote;
  readonly issue: number;
  readonly found: Anchored;
}

/** A placement whose passage is on the page. */
export type Standing = Placement & { readonly found: Exclude<Anchored, { verdict: 'missing' }> };

export function readIssues(found: readonly FoundIssue[]): Issues {
  const maps: (TextMap | undefined)[] = [];
  return {
    found,
    map(issue) {
      const root = found[issue]?.root;
      if (root === undefined) throw new RangeError(`no issue ${issue} on this page`);
      return (maps[issue] ??= createTextMap(root));
    },
  };
}

export function isStanding(placement: Placement): placement is Standing {
  return placement.found.verdict !== 'missing';
}

const startOf = ({ found }: Placement): number => (found.verdict === 'missing' ? Infinity : found.start);

/** Finds each note in its issue. In the order of the page; what is missing comes last in its issue. */
export function placeNotes(issues: Issues, notes: readonly PageNote[]): Placement[] {
  return issues.found.flatMap(({ description }, issue) => {
    const group = notes.filter((note) => note.issue === description.address);
    if (group.length === 0) return [];
    const answers = anchor(
      issues.map(issue),
      group.map((note) => note.target.selector),
    );
    const placed = group.map((note, index) => ({ note, issue, found: answers[index] ?? MISSING }));
    return placed.toSorted((one, other) => startOf(one) - startOf(other) || 0);
  });
}

/** The marks of what stands on the page: the first tag that is still there colours each. */
export function marksOf(placements: readonly Placement[], tags: readonly Tag[]): Mark[] {
  const colours = new Map(tags.map((tag) => [tag.id, tag.colour]));
  return placements.filter(isStanding).map(({ note, found }) => ({
    bounds: found.bounds,
    colour: note.tags.map((id) => colours.get(id)).find((colour) => colour !== undefined) ?? PLAIN,
    commented: note.commented,
  }));
}

/** What the panel is told of each note. */
export function placesOf(issues: Issues, placements: readonly Placement[]): Place[] {
  return placements.map(({ note, issue, found }) => {
    if (found.verdict === 'missing') return { id: note.id, verdict: found.verdict, span: null };
    const { length } = issues.map(issue).text;
    return { id: note.id, verdict: found.verdict, span: [found.start / length, found.end / length] };
  });
}

/** The notes whose passage holds a character. */
export function notesAt(placements: readonly Placement[], issue: number, offset: number): Standing[] {
  return placements
    .filter(isStanding)
    .filter((one) => one.issue === issue && one.found.start <= offset && offset < one.found.end);
}

/**
 * The note whose passage a selection extends: it overlaps the passage and goes beyond it. Of
 * several, the one that has most in common with the selection.
 */
export function extendedBy(
  placements: readonly Placement[],
  issue: number,
  span: Span,
): Standing | undefined {
  const common = ({ found }: Standing): number =>
    Math.min(found.end, span.end) - Math.max(found.start, span.start);
  return placements
    .filter(isStanding)
    .filter((one) => one.issue === issue && common(one) > 0)
    .filter(({ found }) => span.start < found.start || span.end > found.end)
    .toSorted((one, other) => common(other) - common(one))[0];
}

export function standingOf(placements: readonly Placement[], id: AnnotationId): Standing | undefined {
  return placements.filter(isStanding).find(({ note }) => note.id === id);
}
