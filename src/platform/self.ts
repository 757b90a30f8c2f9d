/** The extension itself: whether this script still belongs to it, and which senders are its own pages. */
import browser, { type Runtime } from 'webextension-polyfill';

/** False in a content script whose extension was reloaded, updated or removed since. */
export function isAlive(): boolean {
  try {
    return typeof browser.runtime.id === 'string';
  } catch {
    // Reading a property of an invalidated context throws in some versions; that is the answer.
    return false;
  }
}

/** Whether a message comes from one of the extension's own documents or from its background. */
export function isOwnPage({ id, url }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;
}
