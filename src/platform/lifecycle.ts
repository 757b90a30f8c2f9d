/** The extension's own id, and the moments at which it begins. */
import browser from 'webextension-polyfill';

export function ownId(): string {
  return browser.runtime.id;
}

/** Calls `listener` when the extension is installed or updated and when the browser starts. */
export function onStart(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener);
  browser.runtime.onStartup.addListener(listener);
}

/** Calls `listener` when the extension is installed or updated: then pages are open that it is not in. */
export function onInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener);
}
