/** The settings, on one page. */
import { Logo } from '../Logo.tsx';
import { Marking } from './Marking.tsx';
import type { SettingsPage } from './model.ts';
import { Safekeeping } from './Safekeeping.tsx';
import { Sight } from './Sight.tsx';
import { Tags } from './Tags.tsx';
import './settings.css';

export function App({ page }: { readonly page: SettingsPage }) {
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
        <Sight page={page} />
        <Safekeeping page={page} />
      </main>
    </div>
  );
}
