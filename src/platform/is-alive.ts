/** Whether this script still belongs to the extension; small, for what runs on every page. */

declare const chrome: { readonly runtime?: { readonly id?: string } };

/** False in a content script whose extension was reloaded, updated or removed since. */
export function isAlive(): boolean {
  try {
    return typeof chrome.runtime?.id === 'string';
  } catch {
    // Reading a property of an invalidated context throws in some versions; that is the answer.
    return false;
  }
}
