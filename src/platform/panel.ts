/** The panel: Chromium's side panel, Firefox's sidebar, or, where neither is, a tab. */
import browser from 'webextension-polyfill';

declare const BROWSER: 'chrome' | 'firefox';
declare const chrome: { sidePanel: { open(options: { tabId: number }): Promise<void> } };

/**
 * Opens the panel beside a tab. Must be the first thing that a gesture's handler does: any `await`
 * before it loses the gesture.
 * @returns false where the browser does not take the call for a gesture (Firefox, from a page).
 */
export async function openPanel(tab: number): Promise<boolean> {
  try {
    if (BROWSER === 'chrome') await chrome.sidePanel.open({ tabId: tab });
    else await browser.sidebarAction.open();
    return true;
  } catch (error) {
    console.info('Postil: the browser did not open the panel.', error);
    return false;
  }
}

/** Opens the panel at its key. Firefox does so by itself, by `_execute_sidebar_action`. */
export function openPanelAtKey(): void {
  if (BROWSER !== 'chrome') return;
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-panel' && tab?.id !== undefined) void openPanel(tab.id);
  });
}
