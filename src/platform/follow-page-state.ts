/** The panel's and popup's end of the port to the page they look at; `page-state.ts` is the other. */
import browser, { type Runtime } from 'webextension-polyfill';
import type { PageState } from './contract.ts';
import { PORT } from './page-state.ts';

/** What a page tells, parsed and believed; its code comes with the first page that tells something. */
async function readPageState(tab: number, message: unknown): Promise<PageState | undefined> {
  const [{ believedPageState }, { url }] = await Promise.all([
    import('./believed-page-state.ts'),
    browser.tabs.get(tab),
  ]);
  return believedPageState(url ?? '', message);
}

/**
 * What the page in `tab` tells, `undefined` while no page of ours is there, one that moved on since, or
 * one that tells what no page of ours does. Connects again when a content script starts in that tab (its
 * `page.load` is heard).
 */
export function followPageState(
  tab: number,
  listener: (state: PageState | undefined) => void,
  signal: AbortSignal,
): void {
  let port: Runtime.Port | undefined;
  let last = 0;
  const connect = (): void => {
    port?.disconnect();
    const next = browser.tabs.connect(tab, { name: PORT, frameId: 0 });
    port = next;
    const tell = async (message: unknown): Promise<void> => {
      const mine = ++last;
      const isCurrent = (): boolean => mine === last && port === next && !signal.aborted;
      try {
        const state = await readPageState(tab, message);
        if (isCurrent()) listener(state);
      } catch (error) {
        // A tab that was closed meanwhile has no address: its port says so by itself.
        if (!isCurrent()) return;
        console.error('Postil: what the page tells is not believed.', error);
        listener(undefined);
      }
    };
    next.onMessage.addListener((message: unknown) => void tell(message));
    next.onDisconnect.addListener(() => {
      // Reading lastError is how Chromium is told that a missing receiver is expected here.
      void browser.runtime.lastError;
      if (port !== next) return;
      port = undefined;
      if (!signal.aborted) listener(undefined);
    });
  };
  const started = (message: unknown, sender: Runtime.MessageSender): undefined => {
    const isLoad =
      typeof message === 'object' && message !== null && 'ask' in message && message.ask === 'page.load';
    if (isLoad && port === undefined && sender.tab?.id === tab && sender.frameId === 0) connect();
  };
  browser.runtime.onMessage.addListener(started);
  signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(started);
    port?.disconnect();
  });
  connect();
}
