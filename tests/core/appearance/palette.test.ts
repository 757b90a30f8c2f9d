/** The palette: legible in both schemes, a pattern of its own for each colour, one with the pages' theme. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blend, toneOf } from '../../../src/core/appearance/lightness.ts';
import { COLOURS } from '../../../src/core/model.ts';
import { PALETTE, TEXT } from '../../../src/core/appearance/palette.ts';

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test.each(COLOURS.flatMap((colour) => [[colour, 'light'] as const, [colour, 'dark'] as const]))(
  '%s, %s: text reaches 4.5 on the mark, the pattern 3',
  (colour, scheme) => {
    const { mark, ink } = PALETTE[colour][scheme];
    expect(contrast(TEXT[scheme], mark)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, mark)).toBeGreaterThanOrEqual(3);
  },
);

test('no two colours share a pattern', () => {
  const patterns = COLOURS.map((colour) => Object.values(PALETTE[colour].pattern).join(' '));
  expect(new Set(patterns).size).toBe(COLOURS.length);
});

test('the pages of the extension paint with the same values', () => {
  const theme = readFileSync(`${import.meta.dirname}/../../../src/ui/styles/theme.css`, 'utf8');
  for (const colour of COLOURS) {
    const { light, dark } = PALETTE[colour];
    expect(theme).toContain(`--${colour}: light-dark(${light.mark}, ${dark.mark})`);
    expect(theme).toContain(`--${colour}-ink: light-dark(${light.ink}, ${dark.ink})`);
  }
});

test.each([
  ['rgb(255, 255, 255)', 1, 1],
  ['rgb(0 0 0 / 50%)', 0, 0.5],
  ['rgba(0, 0, 0, 0)', 0, 0],
  ['rgb(119, 119, 119)', 0.5, 1],
  ['color(srgb 1 1 1 / 0.25)', 1, 0.25],
  ['color(display-p3 none 0 0)', 0, 1],
  ['lab(52.2 40.1 59.9)', 0.522, 1],
  ['oklch(0.21 0.006 285.9)', 0.21, 1],
  ['oklab(21% 0 0 / 0.5)', 0.21, 0.5],
])('%s has the lightness %d and the alpha %d', (colour, lightness, alpha) => {
  const tone = toneOf(colour);
  expect(tone?.lightness).toBeCloseTo(lightness, 1);
  expect(tone?.alpha).toBeCloseTo(alpha);
});

test('what is no computed colour has no tone', () => {
  expect(toneOf('transparent')).toBeUndefined();
  expect(toneOf('url(x)')).toBeUndefined();
});

test('backgrounds shine through those above them', () => {
  expect(blend(['rgba(0, 0, 0, 0)'], 1)).toBeCloseTo(1);
  expect(blend(['rgba(0, 0, 0, 0)', 'rgb(0, 0, 0)'], 1)).toBeCloseTo(0);
  expect(blend(['rgba(255, 255, 255, 0.1)', 'rgb(0, 0, 0)'], 1)).toBeCloseTo(0.1);
  expect(blend([], 0)).toBe(0);
});
