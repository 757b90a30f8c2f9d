/** The line between a page and the panel or popup that looks at it: a port, open while both live. */
import browser, { type Runtime } from 'webextension-polyfill';
import type { PageState } from './contract.ts';

const NAME = 'reading';

/** The page's end of the line. */
export interface Publisher {
  /** Whether a panel or a popup looks at this page. */
  isFollowed(): boolean;
  /** Tells them what is read now; `read` is called only while there are any. */
  tell(read: () => PageState): void;
}

/** In the page: hands `PageState` to every panel and popup that connects, at once and at each `tell`. */
export function publishPageState(signal: AbortSignal): Publisher {
  const ports = new Set<Runtime.Port>();
  let last: (() => PageState) | undefined;
  const connected = (port: Runtime.Port): void => {
    if (port.name !== NAME || port.sender?.id !== browser.runtime.id) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    if (last !== undefined) port.postMessage(last());
  };
  browser.runtime.onConnect.addListener(connected);
  signal.addEventListener('abort', () => {
    browser.runtime.onConnect.removeListener(connected);
    for (const port of ports) port.disconnect();
  });
  return {
    isFollowed: () => ports.size > 0,
    tell(read) {
      last = read;
      if (ports.size === 0) return;
      const reading = read();
      for (const port of ports) port.postMessage(reading);
    },
  };
}

/**
 * In the panel or popup: what the page in `tab` tells, `undefined` while no page of ours is there.
 * Connects again when a content script starts in that tab (its `page.load` is heard).
 */
export function followPageState(
  tab: number,
  listener: (reading: PageState | undefined) => void,
  signal: AbortSignal,
): void {
  let port: Runtime.Port | undefined;
  const connect = (): void => {
    port?.disconnect();
    const next = browser.tabs.connect(tab, { name: NAME, frameId: 0 });
    port = next;
    next.onMessage.addListener((message: unknown) => listener(message as PageState));
    next.onDisconnect.addListener(() => {
      // Reading lastError is how Chromium is told that a missing receiver is expected here.
      void browser.runtime.lastError;
      if (port !== next) return;
      port = undefined;
      if (!signal.aborted) listener(undefined);
    });
  };
  const started = (message: unknown, sender: Runtime.MessageSender): undefined => {
    const load = (message as { ask?: unknown } | null)?.ask === 'page.load';
    if (load && port === undefined && sender.tab?.id === tab && sender.frameId === 0) connect();
  };
  browser.runtime.onMessage.addListener(started);
  signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(started);
    port?.disconnect();
  });
  connect();
}
