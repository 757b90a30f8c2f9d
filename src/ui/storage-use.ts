/** How much the browser stores for Postil, and whether it promises to keep it. */

declare const BROWSER: 'chrome' | 'firefox';

export interface StorageUse {
  /** As the browser estimates it. */
  readonly bytes: number;
  /** Whether the browser keeps it until the reader or the extension deletes it. */
  readonly kept: boolean;
}

/**
 * Asks the browser to keep what is stored, and how much that is. In Chromium the permission
 * `unlimitedStorage` is the promise, whatever `persist` says; in Firefox it makes `persist` answer
 * at once.
 */
export async function storageUse(): Promise<StorageUse> {
  const [kept, { usage = 0 }] = await Promise.all([
    navigator.storage.persist(),
    navigator.storage.estimate(),
  ]);
  return { bytes: usage, kept: kept || BROWSER === 'chrome' };
}
