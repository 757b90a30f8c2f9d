/** Questions about issues, notes and tags. */
import type {
  Address,
  Annotation,
  AnnotationId,
  Issue,
  IssueId,
  Publication,
  PublicationId,
  Tag,
  TagId,
} from '../core/model.ts';
import type { Store } from './store.ts';

const soon = (...values: unknown[]): Promise<never> =>
  Promise.reject(new Error(`not built yet ${values.length}`));

export function issuesAt(store: Store, addresses: readonly Address[]): Promise<(Issue | undefined)[]> {
  return soon(store, addresses);
}
export function issue(store: Store, id: IssueId): Promise<Issue | undefined> {
  return soon(store, id);
}
export function publication(store: Store, id: PublicationId): Promise<Publication | undefined> {
  return soon(store, id);
}
export function annotation(store: Store, id: AnnotationId): Promise<Annotation | undefined> {
  return soon(store, id);
}
/** Without those in the bin, in the order of the text. */
export function annotationsOf(store: Store, id: IssueId): Promise<Annotation[]> {
  return soon(store, id);
}
/** By key, then by name. */
export function tags(store: Store): Promise<Tag[]> {
  return soon(store);
}
export function tagUse(store: Store, of?: PublicationId): Promise<ReadonlyMap<TagId, number>> {
  return soon(store, of);
}
export function counts(store: Store): Promise<{ annotations: number; issues: number; publications: number }> {
  return soon(store);
}
/** What is in the bin, the latest first. */
export function bin(store: Store): Promise<Annotation[]> {
  return soon(store);
}
