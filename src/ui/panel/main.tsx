/** The panel's wiring: the tab beside it, the store, the browser. */
import '../styles/theme.css';
import { onChange } from '../../platform/change-events.ts';
import type { AskPage } from '../../platform/ask-page.ts';
import { followPageState } from '../../platform/follow-page-state.ts';
import { writeSettings } from '../../platform/settings.ts';
import { activeTab, currentWindow, onActiveTabChange, openPage, openWindows } from '../../platform/tabs.ts';
import { storeEnv } from '../../platform/store-env.ts';
import { openStore } from '../../store/store.ts';
import { createToaster } from '../components/Toast.tsx';
import { download } from '../download.ts';
import { liveSettings } from '../live-settings.ts';
import { keepIndex } from '../keep-index.ts';
import { openLeftovers } from '../leftovers.ts';
import { mount } from '../mount.tsx';
import { watchLibrary } from '../recovery/watch-library.ts';
import { App } from './App.tsx';
import { followTabs } from './model/followed-tab.ts';
import { loadLazy } from './views/lazy-views.tsx';
import { createPanel } from './model/model.ts';
import type { PanelEnv } from './model/env.ts';
import './styles/panel.css';

/** `panel.html?tab=ID` stays with one tab; else the panel follows the active tab of its window. */
const pinned = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);

await mount(async (notice) => {
  const lifetime = new AbortController();
  const followed = followTabs(followPageState, lifetime.signal);
  if (Number.isNaN(pinned)) onActiveTabChange(followed.turnTo, lifetime.signal);
  const [settings, active, window] = await Promise.all([
    liveSettings(lifetime.signal),
    activeTab(),
    currentWindow(),
  ]);
  const first = Number.isNaN(pinned) ? active?.id : pinned;
  if (first !== undefined) followed.turnTo(first);

  const ask: AskPage = async (kind, ...argument) => {
    const tab = followed.tab();
    if (tab === undefined) throw new Error('No page is being read.');
    const { askPage } = await import('../../platform/ask-page.ts');
    return askPage(tab)(kind, ...argument);
  };
  const store = openStore(storeEnv);
  void watchLibrary({ store, onChange, notice, lifetime: lifetime.signal, instead: true, copies: true });
  void keepIndex(store, onChange, lifetime.signal);
  const env: PanelEnv = {
    lifetime: lifetime.signal,
    store,
    onChange,
    toaster: createToaster(),
    now: () => new Date(),
    pageStatus: followed.pageStatus,
    page: {
      reveal: (id) => ask('passage.reveal', id),
      readCandidates: (id) => ask('candidate.read', id),
      revealCandidate: (choice) => ask('candidate.reveal', choice),
      describeCandidate: (choice) => ask('candidate.describe', choice),
      revealIssue: (address) => ask('issue.reveal', address),
      clearSelection: () => ask('selection.clear'),
      takeFocus: () => ask('focus.take'),
    },
    window,
    openWindows,
    leftovers: openLeftovers(localStorage, navigator.locks),
    settings,
    changeSettings: writeSettings,
    openPage,
    copy: (text) => navigator.clipboard.writeText(text),
    download,
  };
  const panel = createPanel(env, async () => {
    const { createWriter, takeUp } = await loadLazy();
    await takeUp(env.leftovers, env.store);
    return createWriter;
  });
  addEventListener('pagehide', ({ persisted }) => {
    void panel.writer.peek()?.editor.save();
    // What the page tells now is for nobody, and Firefox sets no timer in a panel that is closing.
    if (!persisted) lifetime.abort();
  });
  return <App panel={panel} />;
});
