/** What the content scripts of one page know of each other, in the world that they share. */
import type { carryOver } from '../../core/anchoring/carry.ts';
import type { linkOf } from '../../core/formats/passage-link.ts';
import type { quoteOf } from '../../core/formats/quote/quote.ts';
import type { anchorInSteps, describeSpan } from '../../dom/anchor.ts';
import type { openAround } from '../../dom/closed-parts.ts';
import type { Finder } from '../../dom/page.ts';
import type { reveal } from '../../dom/reveal.ts';
import type { readableText, withPictures } from '../../dom/rendered-text.ts';
import type { structureOf } from '../../dom/structure.ts';
import type { copy } from '../input/clipboard.ts';

/** What `anchor` hands to `main`. */
export interface Anchorer {
  readonly anchorInSteps: typeof anchorInSteps;
  readonly carryOver: typeof carryOver;
  readonly describeSpan: typeof describeSpan;
}

/** What `later` hands to `main`, once a passage is selected or shown. */
export interface Later {
  readonly openAround: typeof openAround;
  readonly reveal: typeof reveal;
  readonly quoteOf: typeof quoteOf;
  readonly linkOf: typeof linkOf;
  readonly copy: typeof copy;
  readonly readableText: typeof readableText;
  readonly structureOf: typeof structureOf;
  readonly withPictures: typeof withPictures;
}

interface Own {
  /** Ends with the look at the page that goes on now. */
  look?: AbortController;
  /** Ends the content script that is running. */
  end?: (() => void) | undefined;
  /** The page looked like an issue: nobody asked for more. */
  likely?: boolean;
  finder?: Finder;
  anchorer?: Anchorer;
  later?: Later | undefined;
}

/** The page has another global object: it sees none of this. */
const world = globalThis as typeof globalThis & { postil?: Own };

const own = (): Own => (world.postil ??= {});

/** Hands over what `find` is for; called by it, which is brought in first. */
export function offerFinder(finder: Finder): void {
  own().finder = finder;
}

/** @throws Error where `find` was not brought in */
export function takeFinder(): Finder {
  const { finder } = own();
  if (finder === undefined) throw new Error('find.js comes before main.js');
  return finder;
}

/** Called by `anchor`, which is brought in first. */
export function offerAnchorer(anchorer: Anchorer): void {
  own().anchorer = anchorer;
}

/** @throws Error where `anchor` was not brought in */
export function takeAnchorer(): Anchorer {
  const { anchorer } = own();
  if (anchorer === undefined) throw new Error('anchor.js comes before main.js');
  return anchorer;
}

/** Called by `later`, which is brought in when it is first needed. */
export function offerLater(later: Later): void {
  own().later = later;
}

/** Whether `later` is there: then what it hands over can be taken at once. */
export function hasLater(): boolean {
  return own().later !== undefined;
}

/** @throws Error where `later` was not brought in */
export function takeLater(): Later {
  const { later } = own();
  if (later === undefined) throw new Error('later.js did not come');
  return later;
}

/** Ends the look that goes on in this page, if any, and begins another one. */
export function lookAfresh(): AbortController {
  own().look?.abort();
  return (own().look = new AbortController());
}

export function isRunning(): boolean {
  return own().end !== undefined;
}

/** Says that the next start is for a page that looks like an issue, not at the reader's wish. */
export function announceLikely(): void {
  own().likely = true;
}

/** Whether the start was announced by `announceLikely`; true once for each announcement. */
export function takeLikely(): boolean {
  const { likely } = own();
  own().likely = false;
  return likely === true;
}

/**
 * Ends the content script that runs in this page, if any, and takes its place.
 * @returns a signal that aborts when this one is to end, and the way to end it from within.
 */
export function takeOver(): { readonly signal: AbortSignal; readonly end: () => void } {
  own().end?.();
  const life = new AbortController();
  const end = (): void => {
    if (own().end === end) own().end = undefined;
    life.abort();
  };
  own().end = end;
  return { signal: life.signal, end };
}
