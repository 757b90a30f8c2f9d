/** The extension itself: its version, and which senders are its own pages. */
import browser, { type Runtime } from 'webextension-polyfill';

export function ownVersion(): string {
  return browser.runtime.getManifest().version;
}

/** Whether a message comes from one of the extension's own documents or from its background. */
export function isOwnPage({ id, url }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;
}
