/** What the browser lets Postil see. */
import browser from 'webextension-polyfill';

/**
 * The match patterns of the sites that Postil may read now, as the reader granted them: they may
 * be fewer than the manifest asks for.
 */
export async function grantedSites(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins;
}

/** Calls `listener` when sites are granted or taken away, until `signal` aborts. */
export function hearSites(listener: () => void, signal: AbortSignal): void {
  const changed = (): void => listener();
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  signal.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  });
}
