/** Hears when a page's text changes: often enough for late text, never so often as to weigh on it. */

/** Milliseconds from a first change to the look at it; doubles while the page keeps changing. */
const SOONEST = 250;
const LATEST = 4000;
/** A page that was quiet for so long is looked at soon again. */
const QUIET = 10_000;

/**
 * Calls `listener` some time after the page changed. Between a change and the call nothing is
 * observed: a page that changes a thousand nodes a second costs what one change costs. The whole
 * document is observed, since some frameworks replace the body.
 * @param isOurs Postil's own element, which comes and goes.
 */
export function onPageChange(
  document: Document,
  isOurs: (node: Node) => boolean,
  listener: () => void,
  signal: AbortSignal,
): void {
  let delay = SOONEST;
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observe = (): void =>
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  const isOwn = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
    type === 'childList' && [...Array.from(addedNodes), ...Array.from(removedNodes)].every(isOurs);
  const observer = new MutationObserver((records) => {
    if (records.every(isOwn)) return;
    observer.disconnect();
    delay = performance.now() - last > QUIET ? SOONEST : Math.min(delay * 2, LATEST);
    timer = setTimeout(() => {
      last = performance.now();
      observe();
      listener();
    }, delay);
  });
  observe();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}

/** Calls `listener` when the page, or the system under it, may have changed its colours. */
export function onColourChange(document: Document, listener: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(listener);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributeFilter: ['class', 'style', 'data-theme', 'data-color-mode'] });
  }
  signal.addEventListener('abort', () => observer.disconnect());
  document.defaultView
    ?.matchMedia('(prefers-color-scheme: dark)')
    .addEventListener('change', listener, { signal });
}
