/** Painting: the scheme is the page's own, and is looked at again when its colours may have changed. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createPainting, type Painting } from '../../../src/content/notes/painting.ts';
import type { Scheme } from '../../../src/core/appearance/palette.ts';

let scheme: Scheme | undefined;
const paint = vi.fn();
const painted = vi.fn();
let painting: Painting;

beforeEach(() => {
  scheme = 'light';
  paint.mockClear();
  painted.mockClear();
  painting = createPainting({ painter: { paint }, measure: () => scheme, painted });
});

test('the scheme is measured at each paint, and what stands out is shown after it', () => {
  scheme = 'dark';
  painting.paint([], []);
  expect(paint).toHaveBeenCalledWith([], 'dark');
  expect(painting.scheme).toBe('dark');
  expect(painted).toHaveBeenCalledOnce();
});

test('colours that changed nothing paint nothing', () => {
  painting.paint([], []);
  painting.recolour();
  expect(paint).toHaveBeenCalledOnce();
});

test('a page that became dark is painted again', () => {
  painting.paint([], []);
  scheme = 'dark';
  painting.recolour();
  expect(paint).toHaveBeenLastCalledWith([], 'dark');
});

test('an issue that is not on the page keeps the scheme', () => {
  scheme = 'dark';
  painting.paint([], []);
  scheme = undefined;
  painting.paint([], []);
  expect(painting.scheme).toBe('dark');
});
