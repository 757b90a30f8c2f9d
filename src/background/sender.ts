/** Who asks: what the browser says of a sender, never what the sender says of itself. */
import { mayClaim, safeUrl } from '../core/issues/address.ts';
import type { Address, Annotation, IssueDescription } from '../core/model.ts';
import { StoreError } from '../store/errors.ts';
import { annotation, issue } from '../store/read.ts';
import type { Store } from '../store/store.ts';

/** A page asks for what is not its own. */
export class NotAllowedError extends Error {
  override readonly name = 'NotAllowedError';
}

/** What the browser says of a sender: the part of its `MessageSender` that is looked at. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
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
  return { tab: tab.id, url };
}

/** @throws NotAllowedError where the page may not speak for one of these addresses */
export function claim(asker: Asker, addresses: readonly Address[]): void {
  for (const address of addresses) {
    if (!mayClaim(asker.url, address)) throw new NotAllowedError('This page may not speak for that address.');
  }
}

/**
 * A description without the names that its page may not speak for. They are dropped, not refused: a
 * page that lies about one of them still has its own notes.
 *
 * Why this is enough against a hostile page: all that leads to a stored issue is an address, and each
 * passes `mayClaim` against the page's address as the browser says it. A page can thus lead to issues
 * of its own site alone, and of those by another name than its own only where the text agrees (see
 * `same-issue.ts`). A fingerprint leads nowhere by itself: the background never looks for one. That an
 * essay of another site looks the same, Postil's panel finds out, and tells nobody but the reader.
 */
export function believed(asker: Asker, description: IssueDescription): IssueDescription {
  const { at, aliases = [], ...said } = description;
  const own = aliases.filter((alias) => mayClaim(asker.url, alias));
  return {
    ...said,
    ...(at !== undefined && mayClaim(asker.url, at) && { at }),
    ...(own.length > 0 && { aliases: own }),
  };
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
