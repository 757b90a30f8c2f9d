/** What the library shows, as it stands in the page's address: so it survives a reload and Back. */
import type { IssueId, PublicationId, TagId } from '../../../core/model.ts';

/** Tags by issues of a publication, and which of its cells, rows or columns the notes beside it are from. */
export interface MatrixFilter {
  readonly kind: 'matrix';
  readonly id: PublicationId;
  readonly tag?: TagId | typeof UNTAGGED | undefined;
  readonly issue?: IssueId | undefined;
}

/** The column of the notes without a tag. */
export const UNTAGGED = 'untagged';

/** Which notes the library shows: all, a tag's, a publication's, the bin's. */
export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'bin' }
  | { readonly kind: 'untagged' }
  | { readonly kind: 'tag'; readonly id: TagId }
  | { readonly kind: 'publication'; readonly id: PublicationId }
  | MatrixFilter;

/** A filter, and the words looked for within it. */
export interface View {
  readonly filter: Filter;
  readonly query: string;
}

const PLAIN = ['bin', 'untagged'] as const;

/**
 * Reads a view from the address's fragment, with or without its `#`. What it does not understand
 * is all notes.
 */
export function parseView(fragment: string): View {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const query = parameters.get('search') ?? '';
  const tag = parameters.get('tag');
  const matrix = parameters.get('matrix');
  if (matrix) {
    const issue = (parameters.get('issue') as IssueId | null) ?? undefined;
    const filter = { kind: 'matrix', id: matrix as PublicationId, issue } as const;
    return { filter: { ...filter, tag: (tag as MatrixFilter['tag'] | null) ?? undefined }, query };
  }
  if (tag) return { filter: { kind: 'tag', id: tag as TagId }, query };
  const publication = parameters.get('publication');
  if (publication) return { filter: { kind: 'publication', id: publication as PublicationId }, query };
  const kind = PLAIN.find((name) => parameters.get('show') === name);
  return { filter: { kind: kind ?? 'all' }, query };
}

/** Writes a filter as a fragment with its `#`, or as the empty string where it is all notes. */
export function viewFragment(filter: Filter): string {
  const parameters = new URLSearchParams();
  if (filter.kind === 'tag') parameters.set('tag', filter.id);
  else if (filter.kind === 'matrix') {
    parameters.set('matrix', filter.id);
    if (filter.tag !== undefined) parameters.set('tag', filter.tag);
    if (filter.issue !== undefined) parameters.set('issue', filter.issue);
  } else if (filter.kind === 'publication') parameters.set('publication', filter.id);
  else if (filter.kind !== 'all') parameters.set('show', filter.kind);
  return parameters.size > 0 ? `#${parameters.toString()}` : '';
}

/** Whether two filters are the same one. */
export function sameFilter(a: Filter, b: Filter): boolean {
  return viewFragment(a) === viewFragment(b);
}
