/** Whether the text of an element stands on a dark background or on a light one. */
import { blend, toneOf } from '../core/appearance/lightness.ts';
import type { Scheme } from '../core/appearance/palette.ts';

/** The canvas under all backgrounds, as the page declares its colour scheme. */
function canvasLightness(document: Document, view: Window): number {
  const declared = view.getComputedStyle(document.documentElement).colorScheme;
  const meta = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')?.content ?? '';
  const scheme = declared === 'normal' || declared === '' ? meta : declared;
  if (!scheme.includes('dark')) return 1;
  const dark = !scheme.includes('light') || view.matchMedia('(prefers-color-scheme: dark)').matches;
  return dark ? 0 : 1;
}

/**
 * Measures the background behind an element, whatever the system's theme. Where a picture lies
 * between, the colour of the text tells: it was chosen to be read.
 */
export function schemeOf(element: Element): Scheme {
  const document = element.ownerDocument;
  const view = document.defaultView;
  if (view === null) return 'light';
  const layers: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = view.getComputedStyle(at);
    layers.push(backgroundColor);
    if (toneOf(backgroundColor)?.alpha === 1) break;
    if (backgroundImage !== 'none' && backgroundImage !== '') {
      const text = toneOf(view.getComputedStyle(element).color);
      return text !== undefined && text.lightness > 0.5 ? 'dark' : 'light';
    }
  }
  return blend(layers, canvasLightness(document, view)) < 0.5 ? 'dark' : 'light';
}
