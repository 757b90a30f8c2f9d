/** What Postil can see. */
import type { SettingsPage } from './model.ts';
import { siteName } from './sites.ts';

export function Sight({ page }: { readonly page: SettingsPage }) {
  const sites = page.sites.value;
  return (
    <section class="part" aria-labelledby="sight">
      <h2 id="sight">What Postil can see</h2>
      {sites.length === 0 ? (
        <p>No site by itself: the browser has been told to keep Postil out everywhere.</p>
      ) : (
        <>
          <p>It may read the pages of these sites, and of no others:</p>
          <ul role="list" class="sites">
            {sites.map((site) => (
              <li key={site}>
                <bdi dir="ltr">{siteName(site)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="hint">
        On any other page it sees nothing until you press “Annotate this page” in its popup; then it sees that
        page until you leave it. It makes no network request, and the browser is told to refuse it any.
      </p>
    </section>
  );
}
