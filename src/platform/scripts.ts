/** The content scripts of the sites that the reader added: registered, brought in, and sent away. */
import browser, { type Scripting } from 'webextension-polyfill';
import {
  entryAt,
  hostPattern,
  matches,
  registrations,
  siteAccessOf,
  type SiteAccess,
} from '../core/sites.ts';
import { askTab } from './ask.ts';
import { showCount } from './badge.ts';
import type { Page } from './contract.ts';
import { grantedSites, installedSites } from './permissions.ts';
import { readSettings, writeSettings } from './settings.ts';
import { FILES, inject, tabsByAccess } from './tabs.ts';

async function siteAccess(): Promise<SiteAccess> {
  return siteAccessOf(await grantedSites(), installedSites());
}

/**
 * Brings what the browser starts by itself in step with what is granted and with where Postil is kept
 * out. Whoever calls, and however often: the last one finds everything done.
 */
export async function keepScripts(): Promise<void> {
  // Two at once would register the same script twice, which is refused.
  await navigator.locks.request('scripts', async () => {
    const { never } = await readSettings();
    const wanted = registrations(await siteAccess(), installedSites(), never).map(
      ({ id, entry, matches: sites, excludeMatches }): Scripting.RegisteredContentScript => ({
        id,
        js: [...FILES[entry]],
        matches: [...sites],
        excludeMatches: [...excludeMatches],
        runAt: 'document_idle',
      }),
    );
    const there = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
    const gone = there.filter((id) => wanted.every((script) => script.id !== id));
    const kept = wanted.filter(({ id }) => there.includes(id));
    const fresh = wanted.filter(({ id }) => !there.includes(id));
    if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
    if (kept.length > 0) await browser.scripting.updateContentScripts(kept);
    if (fresh.length > 0) await browser.scripting.registerContentScripts(fresh);
  });
}

/** Brings the right content script into the open pages of these sites: a grant counts at once. */
export async function enterOpenTabs(sites: readonly string[]): Promise<void> {
  const [access, { never }, { seen }] = await Promise.all([siteAccess(), readSettings(), tabsByAccess()]);
  const entering = seen.flatMap(({ id, url }) => {
    if (!sites.some((site) => matches(site, url))) return [];
    const entry = entryAt(url, access, installedSites(), never);
    return entry === undefined ? [] : [inject(id, entry)];
  });
  for (const { status, ...outcome } of await Promise.allSettled(entering)) {
    // A page that is closed to all extensions, or that was left meanwhile.
    if (status === 'rejected') console.info('Postil: a page let no script in.', outcome);
  }
}

/** Ends what runs in pages that Postil may not see any more: a script outlives its permission. */
export async function leaveUnseenTabs(): Promise<void> {
  const { unseen } = await tabsByAccess();
  // In most of them nobody is there to answer.
  await Promise.allSettled(unseen.map((tab) => askTab<Page>(tab)('page.leave')));
  await Promise.all(unseen.map((tab) => showCount(tab, 0)));
}

/** Keeps Postil out of a host from now on; what runs there hears it from the settings. */
export async function blockSite(host: string): Promise<void> {
  await writeSettings(({ never }) => ({ never: [...new Set([...never, host])].toSorted() }));
  await keepScripts();
}

/** Lets Postil into a host again, as far as it may see it. */
export async function allowSite(host: string): Promise<void> {
  await writeSettings(({ never }) => ({ never: never.filter((other) => other !== host) }));
  await keepScripts();
  await enterOpenTabs([hostPattern(host)]);
}
