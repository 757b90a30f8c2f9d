/** Who asks: what the browser says of a sender, never what the sender says of itself. */
import { safeUrl } from '../core/issues/url.ts';
import { mayClaim, NotAllowedError } from '../core/issues/claim.ts';
import type { Annotation } from '../core/model.ts';
import { StoreError } from '../store/errors.ts';
import { annotation, issue } from '../store/read.ts';
import type { Store } from '../store/store.ts';

/** What the browser says of a sender: the part of its `MessageSender` that is looked at. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
}

/** The page that a content script runs in. */
export interface Asker {
  readonly tab: number;
  readonly url: string;
}

/**
 * The page behind a request, if it comes from our content script in the top frame of a tab that
 * shows a web page. Our own documents read the store themselves and are not answered.
 */
export function askerOf({ id, tab, frameId, url }: Sender, own: string): Asker | undefined {
  const ours = id === own && frameId === 0;
  if (!ours || tab?.id === undefined || url === undefined || safeUrl(url) === undefined) return undefined;
  return { tab: tab.id, url: addressNow(url, tab.url) };
}

/**
 * Where the page is now. Chromium names the address at which a document was loaded, also after the page has
 * changed it by the History API; the tab's own is the present one, and the document's while the site is the same.
 */
function addressNow(loaded: string, shown: string | undefined): string {
  const isSameSite = shown !== undefined && safeUrl(shown)?.origin === new URL(loaded).origin;
  return isSameSite ? shown : loaded;
}

/**
 * A note of the asking page: one of its issue's addresses is the page's own.
 * @throws NotAllowedError where it is another page's, StoreError `missing`
 */
export async function ownNote(store: Store, asker: Asker, id: Annotation['id']): Promise<Annotation> {
  const found = await annotation(store, id);
  const of = found && (await issue(store, found.issue));
  if (found === undefined || of === undefined) throw new StoreError('missing');
  if (!of.addresses.some((address) => mayClaim(asker.url, address))) {
    throw new NotAllowedError('This note belongs to another page.');
  }
  return found;
}
