/** Paints marks by CSS Custom Highlights: knows ranges and styles, changes nothing in the page's DOM. */
import type { Scheme } from '../core/appearance/palette.ts';
import { styleIndex, STYLES, styleSheet, type HighlightStyle, type Names } from './highlight-style.ts';

export interface Mark extends HighlightStyle {
  readonly bounds: StaticRangeInit;
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

/** Ten letters that say nothing: the page sees the names in its registry. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return String.fromCharCode(...Array.from(bytes, (byte) => 97 + (byte % 26)));
}

function freshName(taken: ReadonlySet<string>): string {
  for (;;) {
    const name = randomName();
    if (!taken.has(name) && !CSS.highlights.has(name)) return name;
  }
}

/**
 * A painter for one document, until `signal` aborts. One registry entry for each style, since each
 * entry costs on each frame; the same number for everyone, since the page can count them. What
 * is painted is kept here too: a content script cannot iterate the registry in Firefox. Nothing is left in the
 * document while there is nothing to paint.
 */
export function createPainter(document: Document, signal: AbortSignal): Painter {
  const taken = new Set<string>();
  while (taken.size < STYLES.length + 2) taken.add(freshName(taken));
  const [pointed = '', flashed = '', ...styles] = taken;
  const names: Names = { styles, pointed, flashed };
  const highlights = new Map(Array.from(taken, (name) => [name, new Highlight()]));
  /** A record of our own: the page can empty our highlights as well as drop them. */
  const filled = new Map<string, readonly StaticRangeInit[]>();
  const fill = (name: string, bounds: readonly StaticRangeInit[]): void => {
    filled.set(name, bounds);
    const highlight = highlights.get(name);
    highlight?.clear();
    for (const one of bounds) highlight?.add(new StaticRange(one));
  };
  [pointed, flashed].forEach((name, order) => {
    const highlight = highlights.get(name);
    if (highlight !== undefined) highlight.priority = order + 1;
  });

  let sheet: CSSStyleSheet | undefined;
  /** How many rules the sheet has: a page can take them out, or switch the sheet off. */
  let rules = 0;
  let painted: Scheme | undefined;
  let repaints: number[] = [];
  let watch: ReturnType<typeof setInterval> | undefined;

  const isWhole = (): boolean =>
    sheet?.cssRules.length === rules &&
    !sheet.disabled &&
    document.adoptedStyleSheets.includes(sheet) &&
    Array.from(highlights).every(
      ([name, highlight]) =>
        CSS.highlights.get(name) === highlight && highlight.size === (filled.get(name)?.length ?? 0),
    );

  const show = (scheme: Scheme): void => {
    sheet ??= new CSSStyleSheet();
    if (painted !== scheme) sheet.replaceSync(styleSheet(names, scheme));
    sheet.disabled = false;
    rules = sheet.cssRules.length;
    painted = scheme;
    if (!document.adoptedStyleSheets.includes(sheet)) {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    for (const [name, highlight] of highlights) CSS.highlights.set(name, highlight);
  };

  const hide = (): void => {
    clearInterval(watch);
    watch = undefined;
    if (painted === undefined) return;
    painted = undefined;
    for (const [name, highlight] of highlights) {
      fill(name, []);
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };

  /** The registry is output, never state: what the page wiped is shown again, but not for ever. */
  const restore = (): void => {
    if (painted === undefined || document.visibilityState === 'hidden' || isWhole()) return;
    const now = performance.now();
    repaints = repaints.filter((time) => now - time < REPAINT_WINDOW);
    if (repaints.length >= MOST_REPAINTS) return;
    repaints.push(now);
    const scheme = painted;
    painted = undefined;
    show(scheme);
    filled.forEach((bounds, name) => fill(name, bounds));
  };

  document.addEventListener('visibilitychange', restore, { signal });
  document.defaultView?.addEventListener('focus', restore, { signal });
  signal.addEventListener('abort', hide);

  return {
    paint(marks, scheme) {
      if (marks.length === 0) return hide();
      const alike = styles.map((): StaticRangeInit[] => []);
      for (const mark of marks) alike[styleIndex(mark)]?.push(mark.bounds);
      // Filled once it is registered: the other way round takes Firefox twice as long.
      if (painted !== scheme) show(scheme);
      styles.forEach((name, index) => fill(name, alike[index] ?? []));
      watch ??= setInterval(restore, WATCH);
    },
    point: (bounds) => fill(pointed, bounds),
    flash: (bounds) => fill(flashed, bounds),
  };
}
