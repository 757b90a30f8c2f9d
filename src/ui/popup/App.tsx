/** The popup: search, the issue being read with its notes, the last notes of all, the issues read recently. */
import { useEffect } from 'preact/hooks';
import { Toasts } from '../components/Toast.tsx';
import { valueOf } from '../live.ts';
import { Footer } from './views/Footer.tsx';
import { CurrentIssueCard } from './views/CurrentIssueCard.tsx';
import type { Later, Popup } from './model/model.ts';
import { RecentIssues } from './views/RecentIssues.tsx';
import { SearchField } from './views/SearchField.tsx';
import '../styles/search.css';
import './styles/popup.css';

interface ListsProps extends Later {
  readonly popup: Popup;
}

/** All that stands below the card: it comes at once, so that nothing is pushed down. */
function Lists({ popup, review, views }: ListsProps) {
  useEffect(() => {
    const lifetime = new AbortController();
    document.addEventListener('keydown', (event) => views.pressKey(popup, review, event), lifetime);
    return () => lifetime.abort();
  }, [popup, review, views]);
  if (review.lately.value.state === 'loading' || popup.recent.value.state === 'loading') {
    return <div aria-busy="true" />;
  }
  return (
    <>
      <views.IssueNotes popup={popup} review={review} />
      <views.Lately popup={popup} review={review} />
      <RecentIssues popup={popup} />
    </>
  );
}

export function App({ popup }: { readonly popup: Popup }) {
  const searching = popup.finder.query.value.trim() !== '';
  const later = popup.later.value;
  return (
    <div class="popup">
      <header class="popup-head">
        <SearchField finder={popup.finder} total={valueOf(popup.recent.value)?.counts.annotations} />
      </header>
      <main class="popup-body" aria-label="Notes" tabIndex={-1}>
        {searching ? (
          later && <later.views.Results finder={popup.finder} tags={popup.tags.value} />
        ) : (
          <>
            <CurrentIssueCard currentIssue={popup.currentIssue} site={popup.site} tags={popup.tags.value} />
            {later && popup.currentIssue.isSettled.value && <Lists popup={popup} {...later} />}
          </>
        )}
      </main>
      <Footer popup={popup} />
      <Toasts toaster={popup.toaster} />
    </div>
  );
}
