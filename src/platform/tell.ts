/**
 * Speaks with the background in the smallest way, for what runs on every page: both browsers' own
 * `chrome` gives promises, and the polyfill alone would weigh as much as the rest.
 */
import type { Page } from './contract.ts';
import type { Reply, Request } from './messages.ts';

interface Listeners {
  addListener(listener: (message: Request) => void): void;
  removeListener(listener: (message: Request) => void): void;
}
declare const chrome: {
  readonly runtime: { sendMessage(request: Request): Promise<Reply>; readonly onMessage: Listeners };
};

/** Tells something that needs no answer. Rejects where the background refuses or fails, for the console. */
export async function tellBackground<Contract>(kind: keyof Contract & string): Promise<void> {
  const reply = await chrome.runtime.sendMessage({ ask: kind });
  if ('error' in reply) throw new Error(reply.error.message);
}

/** Calls `leave` when this page is out of Postil's sight from now on, until `signal` aborts. */
export function onLeave(leave: () => void, signal: AbortSignal): void {
  const kind: keyof Page = 'page.leave';
  const heard = ({ ask }: Request): void => {
    if (ask === kind) leave();
  };
  chrome.runtime.onMessage.addListener(heard);
  signal.addEventListener('abort', () => chrome.runtime.onMessage.removeListener(heard));
}
