/** The library: filters, notes by issue, and the chosen note in its context. */
import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Empty } from '../components/Empty.tsx';
import { holdsMod } from '../components/Kbd.tsx';
import { Toasts } from '../components/Toast.tsx';
import { useLazy } from '../lazy.ts';
import { revertOf, typesText } from '../keys.ts';
import { useMedia } from '../media.ts';
import { Results } from './views/Results.tsx';
import type { Library } from './model/model.ts';
import { noteRowId } from './views/NoteRow.tsx';
import { Sidebar } from './views/Sidebar.tsx';
import '../styles/search.css';
import './styles/library.css';
// The styles of what is loaded later: a page has one style sheet.
import '../styles/addresses.css';
import '../styles/comment-editor.css';
import '../styles/growing-text.css';
import '../styles/markdown.css';
import '../styles/menu.css';
import '../styles/query-problems.css';
import '../styles/quote.css';
import '../styles/tag-picker.css';
import '../settings/styles/data.css';
import './styles/detail.css';

const loadViews = () => import('./views/lazy-views.ts');

/** The chosen note; what shows it is loaded with the first one. Beside a matrix, the notes of its cell. */
function Chosen({ library }: { readonly library: Library }) {
  const chosen = library.chosen.value;
  const detail = library.detail.value;
  const matrix = library.view.value.filter.kind === 'matrix';
  const views = useLazy(chosen !== undefined || matrix, loadViews)?.views;
  if (chosen === undefined && matrix) {
    return views ? <views.NotesBeside library={library} views={views} /> : null;
  }
  if (chosen === undefined) {
    return (
      <Empty title="A passage in its context">
        <p>Choose a note to see what stands around it, to comment on it and to open it in its issue.</p>
      </Empty>
    );
  }
  return views && detail ? <views.Detail library={library} detail={detail} /> : null;
}

/** On a narrow page the chosen note comes over the list, and the list waits. */
function Sheet({ library }: { readonly library: Library }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = useComputed(() => library.chosen.value !== undefined).value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-label="The chosen note"
      closedby="any"
      onClose={() => library.choose(undefined)}
    >
      {open && <Chosen library={library} />}
    </dialog>
  );
}

/** The keys of the whole page: undo, and Escape back to the list. */
function useKeys(library: Library, wide: boolean): void {
  useEffect(() => {
    const lifetime = new AbortController();
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || typesText(event.target)) return;
      const chosen = library.chosen.peek();
      const revert = holdsMod(event) ? revertOf(event) : undefined;
      if (revert !== undefined) void library[revert]();
      else if (event.key === 'Escape' && wide && chosen !== undefined) {
        document.getElementById(noteRowId(chosen))?.focus();
        library.choose(undefined);
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed, { signal: lifetime.signal });
    return () => lifetime.abort();
  }, [library, wide]);
}

/** The link's address is not followed: it would be a step in the history. */
function focusSearch(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('.search > input')?.focus();
}

/** The middle of the page: a list of notes, or a matrix. */
function Middle({ library, wide }: { readonly library: Library; readonly wide: boolean }) {
  const { filter } = library.view.value;
  const views = useLazy(filter.kind === 'matrix', loadViews)?.views;
  if (filter.kind !== 'matrix') return <Results library={library} />;
  return (
    <main class="middle" aria-label="Notes">
      {views && (
        <views.MatrixView key={filter.id} library={library} views={views} filter={filter} wide={wide} />
      )}
    </main>
  );
}

export function App({ library }: { readonly library: Library }) {
  const wide = useMedia('(width >= 900px)');
  useKeys(library, wide);
  return (
    <div class="library">
      <a class="skip-link" href="#search-field" onClick={focusSearch}>
        Skip to the search
      </a>
      <Sidebar library={library} />
      <Middle library={library} wide={wide} />
      {wide ? (
        <aside class="detail" aria-label="The chosen note">
          <Chosen library={library} />
        </aside>
      ) : (
        <Sheet library={library} />
      )}
      <Toasts toaster={library.toaster} />
    </div>
  );
}
