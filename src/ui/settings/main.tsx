/** The settings page's wiring: the store, the stored settings, the browser's permissions. */
import '../styles/theme.css';
import { askBackground } from '../../platform/ask.ts';
import { onChange } from '../../platform/change-events.ts';
import type { SiteRules } from '../../platform/contract.ts';
import {
  installedSites,
  KNOWN_CAN_GO,
  mayRead,
  requestSites,
  withdrawSites,
} from '../../platform/permissions.ts';
import { ownVersion } from '../../platform/self.ts';
import { writeSettings } from '../../platform/settings.ts';
import { storeEnv } from '../../platform/store-env.ts';
import { witnessPlace } from '../../platform/witness.ts';
import { openStore } from '../../store/store.ts';
import { download } from '../download.ts';
import { keepIndex } from '../keep-index.ts';
import { liveSettings } from '../live-settings.ts';
import { liveSites } from '../live-sites.ts';
import { mount } from '../mount.tsx';
import { storageUse } from '../storage-use.ts';
import { copies } from '../recovery/copies.ts';
import { watchLibrary } from '../recovery/watch-library.ts';
import { App } from './App.tsx';
import { createSettingsPage } from './model/model.ts';

await mount(async (notice) => {
  const ask = askBackground<SiteRules>();
  const lifetime = new AbortController().signal;
  const [settings, sites] = await Promise.all([liveSettings(lifetime), liveSites(lifetime)]);
  const store = openStore(storeEnv);
  void watchLibrary({ store, onChange, notice, lifetime, instead: false, copies: true });
  void keepIndex(store, onChange, lifetime);
  const page = createSettingsPage({
    store,
    onChange,
    settings,
    changeSettings: writeSettings,
    sites,
    installed: installedSites(),
    knownCanGo: KNOWN_CAN_GO,
    maySee: mayRead,
    requestSites,
    withdrawSites,
    blockSite: (host) => ask('site.block', host),
    allowSite: (host) => ask('site.allow', host),
    storageUse,
    now: () => new Date(),
    download,
    safety: {
      place: witnessPlace,
      copies,
      version: ownVersion(),
      browser: navigator.userAgent,
      copy: (text) => navigator.clipboard.writeText(text),
    },
  });
  return <App page={page} />;
});
