/** The page's end of the port to a panel or popup that looks at it; `follow-page-state.ts` is the other. */
import browser, { type Runtime } from 'webextension-polyfill';
import type { PageState } from './contract.ts';

/** The port's name. */
export const PORT = 'reading';

/** What goes over the port. */
export interface ToldState {
  /** Where the page was when it told this: it may have moved on before this is read. */
  readonly page: string;
  readonly state: PageState;
}

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
  const told = (read: () => PageState): ToldState => ({ page: location.href, state: read() });
  const connected = (port: Runtime.Port): void => {
    if (port.name !== PORT || port.sender?.id !== browser.runtime.id) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    if (last !== undefined) port.postMessage(told(last));
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
      const message = told(read);
      for (const port of ports) port.postMessage(message);
    },
  };
}
