/** Refuses clicks that the page may have led astray: synthetic ones, and those on hidden buttons. */

/** Chromium's Intersection Observer v2: tells whether anything covers, fades or bends an element. */
interface VisibilityInit extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}
interface VisibilityEntry extends IntersectionObserverEntry {
  /** Missing where the browser cannot tell. */
  readonly isVisible?: boolean;
}

export interface Guard {
  /** Watches these boxes and no others. */
  watch(boxes: readonly Element[]): void;
}

/**
 * Stops clicks before they reach a button: those that a script made, and, where the browser can tell,
 * those of a pointer on a box that it reports as covered or transparent. A key presses the button that
 * has the focus, whatever covers it.
 * @param root the closed shadow root; its own listeners come after this one.
 * @param refused hears of a click on a hidden box, so that the reader learns why nothing happens.
 */
export function guardClicks(root: ShadowRoot, refused: () => void): Guard {
  const hidden = new WeakSet<Element>();
  let watched: readonly Element[] = [];
  const options: VisibilityInit = { threshold: [0, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries: VisibilityEntry[]) => {
    for (const { target, isVisible } of entries) {
      if (isVisible === false) hidden.add(target);
      else hidden.delete(target);
    }
  }, options);

  const check = (event: Event): void => {
    const { target, isTrusted } = event;
    const byPointer = event instanceof PointerEvent && event.pointerType !== '';
    const covered =
      byPointer && target instanceof Node && watched.some((box) => box.contains(target) && hidden.has(box));
    if (isTrusted && !covered) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (isTrusted) refused();
  };
  root.addEventListener('click', check, { capture: true });

  return {
    watch(boxes) {
      for (const box of watched) if (!boxes.includes(box)) observer.unobserve(box);
      for (const box of boxes) if (!watched.includes(box)) observer.observe(box);
      watched = boxes;
    },
  };
}
