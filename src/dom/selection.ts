/** What the reader selected, once it has settled, and the passage of an issue that it means. */
import { trimSpan, type Span } from '../core/text.ts';
import type { TextMap } from './text-map.ts';

/** A selection that came to rest. */
export interface Settled {
  readonly range: Range;
  /** What is selected besides: Firefox lets its readers select several stretches, and columns of tables. */
  readonly others: readonly Range[];
  /** Whether it was drawn towards the beginning of the text. */
  readonly backward: boolean;
  readonly touch: boolean;
}

/** Milliseconds from the last change until a selection counts as settled. */
const AFTER_POINTER = 10;
const AFTER_CHANGE = 100;
/** A selection that no input of the reader preceded by so much is the page's doing. */
const BY_HAND = 1000;

function isEditable(node: Node): boolean {
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as HTMLElement) : node.parentElement;
  return element?.isContentEditable === true;
}

/** The selected ranges outside of fields. */
function selectedRanges(selection: Selection | null): Range[] {
  const ranges = Array.from({ length: selection?.rangeCount ?? 0 }, (_, at) => selection?.getRangeAt(at));
  return ranges.flatMap((range) =>
    range === undefined || range.collapsed || isEditable(range.commonAncestorContainer)
      ? []
      : [range.cloneRange()],
  );
}

/** Whether what is selected begins in a shadow tree: Firefox's ranges say so, Chromium's know nothing of it. */
export function isInShadow(document: Document): boolean {
  const selection = document.getSelection();
  if (selection === null) return false;
  const ranges = selectedRanges(selection);
  if (ranges.length > 0)
    return ranges.some(({ startContainer }) => startContainer.getRootNode() !== document);
  return selection
    .getComposedRanges()
    .some(({ collapsed, startContainer }) => !collapsed && !isEditable(startContainer));
}

function isSame(one: Range, other: Range | undefined): boolean {
  return (
    one.startContainer === other?.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

function areSame(some: readonly Range[], others: readonly Range[]): boolean {
  return some.length === others.length && some.every((range, at) => isSame(range, others[at]));
}

/** Whether any of a range's text stands on the screen. */
export function isInView(range: Range): boolean {
  const { clientWidth, clientHeight } = document.documentElement;
  return Array.from(range.getClientRects()).some(
    ({ left, top, right, bottom, width }) =>
      width > 0 && bottom > 0 && right > 0 && top < clientHeight && left < clientWidth,
  );
}

/**
 * Tells each selection of the reader's once it has settled, and `undefined` as soon as it is gone.
 * Only what follows trusted input counts: a page that selects by script gets no answer.
 * @param isOurs events of our own interface, which leave the selection alone.
 * @returns settles at once what is selected and in view, whoever selected it: the menu's Select All and
 *   the find bar let the page hear of no input. To be called at a trusted key press alone.
 */
export function watchSelection(
  document: Document,
  isOurs: (event: Event) => boolean,
  listener: (settled: Settled | undefined) => void,
  signal: AbortSignal,
): () => void {
  let last: readonly Range[] = [];
  let pressed = false;
  let touch = false;
  let input = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const settleIf = (isMeant: (range: Range) => boolean): void => {
    const selection = document.getSelection();
    const ranges = selectedRanges(selection);
    if (areSame(ranges, last) || (ranges.length > 0 && !ranges.some(isMeant))) return;
    clearTimeout(timer);
    last = ranges;
    const [range, ...others] = ranges.toReversed();
    listener(range && { range, others, backward: selection?.direction === 'backward', touch });
  };
  // The handles of a touch screen move a selection without telling the page of the touch.
  const isByHand = (): boolean => performance.now() - input <= BY_HAND || (touch && last.length > 0);
  const settle = (): void => settleIf(isByHand);
  const settleAfter = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(settle, delay);
  };

  const changed = (): void => {
    if (selectedRanges(document.getSelection()).length === 0) return settleAfter(0);
    if (!pressed || touch) settleAfter(AFTER_CHANGE);
  };
  const pointed = (event: PointerEvent): void => {
    if (!event.isTrusted || isOurs(event)) return;
    input = performance.now();
    touch = event.pointerType === 'touch';
    pressed = event.type === 'pointerdown';
    if (!pressed) settleAfter(AFTER_POINTER);
  };
  const typed = (event: KeyboardEvent): void => {
    if (event.isTrusted && !isOurs(event)) input = performance.now();
  };

  document.addEventListener('selectionchange', changed, { signal });
  const view = document.defaultView;
  for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const) {
    view?.addEventListener(type, pointed, { signal, capture: true, passive: true });
  }
  for (const type of ['keydown', 'keyup'] as const) {
    view?.addEventListener(type, typed, { signal, capture: true, passive: true });
  }
  signal.addEventListener('abort', () => clearTimeout(timer));
  // Readers are quick, and scripts come late: what they selected before counts too, and only that.
  const isTouched = view?.navigator.userActivation?.hasBeenActive === true;
  if (isTouched && selectedRanges(document.getSelection()).length > 0) {
    input = performance.now();
    settleAfter(AFTER_CHANGE);
  }
  return () => settleIf(isInView);
}

/** Whether a range and a root have more than a border in common. */
export function touches(root: Range, range: Range): boolean {
  if (root.startContainer.getRootNode() !== range.startContainer.getRootNode()) return false;
  return (
    range.compareBoundaryPoints(Range.END_TO_START, root) < 0 &&
    range.compareBoundaryPoints(Range.START_TO_END, root) > 0
  );
}

/** The part of a range that lies in a root, without blanks at its ends; undefined where none does. */
export function passageIn(map: TextMap, root: Range, range: Range): Span | undefined {
  if (!touches(root, range)) return undefined;
  const start =
    range.compareBoundaryPoints(Range.START_TO_START, root) <= 0
      ? 0
      : map.offsetOf(range.startContainer, range.startOffset);
  const end =
    range.compareBoundaryPoints(Range.END_TO_END, root) >= 0
      ? map.text.length
      : map.offsetOf(range.endContainer, range.endOffset);
  return start === undefined || end === undefined ? undefined : trimSpan(map.text, { start, end });
}
