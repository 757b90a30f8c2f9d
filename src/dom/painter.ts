/** Paints marks by CSS Custom Highlights: knows ranges and styles, changes nothing in the page's DOM. */
import type { Scheme } from '../core/appearance/palette.ts';
import { createHighlightRegistry } from './highlight-registry.ts';
import { styleIndex, type HighlightStyle } from './highlight-style.ts';

export interface Mark extends HighlightStyle {
  /** Several where blocks that are not the passage's stand within it. */
  readonly painted: readonly StaticRangeInit[];
}

export interface Painter {
  /** Shows these marks and no others. */
  paint(marks: readonly Mark[], scheme: Scheme): void;
  /** Makes what is pointed at stand out, over all marks. */
  point(bounds: readonly StaticRangeInit[]): void;
  /** Makes what was just revealed stand out, over all else. */
  flash(bounds: readonly StaticRangeInit[]): void;
}

/** How often to look whether the page took the paint away, in milliseconds. */
const WATCH = 1000;
/** A page that wipes in a loop is answered this often in `REPAINT_WINDOW` milliseconds. */
const MOST_REPAINTS = 3;
const REPAINT_WINDOW = 10_000;

/** A painter for one document, until `signal` aborts. Nothing is left there while there is nothing to paint. */
export function createPainter(document: Document, signal: AbortSignal): Painter {
  const registry = createHighlightRegistry(document);
  const { styles, pointed, flashed } = registry.names;
  let painted: Scheme | undefined;
  let repaints: number[] = [];
  let watch: ReturnType<typeof setInterval> | undefined;

  const hide = (): void => {
    clearInterval(watch);
    watch = undefined;
    if (painted !== undefined) registry.hide();
    painted = undefined;
  };

  /** What the page wiped is shown again, but not for ever. */
  const restore = (): void => {
    if (painted === undefined || document.visibilityState === 'hidden' || registry.isWhole()) return;
    const now = performance.now();
    repaints = repaints.filter((time) => now - time < REPAINT_WINDOW);
    if (repaints.length >= MOST_REPAINTS) return;
    repaints.push(now);
    registry.show(painted);
    registry.refill();
  };

  document.addEventListener('visibilitychange', restore, { signal });
  document.defaultView?.addEventListener('focus', restore, { signal });
  signal.addEventListener('abort', hide);

  return {
    paint(marks, scheme) {
      if (marks.length === 0) return hide();
      const alike = styles.map((): StaticRangeInit[] => []);
      for (const mark of marks) alike[styleIndex(mark)]?.push(...mark.painted);
      // Filled once it is registered: the other way round takes Firefox twice as long.
      if (painted !== scheme) registry.show(scheme);
      painted = scheme;
      styles.forEach((name, index) => registry.fill(name, alike[index] ?? []));
      watch ??= setInterval(restore, WATCH);
    },
    point: (bounds) => registry.fill(pointed, bounds),
    flash: (bounds) => registry.fill(flashed, bounds),
  };
}
