/** How light a CSS colour is to the eye: decides whether a page takes light or dark marks. */

/** `lightness` runs from 0 (black) to 1 (white), even to the eye; `alpha` from 0 to 1. */
export interface Tone {
  readonly lightness: number;
  readonly alpha: number;
}

/** CIE L* of a relative luminance, both from 0 to 1. */
function perceived(luminance: number): number {
  return luminance <= 0.008856 ? luminance * 9.033 : 1.16 * Math.cbrt(luminance) - 0.16;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function ofRgb(red: number, green: number, blue: number): number {
  return perceived(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue));
}

/**
 * Reads a computed colour as CSS Color 4 serialises it: `rgb()`, `rgba()`, `color()`, `lab()`,
 * `lch()`, `oklab()`, `oklch()`. The wider RGB spaces are read as sRGB, which is near enough here.
 * @returns undefined for any other spelling.
 */
export function toneOf(colour: string): Tone | undefined {
  const match = /^([a-z]+)\(([^()]*)\)$/.exec(colour.trim());
  if (match === null) return undefined;
  const [, form = '', inside = ''] = match;
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== '');
  if (form === 'color') parts.shift();
  const percent = (part: string, full: number): number =>
    part.endsWith('%') ? Number.parseFloat(part) / 100 : Number.parseFloat(part) / full;
  const [first = '0', second = '0', third = '0', fourth = '1'] = parts.map((part) =>
    part === 'none' ? '0' : part,
  );
  const alpha = percent(fourth, 1);
  switch (form) {
    case 'rgb':
    case 'rgba':
      return { lightness: ofRgb(percent(first, 255), percent(second, 255), percent(third, 255)), alpha };
    case 'color':
      return { lightness: ofRgb(percent(first, 1), percent(second, 1), percent(third, 1)), alpha };
    case 'lab':
    case 'lch':
      return { lightness: percent(first, 100), alpha };
    case 'oklab':
    case 'oklch':
      return { lightness: percent(first, 1), alpha };
    default:
      return undefined;
  }
}

/**
 * The tone that is seen where backgrounds lie one on another.
 * @param layers computed colours from the nearest to the farthest; unknown spellings are skipped.
 * @param canvas the lightness under them all.
 */
export function blend(layers: readonly string[], canvas: number): number {
  let seen = 0;
  let through = 1;
  for (const layer of layers) {
    const tone = toneOf(layer);
    if (tone === undefined) continue;
    seen += through * tone.alpha * tone.lightness;
    through *= 1 - tone.alpha;
  }
  return seen + through * canvas;
}
