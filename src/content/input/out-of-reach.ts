/** Says so where a selection lies in text that cannot be read: in a shadow tree, or in a frame of the site's own. */
import { isInShadow } from '../../dom/selection.ts';
import { commandOf, isTyping } from '../overlay/keys.ts';

/** Milliseconds until a selection follows the pointer that drew it. */
const AFTER_POINTER = 50;

/** What a frame shows, where its site lets the page see it. */
function windowOf(element: Element | null): Window | null {
  if (element === null || !/^i?frame$/.test(element.localName)) return null;
  return (element as HTMLIFrameElement | HTMLFrameElement).contentDocument?.defaultView ?? null;
}

/**
 * Frames are listened to once the reader goes into them; those of other sites cannot be.
 * @param isOurs events of our own interface.
 * @param say called once for each such selection when one of Postil's keys is pressed, and at the first one
 *   that a pointer draws.
 */
export function watchOutOfReach(
  isOurs: (event: Event) => boolean,
  say: () => void,
  signal: AbortSignal,
): void {
  let told: string | undefined;
  let isDrawn = false;
  const watched = new WeakSet<Window>();
  const watch = (view: Window): void => {
    if (watched.has(view)) return;
    watched.add(view);
    const { document } = view;
    const isOut = (): boolean =>
      isInShadow(document) || (view !== window && document.getSelection()?.isCollapsed === false);
    const pressed = (event: KeyboardEvent): void => {
      const kind = event.isTrusted && !isTyping(event) ? commandOf(event)?.kind : undefined;
      if (kind === undefined || /close|enter|extend/.test(kind) || !isOut()) return;
      const words = String(document.getSelection());
      if (words !== told) say();
      told = words;
    };
    const drawn = (event: PointerEvent): void => {
      if (!event.isTrusted || isDrawn || isOurs(event) || isTyping(event)) return;
      setTimeout(() => {
        if (isDrawn || signal.aborted || !isOut()) return;
        isDrawn = true;
        say();
      }, AFTER_POINTER);
    };
    const left = (): void => {
      setTimeout(() => {
        const inside = signal.aborted ? null : windowOf(document.activeElement);
        if (inside !== null) watch(inside);
      });
    };
    view.addEventListener('keydown', pressed, { signal, capture: true });
    view.addEventListener('pointerup', drawn, { signal, capture: true, passive: true });
    view.addEventListener('blur', left, { signal });
    left();
  };
  watch(window);
}
