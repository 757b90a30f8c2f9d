/** Where the quiet dot stands: on the line of the selection's end, where there are no words. */
import { characterAt } from '../../dom/hit-test.ts';
import { EDGE, type Box, type Size } from './position.ts';

/** From the text to the dot, and from one try to the next, in CSS pixels. */
const GAP = 4;
const STEP = 8;
/** Which parts of the dot are looked at: what its corners cover is not there. */
const PARTS = [0.1, 0.5, 0.9];

/**
 * The first place to the right of the end that covers no word, else one to the left of the line. The dot
 * itself must not be there to be hit.
 * @returns undefined where the line fills the screen.
 */
export function placeOfDot(
  end: Box,
  { width, height }: Size,
  screen: Size,
): { readonly left: number; readonly top: number } | undefined {
  const top = (end.top + end.bottom - height) / 2;
  if (top < EDGE || top + height > screen.height - EDGE) return undefined;
  const isFree = (left: number): boolean =>
    PARTS.every((part) => characterAt(document, left + part * width, top + height / 2) === undefined);
  for (let left = end.right + GAP; left + width <= screen.width - EDGE; left += STEP) {
    if (isFree(left)) return { left, top };
  }
  for (let left = end.left - GAP - width; left >= EDGE; left -= STEP) if (isFree(left)) return { left, top };
  return undefined;
}
