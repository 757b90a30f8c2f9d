/** Change events: whoever wrote tells every context that something changed, in ids only. */
import browser, { type Storage } from 'webextension-polyfill';
import type { Change } from '../core/model.ts';

const KEY = 'change';

/**
 * Rings once a transaction is on disk. `storage.onChanged` reaches every context within about 2 ms,
 * content scripts and a stopped worker's pages included, and wakes nobody; a `BroadcastChannel`
 * does not reach content scripts.
 * @param nonce makes two equal changes in a row two events.
 */
export async function publishChange(change: Change, nonce: string): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...change, nonce } });
}

/** Calls `listener` after each change, whoever made it, until `signal` aborts. */
export function onChange(listener: (change: Change) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, Storage.StorageChange>, area: string): void => {
    const change = changes[KEY]?.newValue as Change | undefined;
    if (area === 'local' && change !== undefined) listener(change);
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
