/** The count on the toolbar button, one for each tab. */
import browser from 'webextension-polyfill';
import { BADGE, badgeText } from '../core/appearance/badge.ts';
import { isOpen } from './tabs.ts';

/** Shows how many notes there are in a tab; nothing where there are none. The browser forgets it when the tab goes elsewhere. */
export async function showCount(tab: number, count: number): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId: tab, text: badgeText(count) }),
      browser.action.setBadgeBackgroundColor({ tabId: tab, color: BADGE.background }),
      browser.action.setBadgeTextColor({ tabId: tab, color: BADGE.text }),
    ]);
  } catch (error) {
    // A tab that was closed meanwhile has no button.
    if (await isOpen(tab)) throw error;
  }
}
