/** The palette meets WCAG 2.2 AA wherever two of its colours meet, in both themes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BADGE } from '../../src/core/appearance/badge.ts';
import { COLOURS } from '../../src/core/model.ts';
import { PALETTE } from '../../src/core/appearance/palette.ts';

const sheet = readFileSync(join(import.meta.dirname, '../../src/ui/styles/theme.css'), 'utf8');

type Theme = 'light' | 'dark';

/** The value of a token, as `#rrggbb`. */
function token(name: string, theme: Theme): string {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(sheet);
  const value = match?.[theme === 'light' ? 1 : 2];
  if (value === undefined) throw new Error(`No token --${name}`);
  return value;
}

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string, theme: Theme): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((name) => luminance(token(name, theme)))
    .toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const SURFACES = ['paper', 'card', 'wash'];

/** Text of any size needs 4.5 (1.4.3), the edge of a control and the ring of the focus 3 (1.4.11). */
const PAIRS: [foreground: string, background: string, least: number][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'danger', ...COLOURS.map((colour) => `${colour}-ink`)].flatMap(
    (text) => SURFACES.map((surface): [string, string, number] => [text, surface, 4.5]),
  ),
  ...COLOURS.map((colour): [string, string, number] => ['ink', colour, 4.5]),
  ['paper', 'ink', 4.5],
  ['on-accent', 'accent', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'card', 3],
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(PAIRS)('%s on %s reaches %d', (foreground, background, least) => {
    expect(contrast(foreground, background, theme)).toBeGreaterThanOrEqual(least);
  });
});

test('the badge has the colours of the light theme', () => {
  expect(BADGE).toEqual({ background: token('accent', 'light'), text: token('on-accent', 'light') });
});

test.each(COLOURS)('%s is the same here and on the pages that are read', (colour) => {
  for (const theme of ['light', 'dark'] as const) {
    expect({ mark: token(colour, theme), ink: token(`${colour}-ink`, theme) }).toEqual(
      PALETTE[colour][theme],
    );
  }
});

test('the computation is that of WCAG: black on white is 21', () => {
  expect((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)).toBeCloseTo(21);
});
