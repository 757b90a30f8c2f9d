/** Placing: beside the text on the side that was meant, on the screen, and not over the text. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionBeside, type ReferenceRects, type Box } from '../../../src/content/overlay/position.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** Three lines of text, from x 100 to 700, of which the selection takes the middle of the ends. */
const text = (top: number, more: Partial<ReferenceRects> = {}): ReferenceRects => ({
  text: document.body,
  first: box(300, top, 8, 20),
  last: box(400, top + 40, 8, 20),
  bounds: box(100, top, 600, 60),
  backward: false,
  touch: false,
  ...more,
});

const BAR = { width: 400, height: 40 };
const SCREEN = { width: 1000, height: 700 };

test('below the end of a selection drawn forward, centred on it', () => {
  expect(positionBeside(text(200), BAR, SCREEN)).toEqual({ left: 208, top: 268 });
});

test('above the beginning of a selection drawn backward', () => {
  expect(positionBeside(text(200, { backward: true }), BAR, SCREEN)).toEqual({ left: 100, top: 152 });
});

test('always below on touch, clear of the handles', () => {
  expect(positionBeside(text(200, { backward: true, touch: true }), BAR, SCREEN)?.top).toBe(292);
});

test('on the other side where there is no room', () => {
  expect(positionBeside(text(620), BAR, SCREEN)?.top).toBe(572);
  expect(positionBeside(text(20, { backward: true }), BAR, SCREEN)?.top).toBe(88);
});

test('within the width of the text where that is wide enough, else centred on it', () => {
  const right = text(200, { last: box(690, 240, 8, 20) });
  expect(positionBeside(right, BAR, SCREEN)?.left).toBe(300);
  const narrow = text(200, { bounds: box(350, 200, 60, 60) });
  expect(positionBeside(narrow, BAR, SCREEN)?.left).toBe(180);
});

test('nowhere while the end of the text is off the screen', () => {
  expect(positionBeside(text(-100), BAR, SCREEN)).toBeUndefined();
  expect(positionBeside(text(690), BAR, SCREEN)).toBeUndefined();
});

test('a narrow screen keeps the whole box', () => {
  const left = positionBeside(text(200), { width: 304, height: 40 }, { width: 320, height: 600 })?.left;
  expect(left).toBe(8);
});

test('on the screen and, where either side has room, never over the text', () => {
  const edge = fc.integer({ min: -500, max: 1500 });
  const anchors = fc
    .tuple(edge, edge, fc.integer({ min: 10, max: 400 }), fc.boolean(), fc.boolean())
    .map(([top, left, height, backward, touch]) => ({
      text: document.body,
      first: box(left, top, 8, 20),
      last: box(left + 50, top + height - 20, 8, 20),
      bounds: box(left - 20, top, 100, height),
      backward,
      touch,
    }));
  fc.assert(
    fc.property(anchors, (anchor) => {
      const at = positionBeside(anchor, BAR, SCREEN);
      if (at === undefined) return;
      expect(at.left).toBeGreaterThanOrEqual(8);
      expect(at.left + BAR.width).toBeLessThanOrEqual(992);
      expect(at.top).toBeGreaterThanOrEqual(8);
      expect(at.top + BAR.height).toBeLessThanOrEqual(692);
      const room = anchor.first.top >= 56 || anchor.last.bottom + 24 <= 644;
      const clear = at.top >= anchor.last.bottom || at.top + BAR.height <= anchor.first.top;
      if (room) expect(clear).toBe(true);
    }),
  );
});
