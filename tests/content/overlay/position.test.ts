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
  lines: [box(300, top, 400, 20), box(100, top + 20, 600, 20), box(100, top + 40, 308, 20)],
  backward: false,
  touch: false,
  ...more,
});

const BAR = { width: 400, height: 40 };
const SCREEN = { width: 1000, height: 700 };

test('below the end of a selection drawn forward, centred on it', () => {
  expect(positionBeside(text(200), BAR, SCREEN)).toMatchObject({ left: 208, top: 268 });
});

test('above the beginning of a selection drawn backward', () => {
  expect(positionBeside(text(200, { backward: true }), BAR, SCREEN)).toMatchObject({ left: 100, top: 152 });
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
  const narrow = text(200, { lines: [box(350, 200, 60, 20), box(350, 240, 58, 20)] });
  expect(positionBeside(narrow, BAR, SCREEN)?.left).toBe(180);
});

test('nowhere while the text is off the screen, and beside what is to be seen of it', () => {
  expect(positionBeside(text(-100), BAR, SCREEN)).toBeUndefined();
  expect(positionBeside(text(710), BAR, SCREEN)).toBeUndefined();
  expect(positionBeside(text(690), BAR, SCREEN)?.top).toBe(642);
});

test('text that fills the screen is covered at its end', () => {
  const lines = Array.from({ length: 60 }, (_, line) => box(100, line * 20 - 200, 800, 20));
  const at = positionBeside(text(-200, { last: box(800, 980, 8, 20), lines }), BAR, SCREEN);
  expect(at).toMatchObject({ top: 652, isClear: false });
});

test('in columns, over no line of the first one', () => {
  const lines = [box(100, 400, 300, 200), box(450, 100, 300, 100)];
  const at = positionBeside(text(400, { last: box(740, 180, 8, 20), lines }), BAR, SCREEN);
  expect(at).toMatchObject({ top: 208, isClear: true });
});

test('in vertical lines, clear of the longest one', () => {
  const lines = [box(600, 50, 20, 500), box(570, 50, 20, 100)];
  const at = positionBeside(text(50, { last: box(570, 130, 20, 20), lines }), BAR, SCREEN);
  expect(at?.isClear).toBe(true);
});

test('in text that is turned round, not over the lines before', () => {
  const lines = [box(100, 240, 400, 20), box(100, 220, 600, 20), box(400, 200, 300, 20)];
  const turned = text(200, { first: box(490, 240, 8, 20), last: box(400, 200, 8, 20), lines });
  expect(positionBeside(turned, BAR, SCREEN)).toMatchObject({ isClear: true, top: 268 });
});

test('a card begins where the last line does', () => {
  const indented = text(200, {
    lines: [box(300, 200, 400, 20), box(120, 220, 200, 20)],
    last: box(310, 220, 8, 20),
  });
  expect(positionBeside(indented, BAR, SCREEN, true)).toMatchObject({ left: 120, top: 248, above: false });
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
      lines: [box(left - 20, top, 100, height)],
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
      const isSeen = anchor.first.top > 0 && anchor.last.bottom < 700;
      const room = anchor.first.top >= 56 || anchor.last.bottom + 24 <= 644;
      const clear = at.top >= anchor.last.bottom || at.top + BAR.height <= anchor.first.top;
      if (room && isSeen) expect(clear).toBe(true);
    }),
  );
});
