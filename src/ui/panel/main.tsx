/** The panel's wiring: the tab beside it, the store, the browser. */
import '../styles/theme.css';
import { onChange } from '../../platform/change-events.ts';
import type { Page } from '../../platform/contract.ts';
import { askTab } from '../../platform/ask.ts';
import { followPageState } from '../../platform/follow-page-state.ts';
import { writeSettings } from '../../platform/settings.ts';
import { activeTab, onActiveTabChange, openPage } from '../../platform/tabs.ts';
import { createToaster } from '../components/Toast.tsx';
import { download } from '../download.ts';
import { liveSettings } from '../live-settings.ts';
import { mount } from '../mount.tsx';
import { browserStore } from '../store.ts';
import { App } from './App.tsx';
import { followTabs } from './model/followed-tab.ts';
import { loadLazy } from './views/lazy-views.tsx';
import { createPanel } from './model/model.ts';
import type { PanelEnv } from './model/env.ts';
import './styles/panel.css';

/** `panel.html?tab=ID` stays with one tab; else the panel follows the active tab of its window. */
const pinned = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);

await mount(async () => {
  const lifetime = new AbortController();
  const followed = followTabs(followPageState, lifetime.signal);
  if (Number.isNaN(pinned)) onActiveTabChange(followed.turnTo, lifetime.signal);
  const [settings, active] = await Promise.all([liveSettings(lifetime.signal), activeTab()]);
  const first = Number.isNaN(pinned) ? active?.id : pinned;
  if (first !== undefined) followed.turnTo(first);

  const ask: ReturnType<typeof askTab<Page>> = async (kind, ...argument) => {
    const tab = followed.tab();
    if (tab === undefined) throw new Error('No page is being read.');
    return askTab<Page>(tab)(kind, ...argument);
  };
  const env: PanelEnv = {
    lifetime: lifetime.signal,
    store: browserStore(),
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
    settings,
    changeSettings: writeSettings,
    openPage,
    copy: (text) => navigator.clipboard.writeText(text),
    download,
  };
  const panel = createPanel(env, async () => (await loadLazy()).createWriter);
  addEventListener('pagehide', ({ persisted }) => {
    void panel.writer.peek()?.keep();
    // What the page tells now is for nobody, and Firefox sets no timer in a panel that is closing.
    if (!persisted) lifetime.abort();
  });
  return <App panel={panel} />;
});
