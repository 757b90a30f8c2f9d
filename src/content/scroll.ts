/** What the reader has before their eyes: which issue, and which note first. */
import type { AnnotationId } from '../core/model.ts';
import { isStanding, type Issues, type Placement } from './placing.ts';

/** How far down the screen a heading must have come for its issue to be the one that is read. */
const READING_LINE = 0.4;

/** The top of the first thing in a root that has a box. */
function topOf(root: Range): number {
  const { startContainer, startOffset } = root;
  const child = startContainer.childNodes[startOffset];
  for (let at: Node | null | undefined = child ?? startContainer; at; at = at.nextSibling) {
    if (at instanceof Element && at.getClientRects().length > 0) return at.getBoundingClientRect().top;
  }
  return root.getBoundingClientRect().top;
}

/** The last index below `length` for which `holds`, if it holds for a beginning of them; else -1. */
function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The issue that stands at the reading line; issues follow each other down the page. */
export function issueInView({ found }: Issues, height: number): number {
  const isAbove = (index: number): boolean => {
    const root = found[index]?.root;
    return root !== undefined && topOf(root) <= height * READING_LINE;
  };
  return found.length < 2 ? 0 : Math.max(0, lastIndex(found.length, isAbove));
}

/** The first note whose passage is on the screen. */
export function noteInView(
  issues: Issues,
  placements: readonly Placement[],
  height: number,
): AnnotationId | undefined {
  const standing = placements.filter(isStanding);
  const boxOf = (index: number): DOMRect | undefined => {
    const placement = standing[index];
    if (placement === undefined) return undefined;
    const { found, issue } = placement;
    return issues.map(issue).rangeOf(found.start, found.end).getBoundingClientRect();
  };
  const past = lastIndex(standing.length, (index) => (boxOf(index)?.bottom ?? 0) < 0);
  const box = boxOf(past + 1);
  return box !== undefined && box.top < height ? standing[past + 1]?.note.id : undefined;
}
