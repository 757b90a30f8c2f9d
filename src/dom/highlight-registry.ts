/** The highlights of a document's registry and the style sheet that they need: output, never state. */
import type { Scheme } from '../core/appearance/palette.ts';
import { STYLES, styleSheet, type Names } from './highlight-style.ts';

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

export interface HighlightRegistry {
  readonly names: Names;
  /** Registers the highlights, and the style sheet for a scheme. */
  show(scheme: Scheme): void;
  /** Leaves nothing in the document. */
  hide(): void;
  /** Fills a highlight with these ranges and no others. */
  fill(name: string, bounds: readonly StaticRangeInit[]): void;
  /** Fills all of them again with what they were filled with. */
  refill(): void;
  /** Whether all is as it was left: a page can drop highlights, empty them, and switch sheets off. */
  isWhole(): boolean;
}

/**
 * One registry entry for each style, since each entry costs on each frame; the same number for
 * everyone, since the page can count them. What they hold is kept here too: a content script cannot
 * iterate the registry in Firefox.
 */
export function createHighlightRegistry(document: Document): HighlightRegistry {
  const taken = new Set<string>();
  while (taken.size < STYLES.length + 2) taken.add(freshName(taken));
  const [pointed = '', flashed = '', ...styles] = taken;
  const names: Names = { styles, pointed, flashed };
  const highlights = new Map(Array.from(taken, (name) => [name, new Highlight()]));
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
  let rules = 0;

  return {
    names,
    fill,
    refill: () => filled.forEach((bounds, name) => fill(name, bounds)),
    show(scheme) {
      sheet ??= new CSSStyleSheet();
      sheet.replaceSync(styleSheet(names, scheme));
      sheet.disabled = false;
      rules = sheet.cssRules.length;
      if (!document.adoptedStyleSheets.includes(sheet)) {
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }
      for (const [name, highlight] of highlights) CSS.highlights.set(name, highlight);
    },
    hide() {
      for (const [name, highlight] of highlights) {
        fill(name, []);
        if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
      }
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    },
    isWhole: () =>
      sheet?.cssRules.length === rules &&
      !sheet.disabled &&
      document.adoptedStyleSheets.includes(sheet) &&
      Array.from(highlights).every(
        ([name, highlight]) =>
          CSS.highlights.get(name) === highlight && highlight.size === (filled.get(name)?.length ?? 0),
      ),
  };
}
