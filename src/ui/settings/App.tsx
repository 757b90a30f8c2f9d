/** The settings, on one page. */
import { useFetched } from '../lazy.ts';
import { Logo } from '../components/Logo.tsx';
import { Marking } from './views/Marking.tsx';
import type { SettingsPage } from './model/model.ts';
import { Tags } from './views/Tags.tsx';
import '../styles/notice.css';
import './styles/data.css';
import './styles/settings.css';

export function App({ page }: { readonly page: SettingsPage }) {
  const fetched = useFetched(true, () => import('./views/lazy-views.ts'));
  return (
    <div class="settings">
      <header class="settings-head">
        <h1>
          <Logo />
          Settings
        </h1>
        <a href="library.html">Library</a>
      </header>
      <main>
        <Marking page={page} />
        <Tags page={page} />
        {fetched && (
          <>
            <fetched.views.SiteAccess world={page.sight} />
            <fetched.views.Safekeeping page={page} />
          </>
        )}
      </main>
    </div>
  );
}
