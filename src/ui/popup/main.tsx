/** The popup's wiring: the tab it was opened over, the store, the browser. */
import '../styles/theme.css';
import { signal } from '@preact/signals';
import { onChange } from '../../platform/change-events.ts';
import type { Page, SiteRules } from '../../platform/contract.ts';
import { askBackground, askTab } from '../../platform/ask.ts';
import { openPanel } from '../../platform/panel.ts';
import { requestSites } from '../../platform/permissions.ts';
import { followPageState } from '../../platform/follow-page-state.ts';
import { writeSettings } from '../../platform/settings.ts';
import { activeTab, inject, openAddress, openPage, runInPage } from '../../platform/tabs.ts';
import { storeEnv } from '../../platform/store-env.ts';
import { openStore } from '../../store/store.ts';
import { loadStyles } from '../adopt-styles.ts';
import { createToaster } from '../components/Toast.tsx';
import { download } from '../download.ts';
import { liveSettings } from '../live-settings.ts';
import { liveSites } from '../live-sites.ts';
import { handSearch } from '../library/model/handed-search.ts';
import { keepIndex } from '../keep-index.ts';
import { openLeftovers } from '../leftovers.ts';
import { mount } from '../mount.tsx';
import { watchLibrary } from '../recovery/watch-library.ts';
import { App } from './App.tsx';
import { createPopup } from './model/model.ts';
import type { PageStatus } from './model/env.ts';

/** What opens as a popup is at least so high, in CSS pixels. */
const LEAST = 240;

// On a low screen the browser makes the popup lower than it asks to be: then the lists scroll, not the document.
const screen = new CSSStyleSheet();
document.adoptedStyleSheets.push(screen);
addEventListener('resize', () => {
  if (innerHeight >= LEAST) screen.replaceSync(`:root { --screen: ${innerHeight}px }`);
});

await mount(async (notice) => {
  const ask = askBackground<SiteRules>();
  const lifetime = new AbortController().signal;
  const store = openStore(storeEnv);
  // The database opens, and the code of the notes comes, while the browser says what is below the popup.
  store.connection.open();
  // What fails here fails again, and is said, where the notes are drawn.
  import('./views/lazy-views.ts').catch(console.info);
  const [tab, settings, sites] = await Promise.all([
    activeTab(),
    liveSettings(lifetime),
    liveSites(lifetime),
  ]);
  const id = tab?.id;
  const pageStatus = signal<PageStatus>(id === undefined ? 'disconnected' : 'waiting');
  if (id !== undefined)
    followPageState(id, (reading) => (pageStatus.value = reading ?? 'disconnected'), lifetime);

  void watchLibrary({ store, onChange, notice, lifetime, instead: true, copies: false });
  void keepIndex(store, onChange, lifetime);
  const popup = createPopup({
    lifetime,
    store,
    onChange,
    toaster: createToaster(),
    leftovers: openLeftovers(localStorage, navigator.locks),
    now: () => new Date(),
    tab: { address: tab?.url, title: tab?.title ?? '' },
    pageStatus,
    sites,
    settings,
    changeSettings: writeSettings,
    openPanel: async () => id !== undefined && openPanel(id),
    requestSites,
    blockSite: (host) => ask('site.block', host),
    allowSite: (host) => ask('site.allow', host),
    reveal: async (note) => id !== undefined && askTab<Page>(id)('passage.reveal', note),
    runInPage: async (look) => (id === undefined ? undefined : runInPage(id, look)),
    annotate: async () => {
      if (id !== undefined) await inject(id, 'main');
    },
    openAddress,
    openPage,
    copy: (text) => navigator.clipboard.writeText(text),
    download,
    handSearch: (query) => handSearch(localStorage, query),
    loadStyles: () => loadStyles('popup/later.css'),
    close: () => window.close(),
  });
  addEventListener('pagehide', () => void popup.later.peek()?.review.editor.save());
  return <App popup={popup} />;
});
