/** Tabs: which one is looked at, opening an address, bringing the content script in. */
import browser, { type Tabs } from 'webextension-polyfill';
import { safeUrl } from '../core/issues/url.ts';
import type { Entry } from '../core/sites.ts';

/** The active tab of this window. */
export async function activeTab(): Promise<Tabs.Tab | undefined> {
  return (await browser.tabs.query({ active: true, currentWindow: true }))[0];
}

/** The id of this window. */
export async function currentWindow(): Promise<number> {
  return (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_NONE;
}

/** The ids of all windows that are open. */
export async function openWindows(): Promise<readonly number[]> {
  return (await browser.windows.getAll()).flatMap(({ id }) => id ?? []);
}

/** Calls `listener` with the tab that becomes active in this window, until `signal` aborts. */
export function onActiveTabChange(listener: (tab: number) => void, signal: AbortSignal): void {
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

/** Whether there is such a tab. */
export async function isOpen(tab: number): Promise<boolean> {
  const all = await browser.tabs.query({});
  return all.some(({ id }) => id === tab);
}

/** Whether Postil may see what a tab shows: the browser names its address only then. */
export async function maySee(tab: number): Promise<boolean> {
  return Boolean((await browser.tabs.get(tab)).url);
}

/** The tabs that Postil may see, by host permission or `activeTab`, and those that it may not. */
export async function tabsByAccess(): Promise<{
  readonly seen: readonly { readonly id: number; readonly url: string }[];
  readonly unseen: readonly number[];
}> {
  const seen: { id: number; url: string }[] = [];
  const unseen: number[] = [];
  for (const { id, url } of await browser.tabs.query({ discarded: false })) {
    if (id !== undefined && url) seen.push({ id, url });
    else if (id !== undefined) unseen.push(id);
  }
  return { seen, unseen };
}

/** The files of an entry, in their order. */
export const FILES: Readonly<Record<Entry, readonly string[]>> = {
  main: ['content/find.js', 'content/anchor.js', 'content/main.js'],
  detect: ['content/detect.js'],
  later: ['content/later.js'],
};

/**
 * Starts a content script in a tab's page; needs a host permission or `activeTab`.
 * @throws where the browser keeps extensions out (its own pages, the stores).
 */
export async function inject(tab: number, entry: Entry): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId: tab, frameIds: [0] },
    files: [...FILES[entry]],
  });
}

/**
 * Runs a function in a tab's page, beside the page's own scripts and unseen by them; it may use nothing
 * from outside itself. Needs a host permission or `activeTab`.
 * @returns what it gave; a page has its hand in that.
 * @throws where the browser keeps extensions out.
 */
export async function runInPage(tab: number, func: () => unknown): Promise<unknown> {
  const [found] = await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, func });
  return found?.result;
}
