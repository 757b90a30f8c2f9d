/** The settings, on one page. */
import { useLazy } from '../lazy.ts';
import { Logo } from '../components/Logo.tsx';
import { Marking } from './views/Marking.tsx';
import type { SettingsPage } from './model/model.ts';
import { Tags } from './views/Tags.tsx';
import '../styles/notice.css';
import './styles/data.css';
import './styles/settings.css';

export function App({ page }: { readonly page: SettingsPage }) {
  const lazy = useLazy(true, () => import('./views/lazy-views.ts'));
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
        {lazy && (
          <>
            <lazy.views.Permissions env={page.siteAccess} />
            <lazy.views.YourData page={page} />
          </>
        )}
      </main>
    </div>
  );
}
