/** The library's wiring: the store, the address of the page, the browser. */
import '../styles/theme.css';
import { effect, signal, type Signal } from '@preact/signals';
import { onChange } from '../../platform/change-events.ts';
import { openAddress } from '../../platform/tabs.ts';
import { storeEnv } from '../../platform/store-env.ts';
import { beforeClose, openStore } from '../../store/store.ts';
import type { CommentField } from '../comment-draft.ts';
import { copy } from '../copy.ts';
import { createToaster } from '../components/Toast.tsx';
import { download } from '../download.ts';
import { keepIndex } from '../keep-index.ts';
import { openLeftovers } from '../leftovers.ts';
import { mount } from '../mount.tsx';
import { storageUse } from '../storage-use.ts';
import { watchLibrary } from '../recovery/watch-library.ts';
import { App } from './App.tsx';
import { createLibrary } from './model/model.ts';
import { takeHandedSearch } from './model/handed-search.ts';
import { parseView, sameFilter, viewFragment, type View } from './model/view.ts';

/** The words of a step in the history, which are beside the address and never in it. */
function wordsOf(state: unknown): string {
  const isOurs = typeof state === 'object' && state !== null && 'query' in state;
  return isOurs && typeof state.query === 'string' ? state.query : '';
}

/** The view of where the history stands, or of an address with words in it, as earlier ones had them. */
function viewOfPlace(): View {
  const view = parseView(location.hash);
  return view.query === '' ? { ...view, query: wordsOf(history.state) } : view;
}

/**
 * The view, in step with the page's address: another filter is a step in the history, another search
 * is not. What the reader looks for is kept beside the address, out of the browser's list of visits.
 */
function addressedView(): Signal<View> {
  const view = signal({ ...viewOfPlace(), ...takeHandedSearch(localStorage) });
  addEventListener('popstate', () => (view.value = viewOfPlace()));
  effect(() => {
    const { filter, query } = view.value;
    const fragment = viewFragment(filter);
    if (fragment === location.hash && query === wordsOf(history.state)) return;
    const step = !sameFilter(filter, parseView(location.hash).filter);
    history[step ? 'pushState' : 'replaceState']({ query }, '', fragment || location.pathname);
  });
  return view;
}

await mount(async (notice) => {
  const lifetime = new AbortController().signal;
  const store = openStore(storeEnv);
  store.connection.open();
  void watchLibrary({ store, onChange, notice, lifetime, instead: true, copies: true });
  const library = createLibrary({
    store,
    onChange,
    lifetime,
    toaster: createToaster(),
    now: () => new Date(),
    view: addressedView(),
    storageUse,
    keepIndex: (onProgress) => keepIndex(store, onChange, lifetime, onProgress),
    leftovers: openLeftovers(localStorage, navigator.locks),
    openAddress,
    copy,
    download,
  });
  const comment = (): CommentField | undefined => library.detail.peek()?.comment.peek();
  beforeClose(store, async () => comment()?.keep(), lifetime);
  addEventListener('pagehide', () => void library.detail.peek()?.comment.peek()?.save());
  document.addEventListener('visibilitychange', () => void comment()?.save());
  return <App library={library} />;
});
