/** The library's wiring: the store, the address of the page, the browser. */
import '../styles/theme.css';
import { effect, signal, type Signal } from '@preact/signals';
import { onChange } from '../../platform/change-events.ts';
import { openAddress } from '../../platform/tabs.ts';
import { storeEnv } from '../../platform/store-env.ts';
import { beforeClose, openStore } from '../../store/store.ts';
import type { CommentField } from '../comment-draft.ts';
import { createToaster } from '../components/Toast.tsx';
import { download } from '../download.ts';
import { mount } from '../mount.tsx';
import { storageUse } from '../storage-use.ts';
import { App } from './App.tsx';
import { createLibrary } from './model/model.ts';
import { parseView, sameFilter, viewFragment, type View } from './model/view.ts';

/** The view, in step with the page's address: another filter is a step in the history, another search is not. */
function addressedView(): Signal<View> {
  const view = signal(parseView(location.hash));
  addEventListener('popstate', () => (view.value = parseView(location.hash)));
  effect(() => {
    const fragment = viewFragment(view.value);
    if (fragment === location.hash) return;
    const step = !sameFilter(view.value.filter, parseView(location.hash).filter);
    history[step ? 'pushState' : 'replaceState'](null, '', fragment || location.pathname);
  });
  return view;
}

await mount(async () => {
  const lifetime = new AbortController().signal;
  const store = openStore(storeEnv);
  const library = createLibrary({
    store,
    onChange,
    lifetime,
    toaster: createToaster(),
    now: () => new Date(),
    view: addressedView(),
    storageUse,
    leftovers: localStorage,
    openAddress,
    copy: (text) => navigator.clipboard.writeText(text),
    download,
  });
  const comment = (): CommentField | undefined => library.detail.peek()?.comment.peek();
  beforeClose(store, async () => comment()?.keep(), lifetime);
  addEventListener('pagehide', () => library.detail.peek()?.leave());
  document.addEventListener('visibilitychange', () => void comment()?.save());
  return <App library={library} />;
});
