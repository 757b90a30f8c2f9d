/** Search over all notes, by scanning. */
import type { Annotation, Issue, Publication } from '../core/model.ts';
import type { Store } from './store.ts';

const soon = (...values: unknown[]): Promise<never> =>
  Promise.reject(new Error(`not built yet ${values.length}`));

export interface FoundNote {
  readonly annotation: Annotation;
  readonly issue: Issue;
  readonly publication: Publication;
}

export function search(
  store: Store,
  query: string,
  options: { readonly limit: number; readonly signal?: AbortSignal },
): Promise<{ found: FoundNote[]; more: boolean }> {
  return soon(store, query, options);
}
