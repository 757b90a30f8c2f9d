/** The popup: search, the issue being read, the issues read recent. */
import { Toasts } from '../components/Toast.tsx';
import { useLazy } from '../lazy.ts';
import { valueOf } from '../live.ts';
import { Footer } from './views/Footer.tsx';
import { CurrentIssueCard } from './views/CurrentIssueCard.tsx';
import type { Popup } from './model/model.ts';
import { RecentIssues } from './views/RecentIssues.tsx';
import { SearchField } from './views/SearchField.tsx';
import '../styles/search.css';
import './styles/popup.css';
// The styles of what is loaded later: a page has one style sheet.
import '../styles/query-problems.css';
import '../styles/search-hits.css';

export function App({ popup }: { readonly popup: Popup }) {
  const searching = popup.finder.query.value.trim() !== '';
  const views = useLazy(popup.recent.value.state !== 'loading', () => import('./views/lazy-views.ts'))?.views;
  return (
    <div class="popup">
      <header class="popup-head">
        <SearchField finder={popup.finder} total={valueOf(popup.recent.value)?.counts.annotations} />
      </header>
      <main class="popup-body" aria-label="Notes">
        {searching ? (
          views && <views.Results finder={popup.finder} tags={popup.tags.value} />
        ) : (
          <>
            <CurrentIssueCard currentIssue={popup.currentIssue} site={popup.site} tags={popup.tags.value} />
            <RecentIssues popup={popup} />
          </>
        )}
      </main>
      <Footer popup={popup} />
      <Toasts toaster={popup.toaster} />
    </div>
  );
}
