/** What of a page answers clicks now: all of it, or its topmost modal dialog or fullscreen element. */

/** The parent of a node as it is drawn: slots and shadow roots count. */
function drawnParent(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  const slot = node instanceof Element || node instanceof Text ? node.assignedSlot : null;
  return slot ?? node.parentNode;
}

/** The nearest element around a node, as it is drawn, that a selector matches; the node itself counts. */
function closestDrawn(node: Node | null, selector: string): Element | undefined {
  for (let at = node; at !== null; at = drawnParent(at)) {
    if (at instanceof Element && at.matches(selector)) return at;
  }
  return undefined;
}

/** The element under a point, also in open shadow roots. */
function elementAt(x: number, y: number): Element | null {
  let root: DocumentOrShadowRoot = document;
  for (let found: Element | null = null; ;) {
    const inner: Element | null = root.elementFromPoint(x, y);
    if (inner === null || inner === found) return found;
    found = inner;
    if (found.shadowRoot === null) return found;
    root = found.shadowRoot;
  }
}

/**
 * The topmost modal dialog or fullscreen element; undefined where the whole page answers. While there
 * is one, nothing outside of it is hit, so that what lies under any point tells.
 */
export function topmostModal(): Element | undefined {
  // In a tab that is being closed, Firefox throws at the window's own size.
  const { offsetLeft = 0, offsetTop = 0, width = 0, height = 0 } = window.visualViewport ?? {};
  const hit = closestDrawn(elementAt(offsetLeft + width / 2, offsetTop + height / 2), ':modal');
  return hit ?? Array.from(document.querySelectorAll(':modal')).at(-1);
}

/** Whether a node is in an element, as it is drawn. */
export function isWithin(node: Node, element: Element | undefined): boolean {
  for (let at: Node | null = node; at !== null; at = drawnParent(at)) if (at === element) return true;
  return element === undefined;
}

/**
 * Where our element is put so that it answers clicks: into the modal element, and into the open popover
 * around the text, which a click elsewhere would close.
 */
export function homeOf(text: Node | undefined, modal: Element | undefined): Element {
  const around =
    text !== undefined && isWithin(text, modal) ? closestDrawn(text, ':modal, :popover-open') : undefined;
  return around ?? modal ?? document.documentElement;
}

/** Calls `listener` when a dialog, a popover or a fullscreen element may have come or gone. */
export function onTopLayerChange(listener: () => void, signal: AbortSignal): void {
  document.addEventListener('toggle', listener, { signal, capture: true, passive: true });
  document.addEventListener('fullscreenchange', listener, { signal, passive: true });
  // A modal dialog takes the focus, also in a shadow root that no other event leaves.
  window.addEventListener('focusin', listener, { signal, capture: true, passive: true });
}
