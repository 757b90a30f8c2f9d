/** The panel as it is seen: header, filter, notes, composer. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Toasts } from '../components/Toast.tsx';
import { ComposerCard } from './ComposerCard.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Header } from './Header.tsx';
import { HighlighterBar } from './HighlighterBar.tsx';
import { pressKey } from './keys.ts';
import { KeysHelp } from './KeysHelp.tsx';
import type { Panel } from './model.ts';
import { NoteList } from './NoteList.tsx';
import { NoIssue } from './Nothing.tsx';

interface ContentProps {
  readonly panel: Panel;
  readonly showKeys: () => void;
}

function Content({ panel, showKeys }: ContentProps) {
  const { here, notes } = panel;
  const shown = notes.shown.value;
  if (shown.state === 'failed') {
    return (
      <main class="list">
        <h1 class="spoken">Postil</h1>
        <ErrorNotice title="Your notes could not be read." error={shown.error} retry={notes.retry} />
      </main>
    );
  }
  if (shown.state === 'loading' || here.state.value === 'waiting') {
    return (
      <main class="list">
        <h1 class="spoken">Postil</h1>
        <p class="opening" role="status">
          Opening your notes…
        </p>
      </main>
    );
  }
  if (shown.value === undefined) return <NoIssue panel={panel} />;
  const { issue } = shown.value;
  return (
    <>
      <header>
        <Header panel={panel} issue={issue} showKeys={showKeys} />
        <HighlighterBar panel={panel} />
        {notes.count.value > 0 && <FilterBar notes={notes} />}
      </header>
      <NoteList key={issue.address} panel={panel} issue={issue} />
    </>
  );
}

export function App({ panel }: { readonly panel: Panel }) {
  const help = useSignal(false);
  const showKeys = (): void => {
    help.value = true;
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => pressKey(panel, event, showKeys);
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [panel]);
  return (
    <div class="panel">
      <div class="panel-body">
        <Content panel={panel} showKeys={showKeys} />
      </div>
      <div class="panel-foot">
        <Toasts toaster={panel.toaster} />
        <ComposerCard panel={panel} />
      </div>
      {help.value && <KeysHelp close={() => (help.value = false)} />}
    </div>
  );
}
