/** What the library shows, as it stands in the page's address: so it survives a reload and Back. */
import type { PublicationId, TagId } from '../../../core/model.ts';

/** One shelf of the library. */
export type Shelf =
  | { readonly kind: 'all' }
  | { readonly kind: 'bin' }
  | { readonly kind: 'untagged' }
  | { readonly kind: 'tag'; readonly id: TagId }
  | { readonly kind: 'publication'; readonly id: PublicationId };

/** A shelf, and the words looked for on it. */
export interface View {
  readonly shelf: Shelf;
  readonly query: string;
}

const PLAIN = ['bin', 'untagged'] as const;

/**
 * Reads a view from the address's fragment, with or without its `#`. What it does not understand
 * is the shelf of all notes.
 */
export function parseView(fragment: string): View {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const query = parameters.get('search') ?? '';
  const tag = parameters.get('tag');
  if (tag) return { shelf: { kind: 'tag', id: tag as TagId }, query };
  const publication = parameters.get('publication');
  if (publication) return { shelf: { kind: 'publication', id: publication as PublicationId }, query };
  const kind = PLAIN.find((name) => parameters.get('show') === name);
  return { shelf: { kind: kind ?? 'all' }, query };
}

/** Writes a view as a fragment with its `#`, or as the empty string where it is all notes. */
export function viewFragment({ shelf, query }: View): string {
  const parameters = new URLSearchParams();
  if (shelf.kind === 'tag') parameters.set('tag', shelf.id);
  else if (shelf.kind === 'publication') parameters.set('publication', shelf.id);
  else if (shelf.kind !== 'all') parameters.set('show', shelf.kind);
  if (query !== '') parameters.set('search', query);
  return parameters.size > 0 ? `#${parameters.toString()}` : '';
}

/** Whether two shelves are the same one. */
export function sameShelf(a: Shelf, b: Shelf): boolean {
  return viewFragment({ shelf: a, query: '' }) === viewFragment({ shelf: b, query: '' });
}
