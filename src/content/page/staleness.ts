/** Tells when what was found on a page is no longer what stands there, by a glance. */
import type { FoundIssue } from '../../dom/page.ts';

/** A text that grew or shrank by so many characters may have unfolded. */
const UNFOLDED = 20;

export interface Staleness {
  /** The issues are looked for now. */
  looked(): void;
  /**
   * Whether they have to be looked for again: one is gone, or the page has more text or less. A root
   * ends where its text ended; what is added behind it is found by looking again.
   */
  has(found: readonly FoundIssue[]): boolean;
}

export function createStaleness(document: Document): Staleness {
  const sizeNow = (): number => document.body.textContent.length;
  let size = 0;
  return {
    looked() {
      size = sizeNow();
    },
    has(found) {
      const isBroken = found.some(({ root }) => root.collapsed || !root.startContainer.isConnected);
      return found.length === 0 || isBroken || Math.abs(sizeNow() - size) >= UNFOLDED;
    },
  };
}
