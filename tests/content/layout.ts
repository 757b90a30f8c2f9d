/** What the tests of a page's interface need of a layout: the DOM of these tests has none. */
import { vi } from 'vitest';

/** A window of 600 × 600 pixels in which nothing moves, until `vi.unstubAllGlobals`. */
export function stubLayout(): void {
  HTMLElement.prototype.showPopover = vi.fn();
  HTMLElement.prototype.hidePopover = vi.fn();
  class Observer {
    observe = vi.fn();
    unobserve = vi.fn();
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal('ResizeObserver', Observer);
  for (const [side, value] of Object.entries({ clientWidth: 600, clientHeight: 600, currentCSSZoom: 1 })) {
    Object.defineProperty(document.documentElement, side, { value, configurable: true });
  }
}
