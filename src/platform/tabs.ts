/** Tabs: which one is looked at, opening an address, bringing the content script in. */
import browser, { type Tabs } from 'webextension-polyfill';
import { safeUrl } from '../core/address.ts';

/** The active tab of this window. */
export async function activeTab(): Promise<Tabs.Tab | undefined> {
  return (await browser.tabs.query({ active: true, currentWindow: true }))[0];
}

/** Calls `listener` with the tab that becomes active in this window, until `signal` aborts. */
export function hearActiveTab(listener: (tab: number) => void, signal: AbortSignal): void {
  const activated = async ({ tabId, windowId }: Tabs.OnActivatedActiveInfoType): Promise<void> => {
    if ((await browser.windows.getCurrent()).id === windowId) listener(tabId);
  };
  const heard = (info: Tabs.OnActivatedActiveInfoType): void => void activated(info);
  browser.tabs.onActivated.addListener(heard);
  signal.addEventListener('abort', () => browser.tabs.onActivated.removeListener(heard));
}

/** Opens a stored address in a new tab; one that is no web address is left alone. */
export async function openAddress(address: string): Promise<void> {
  const url = safeUrl(address);
  if (url !== undefined) await browser.tabs.create({ url: url.href });
}

/** Opens one of the extension's own pages: `ui/library/index.html`. */
export async function openPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}

/**
 * Starts the content script in a tab's page; needs a host permission or `activeTab`.
 * @throws where the browser keeps extensions out (its own pages, the stores).
 */
export async function injectContent(tab: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId: tab, frameIds: [0] },
    files: ['content/find.js', 'content/anchor.js', 'content/main.js'],
  });
}
