/** The quiet dot covers no word: beside the selection’s end, further out, on another line, or nowhere. */
import { beforeEach, expect, test, vi } from 'vitest';
import { placeOfDot } from '../../../src/content/overlay/dot-place.ts';

const SCREEN = { width: 320, height: 600 };
const SIZE = { width: 20, height: 20 };
const line = (top: number, right: number) => ({ left: 0, top, right, bottom: top + 20 });
/** Boxes of words that are on the page. */
let words: { left: number; top: number; right: number; bottom: number }[];

beforeEach(() => {
  words = [];
  document.body.textContent = 'w';
  const node = document.body.firstChild as Text;
  Object.assign(document, {
    caretPositionFromPoint: (x: number, y: number) => {
      const hit = words.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
      if (hit === undefined) return null;
      vi.spyOn(Range.prototype, 'getClientRects').mockReturnValue([hit] as never);
      return { offsetNode: node, offset: 0 };
    },
  });
});

test('right behind the end, in the middle of its line', () => {
  expect(placeOfDot([line(100, 80)], SIZE, SCREEN)).toEqual({ left: 81, top: 100 });
});

test('behind the words that follow on the line', () => {
  words = [{ left: 80, top: 100, right: 200, bottom: 120 }];
  const place = placeOfDot([line(100, 80)], SIZE, SCREEN);
  expect(place?.left).toBeGreaterThan(198);
  expect(place?.left).toBeLessThan(208);
});

test('on another of the lines where one is full, or off the screen', () => {
  words = [{ left: 0, top: 100, right: 320, bottom: 120 }];
  expect(placeOfDot([line(100, 80), line(-15, 40), line(130, 60)], SIZE, SCREEN)).toEqual({
    left: 61,
    top: 130,
  });
});

test('nowhere where all lines fill the screen', () => {
  words = [{ left: 0, top: 0, right: 320, bottom: 600 }];
  expect(placeOfDot([line(100, 80), line(130, 310)], SIZE, SCREEN)).toBeUndefined();
});
