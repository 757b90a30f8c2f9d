/** The settings page's wiring: the store, the stored settings, the browser's permissions. */
import '../theme.css';
import { signal } from '@preact/signals';
import { hear } from '../../platform/bell.ts';
import { grantedSites, hearSites } from '../../platform/permissions.ts';
import { writeSettings } from '../../platform/settings.ts';
import { download } from '../download.ts';
import { liveSettings } from '../live-settings.ts';
import { mount } from '../mount.tsx';
import { storageUse } from '../storage-use.ts';
import { browserStore } from '../store.ts';
import { App } from './App.tsx';
import { createSettingsPage } from './model.ts';

await mount(async () => {
  const life = new AbortController().signal;
  const [settings, granted] = await Promise.all([liveSettings(life), grantedSites()]);
  const sites = signal(granted);
  hearSites(() => void grantedSites().then((now) => (sites.value = now)), life);
  const page = createSettingsPage({
    store: browserStore(),
    hear,
    settings,
    changeSettings: writeSettings,
    sites,
    storageUse,
    now: () => new Date(),
    download,
  });
  return <App page={page} />;
});
