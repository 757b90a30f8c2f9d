/** The background: wires the router to the browser. It keeps nothing, so it may be stopped any time. */
import { isBlocked } from '../core/sites.ts';
import type { Background, SiteRules } from '../platform/contract.ts';
import { showCount } from '../platform/badge.ts';
import { onInstall, onStart, ownId } from '../platform/lifecycle.ts';
import { grantedSites, onGrantsChange } from '../platform/permissions.ts';
import { enterOpenTabs, blockSite, keepScripts, leaveUnseenTabs, allowSite } from '../platform/scripts.ts';
import { isOwnPage } from '../platform/self.ts';
import { serve } from '../platform/serve.ts';
import { openPanel, openPanelAtKey } from '../platform/panel.ts';
import { readSettings } from '../platform/settings.ts';
import { witnessPlace } from '../platform/witness.ts';
import { storeEnv } from '../platform/store-env.ts';
import { inject, maySee, openPage } from '../platform/tabs.ts';
import { emptyBin } from '../store/bin.ts';
import { checkLibrary } from '../store/safety/check.ts';
import { openStore } from '../store/store.ts';
import { requests, siteRequests } from './requests.ts';
import { router } from './router.ts';
import { askerOf } from './sender.ts';

const store = openStore(storeEnv);

const pages = router(store, {
  ownId: ownId(),
  openPanel,
  inject,
  mayEnter: async ({ tab, url }) => !isBlocked((await readSettings()).never, url) && (await maySee(tab)),
  showCount,
});

// Content scripts are answered about their own page only, and may not change what Postil may see.
serve<Background & SiteRules>(
  { ...requests, ...siteRequests },
  { ...pages, 'site.block': blockSite, 'site.allow': allowSite },
  (sender, kind) =>
    Object.hasOwn(siteRequests, kind) ? isOwnPage(sender) : askerOf(sender, ownId()) !== undefined,
);

/** Starts what nobody waits for; that it failed is said on the console. */
const run = (what: string, task: () => Promise<void>): void => {
  task().catch((error: unknown) => console.error(`Postil: ${what}.`, error));
};

openPanelAtKey();

onStart(() => {
  run('the library was not checked', async () => {
    const isKnown = (await witnessPlace.readLoss()) !== undefined;
    const loss = await checkLibrary(store, witnessPlace, 'ledger');
    // Said once by itself; each page says it until the reader has chosen what to do.
    if (loss !== undefined && !isKnown) await openPage('recovery.html');
    if (loss === undefined) await emptyBin(store);
  });
  run('the scripts of added sites are not in order', keepScripts);
});

onInstall(() => run('open pages were not entered', async () => enterOpenTabs(await grantedSites())));

onGrantsChange(
  (sites) =>
    run('a site was not entered', async () => {
      await keepScripts();
      await enterOpenTabs(sites);
    }),
  () =>
    run('a site was not left', async () => {
      await keepScripts();
      await leaveUnseenTabs();
    }),
);
