/** Where a box goes beside selected text: near its end, never over it, always on the screen. */

/** Edges in CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a box is placed beside. */
export interface ReferenceRects {
  /** Where the text is in the document. */
  readonly text: Node;
  /** The boxes of the text's first and last character. */
  readonly first: Box;
  readonly last: Box;
  /** All of the text. */
  readonly bounds: Box;
  readonly backward: boolean;
  readonly touch: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** From the text to the box, and from the box to the edge of the screen. */
const GAP = 8;
const EDGE = 8;
/** A finger's handles hang below the text. */
const HANDLES = 24;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

/**
 * The left upper corner of a box: below the text's end, or above its beginning for a selection that
 * was drawn backward, always below on touch; on the other side where there is no room. Centred on
 * that end but within the width of the text; on a text that is narrower, centred. Text that fills
 * the screen leaves no room on either side: then the box stands at the screen's edge.
 * @returns undefined while that end of the text is off the screen.
 */
export function positionBeside(
  reference: ReferenceRects,
  { width, height }: Size,
  screen: Size,
): { readonly left: number; readonly top: number } | undefined {
  const { first, last, bounds, touch } = reference;
  const above = reference.backward && !touch;
  const end = above ? first : last;
  if (end.bottom < 0 || end.top > screen.height) return undefined;

  const over = first.top - GAP - height;
  const under = last.bottom + GAP + (touch ? HANDLES : 0);
  const fits = (top: number): boolean => top >= EDGE && top + height <= screen.height - EDGE;
  const tops = above ? [over, under] : [under, over];
  const lowest = screen.height - EDGE - height;
  const top = tops.find(fits) ?? clamp(above ? over : under, EDGE, Math.max(EDGE, lowest));

  const wanted = (above ? end.left : end.right) - width / 2;
  const within =
    bounds.right - bounds.left >= width
      ? clamp(wanted, bounds.left, bounds.right - width)
      : (bounds.left + bounds.right - width) / 2;
  return { left: clamp(within, EDGE, Math.max(EDGE, screen.width - EDGE - width)), top };
}
