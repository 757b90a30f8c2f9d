/** What the browser lets Postil see, and what the reader grants or takes away. */
import browser, { type Permissions } from 'webextension-polyfill';
import type { Installed } from '../core/sites.ts';

declare const BROWSER: 'chrome' | 'firefox';

/**
 * The match patterns of the sites that Postil may read now, as the reader granted them: they may
 * be fewer than the manifest asks for.
 */
export async function grantedSites(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  if (await mayRead(origins)) return origins;
  // Chromium names the manifest's content scripts as well, also where it has taken their hosts away.
  const granted = await Promise.all(origins.map((site) => mayRead([site])));
  return origins.filter((_site, index) => granted[index]);
}

/** Whether all of these match patterns are granted. */
export function mayRead(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...patterns] });
}

/** What the manifest names. */
export function installedSites(): Installed {
  const { host_permissions: hosts = [], content_scripts: scripts = [] } = browser.runtime.getManifest();
  return { hosts, matches: scripts.flatMap(({ matches }) => matches) };
}

/**
 * Asks the reader for sites. Must be the first thing that a gesture's handler does. The question may
 * close the popup that asked: what follows from a yes is up to the background, see `onGrantsChange`.
 * @returns whether they are granted now.
 */
export function requestSites(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] });
}

/**
 * Whether the hosts of installation can be taken away by `withdrawSites`: Chromium keeps them, and
 * leaves that to its own menu.
 */
export const KNOWN_CAN_GO = BROWSER === 'firefox';

/** Takes sites away. @throws where the browser keeps what an extension was installed with. */
export async function withdrawSites(patterns: readonly string[]): Promise<void> {
  await browser.permissions.remove({ origins: [...patterns] });
}

/** Calls `granted` and `withdrawn` with match patterns, for as long as the extension runs. */
export function onGrantsChange(
  granted: (patterns: readonly string[]) => void,
  withdrawn: (patterns: readonly string[]) => void,
): void {
  browser.permissions.onAdded.addListener(({ origins = [] }: Permissions.Permissions) => granted(origins));
  browser.permissions.onRemoved.addListener(({ origins = [] }: Permissions.Permissions) =>
    withdrawn(origins),
  );
}

/** Calls `listener` when sites are granted or taken away, until `signal` aborts. */
export function onSitesChange(listener: () => void, signal: AbortSignal): void {
  const changed = (): void => listener();
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  signal.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  });
}
