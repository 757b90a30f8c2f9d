/** The panel as it is seen: header, filter, notes, composer. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Toasts } from '../components/Toast.tsx';
import { FilterBar } from '../notes/FilterBar.tsx';
import { Header } from './views/Header.tsx';
import { lazyView, loadLazy } from './views/lazy-views.tsx';
import type { Panel } from './model/model.ts';
import { NoteList } from './views/NoteList.tsx';
import './styles/header.css';
// The styles of what is fetched later: a page has one style sheet.
import '../styles/comment-editor.css';
import '../styles/growing-text.css';
import '../styles/markdown.css';
import '../styles/addresses.css';
import '../styles/tag-picker.css';
import './styles/composer.css';
import './styles/highlighter-bar.css';
import './styles/keys-help.css';
import './styles/reattach.css';
import './styles/nothing.css';
import './styles/duplicate-issue.css';

const ComposerCard = lazyView((all) => all.ComposerCard);
const HighlighterBar = lazyView((all) => all.HighlighterBar);
const KeysHelp = lazyView((all) => all.KeysHelp);
const NoIssue = lazyView((all) => all.NoIssue);
const DuplicateQuestion = lazyView((all) => all.DuplicateQuestion);

interface ContentProps {
  readonly panel: Panel;
  readonly showKeys: () => void;
}

function Content({ panel, showKeys }: ContentProps) {
  const { currentIssue, notes, settings } = panel;
  const shown = notes.shown.value;
  if (shown.state === 'failed') {
    return (
      <main class="list">
        <h1 class="visually-hidden">Postil</h1>
        <ErrorNotice title="Your notes could not be read." error={shown.error} retry={notes.retry} />
      </main>
    );
  }
  if (shown.state === 'loading' || currentIssue.state.value === 'waiting') {
    return (
      <main class="list">
        <h1 class="visually-hidden">Postil</h1>
        <p class="opening" role="status">
          Opening your notes…
        </p>
      </main>
    );
  }
  if (shown.value === undefined) return <NoIssue panel={panel} />;
  const { issue } = shown.value;
  const writer = panel.writer.value;
  return (
    <>
      <header>
        <Header panel={panel} issue={issue} showKeys={showKeys} />
        {settings.value.highlighter && <HighlighterBar panel={panel} mode={settings.value.highlighter} />}
        {notes.count.value > 0 && <FilterBar notes={notes} />}
        {writer && <DuplicateQuestion writer={writer} />}
      </header>
      <NoteList key={issue.address} panel={panel} issue={issue} />
    </>
  );
}

export function App({ panel }: { readonly panel: Panel }) {
  const help = useSignal(false);
  const writer = panel.writer.value;
  const showKeys = (): void => {
    help.value = true;
  };
  useEffect(() => {
    const lifetime = new AbortController();
    const listen = async (): Promise<void> => {
      const { pressKey } = await loadLazy();
      document.addEventListener('keydown', (event) => pressKey(panel, event, showKeys), lifetime);
    };
    void listen();
    return () => lifetime.abort();
  }, [panel]);
  return (
    <div class="panel">
      <div class="panel-body">
        <Content panel={panel} showKeys={showKeys} />
      </div>
      <div class="panel-foot">
        <Toasts toaster={panel.toaster} />
        {writer?.composer.proposal.value && <ComposerCard writer={writer} notes={panel.notes} />}
      </div>
      {help.value && <KeysHelp close={() => (help.value = false)} />}
    </div>
  );
}
