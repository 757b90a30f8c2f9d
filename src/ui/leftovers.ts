/**
 * What is typed and not saved yet. A page that goes finishes nothing that takes time, and a browser
 * that quits does not even tell its pages, so every key is left at once in the extension's
 * `localStorage`. Each page holds a lock of its own name while it lives
 * (https://www.w3.org/TR/web-locks/); what it left is taken up as soon as that lock is free.
 */
import type { AnnotationId } from '../core/model.ts';

/** What is left of one field. */
export type Leftover =
  /** A note's comment; `base` is the stored one that it was typed over, `editor` has its draft. */
  | {
      readonly kind: 'comment';
      readonly id: AnnotationId;
      readonly text: string;
      readonly base: string;
      readonly editor: string;
    }
  /** Anything else that is kept as a draft. */
  | { readonly kind: 'draft'; readonly id: string; readonly text: string };

/** What the names of pages begin with, and so the keys of what they leave. */
export const PREFIX = 'unsaved ';

/** One page's place for what it leaves. */
export interface Leftovers {
  readonly storage: Storage;
  readonly locks: Pick<LockManager, 'request'>;
  /** The name of this page among all, and of the lock that it holds. */
  readonly page: string;
}

/** Opens the place, and holds the page's lock for as long as the page lives. */
export function openLeftovers(storage: Storage, locks: Leftovers['locks']): Leftovers {
  const page = PREFIX + crypto.randomUUID();
  void locks.request(page, () => new Promise(() => undefined));
  return { storage, locks, page };
}

/** Leaves a text for the next page, in place of what was left of the same field. */
export function leave({ storage, page }: Leftovers, left: Leftover): void {
  try {
    storage.setItem(`${page} ${left.id}`, JSON.stringify(left));
  } catch (error) {
    // Five megabytes are full: the draft in the database follows in a moment.
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
  }
}

/** What was left of a field is saved, or given up. */
export function forget({ storage, page }: Leftovers, id: string): void {
  storage.removeItem(`${page} ${id}`);
}
