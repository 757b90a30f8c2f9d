/** What the reader has before their eyes: which issue, and which note first. */
import type { AnnotationId } from '../../core/model.ts';
import { isFound, type Issues, type AnchoredNote } from './anchored-notes.ts';

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
export function issueInView({ found }: Issues): number {
  if (found.length < 2) return 0;
  const height = document.documentElement.clientHeight;
  const isAbove = (index: number): boolean => {
    const root = found[index]?.root;
    return root !== undefined && topOf(root) <= height * READING_LINE;
  };
  return Math.max(0, lastIndex(found.length, isAbove));
}

/**
 * The first note whose passage is on the screen.
 * @param last the answer before: while the page scrolls, the next one is near it, and each box that
 *   is asked for costs a millisecond where a paragraph is very long.
 */
export function noteInView(
  issues: Issues,
  anchoredNotes: readonly AnchoredNote[],
  last: AnnotationId | null,
): AnnotationId | undefined {
  const foundNotes = anchoredNotes.filter(isFound);
  const boxes = new Map<number, DOMRect>();
  const boxOf = (index: number): DOMRect | undefined => {
    const note = foundNotes[index];
    if (note === undefined) return undefined;
    const { found, issue } = note;
    const box = boxes.get(index) ?? issues.map(issue).rangeOf(found.start, found.end).getBoundingClientRect();
    boxes.set(index, box);
    return box;
  };
  const isPast = (index: number): boolean => (boxOf(index)?.bottom ?? 0) < 0;
  const near = foundNotes.findIndex(({ note }) => note.id === last);
  const isNear = near >= 0 && !isPast(near) && (near === 0 || isPast(near - 1));
  const first = isNear ? near : lastIndex(foundNotes.length, isPast) + 1;
  const box = boxOf(first);
  const { clientHeight } = document.documentElement;
  return box !== undefined && box.top < clientHeight ? foundNotes[first]?.note.id : undefined;
}
