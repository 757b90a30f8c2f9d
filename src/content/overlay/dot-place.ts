/** Where the quiet dot stands: on the line of the selection's end, where there are no words. */
import { characterAt } from '../../dom/hit-test.ts';
import type { Box, Size } from './position.ts';

/** From the text to the dot, and from one try to the next, in CSS pixels: a phone's margins are narrow. */
const GAP = 1;
const STEP = 8;
/** Which parts of the dot are looked at: what its corners cover is not there. */
const PARTS = [0.1, 0.5, 0.9];

/**
 * The first place that covers no word to the right of the end, else of another of the lines. The dot itself
 * must not be there to be hit.
 * @returns undefined where all lines fill the screen.
 */
export function placeOfDot(
  lines: readonly Box[],
  { width, height }: Size,
  screen: Size,
): { readonly left: number; readonly top: number } | undefined {
  for (const line of lines) {
    const top = (line.top + line.bottom - height) / 2;
    if (top < 0 || top + height > screen.height) continue;
    for (let left = line.right + GAP; left + width <= screen.width; left += STEP) {
      const isFree = PARTS.every(
        (part) => characterAt(document, left + part * width, top + height / 2) === undefined,
      );
      if (isFree) return { left, top };
    }
  }
  return undefined;
}
