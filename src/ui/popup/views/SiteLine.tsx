/** What the reader allows on a whole site: always, never, or never no more. */
import { Button } from '../../components/Button.tsx';
import type { Site } from '../model/site.ts';

export function AlwaysButton({ site, link = false }: { readonly site: Site; readonly link?: boolean }) {
  return (
    <Button
      kind={link ? 'link' : 'outline'}
      title={`Postil comes by itself on every page of ${site.host}`}
      onClick={() => void site.always()}
    >
      Always allow on this site
    </Button>
  );
}

/** @param page the card names the site, and has a button for “always”. */
export function SiteLine({ site, page = false }: { readonly site: Site; readonly page?: boolean }) {
  const status = site.status.value;
  if (status === 'none') return null;
  return (
    <p class="site-line">
      {status === 'unseen' && !page && <AlwaysButton site={site} link />}
      {status === 'seen' && !page && <bdi class="clipped">{site.host}</bdi>}
      <Button kind="link" title={`Postil does nothing on ${site.host}`} onClick={() => void site.never()}>
        Block this site
      </Button>
    </p>
  );
}

export function BlockedCard({ site }: { readonly site: Site }) {
  return (
    <section class="card" aria-labelledby="here">
      <h1 id="here" class="caption">
        This site is blocked
      </h1>
      <p class="card-text">
        You blocked <b>{site.host}</b>: Postil finds no issue there, paints no note and shows no toolbar. Your
        notes are in the library.
      </p>
      <div class="card-actions">
        <Button kind="primary" onClick={() => void site.allow()}>
          Unblock this site
        </Button>
      </div>
    </section>
  );
}
