/** Where a box goes beside text: near its end, never over it while there is room, always on the screen. */

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
  /** The boxes of all its lines, in the order of the text. */
  readonly lines: readonly Box[];
  readonly backward: boolean;
  readonly touch: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place for a box: its left upper corner. */
export interface Place {
  readonly left: number;
  readonly top: number;
  /** Whether it is above the text. */
  readonly above: boolean;
  /** Whether it covers nothing of the text. */
  readonly isClear: boolean;
}

/** From the text to the box, and from the box to the edge of the screen. */
const GAP = 8;
export const EDGE = 8;
/** A finger's handles hang below the text. */
const HANDLES = 24;

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

/** The area that two boxes have in common. */
function common(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The box around boxes. */
function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/**
 * Where a box may stand, the best place first: at the text's end, at its beginning, then clear of all of
 * it, in columns, in vertical lines and turned text too.
 * @param isCard a card begins where the last line does; all else is centred on the end, within the text.
 */
function* places(
  { first, last, lines, backward, touch }: ReferenceRects,
  { width, height }: Size,
  { bounds, isCard }: { readonly bounds: Box; readonly isCard: boolean },
): Iterable<Omit<Place, 'isClear'>> {
  const handles = touch ? HANDLES : 0;
  const isOver = backward && !touch;
  const end = isOver ? first : last;
  const over = [first.top, bounds.top].map((top) => ({ top: top - GAP - height, above: true }));
  const under = [last.bottom, bounds.bottom].map((bottom) => ({ top: bottom + GAP + handles, above: false }));
  const wanted = (isOver ? end.left : end.right) - width / 2;
  const within =
    bounds.right - bounds.left >= width
      ? clamp(wanted, bounds.left, bounds.right - width)
      : (bounds.left + bounds.right - width) / 2;
  const start = (lines.at(-1) ?? last).left;
  const lefts = isCard ? [start, bounds.left] : [within, wanted, end.right - width, end.left];
  const sides = isOver ? [over[0], under[0], over[1], under[1]] : [under[0], over[0], under[1], over[1]];
  for (const side of sides) if (side) for (const left of lefts) yield { ...side, left };
  const top = (end.top + end.bottom - height) / 2;
  yield { left: bounds.right + GAP, top, above: false };
  yield { left: bounds.left - GAP - width, top, above: false };
}

/**
 * The place of a box beside text: below its end, or above its beginning for a selection that was drawn
 * backward, always below on touch; elsewhere where there is no room or the text itself is there. Text that
 * fills the screen leaves no room: then the box stands where it covers least of it.
 * @returns undefined while nothing of the text is on the screen.
 */
export function positionBeside(
  reference: ReferenceRects,
  size: Size,
  screen: Size,
  isCard = false,
): Place | undefined {
  const lines = reference.lines.filter(({ top, bottom }) => bottom > 0 && top < screen.height);
  if (lines.length === 0) return undefined;
  const [low, high] = [EDGE, screen.height - EDGE - size.height];
  const covered = ({ left, top }: Omit<Place, 'isClear'>): number => {
    const box = { left, top, right: left + size.width, bottom: top + size.height };
    return lines.reduce((sum, line) => sum + common(box, line), 0);
  };
  const all = Array.from(places(reference, size, { bounds: around(lines), isCard }), (place) => ({
    ...place,
    left: clamp(place.left, EDGE, screen.width - EDGE - size.width),
  }));
  const best =
    all.find((place) => place.top >= low && place.top <= high && covered(place) === 0) ??
    all
      .map(({ left, top, above }) => ({ left, top: clamp(top, low, high), above }))
      .reduce((one, other) => (covered(other) < covered(one) ? other : one));
  return { ...best, isClear: covered(best) === 0 };
}
