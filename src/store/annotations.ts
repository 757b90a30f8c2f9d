/** Notes: made, changed, put into the bin and taken out again. */
import type { AnnotationId, IsoTime, IssueDescription, TagId, Target } from '../core/model.ts';
import type { Store } from './store.ts';

const soon = (...values: unknown[]): Promise<never> =>
  Promise.reject(new Error(`not built yet ${values.length}`));

export interface NewAnnotation {
  readonly issue: IssueDescription;
  readonly target: Target;
  readonly tags: readonly TagId[];
  readonly comment?: string;
}

/** Saves a passage. Resolves when it is on disk. */
export function createAnnotation(store: Store, draft: NewAnnotation): Promise<AnnotationId> {
  return soon(store, draft);
}
/** @throws ChangedElsewhereError when the stored comment is no longer `base` */
export function editComment(store: Store, id: AnnotationId, comment: string, base?: string): Promise<void> {
  return soon(store, id, comment, base);
}
export function retag(store: Store, id: AnnotationId, tags: readonly TagId[]): Promise<void> {
  return soon(store, id, tags);
}
export function extendAnnotation(store: Store, id: AnnotationId, target: Target): Promise<void> {
  return soon(store, id, target);
}
export function removeAnnotations(store: Store, ids: readonly AnnotationId[]): Promise<void> {
  return soon(store, ids);
}
export function restoreAnnotations(store: Store, ids: readonly AnnotationId[]): Promise<void> {
  return soon(store, ids);
}
export function emptyBin(store: Store, before: IsoTime): Promise<void> {
  return soon(store, before);
}
export function saveDraft(store: Store, id: AnnotationId, text: string): Promise<void> {
  return soon(store, id, text);
}
export function dropDraft(store: Store, id: AnnotationId): Promise<void> {
  return soon(store, id);
}
export function draft(store: Store, id: AnnotationId): Promise<string | undefined> {
  return soon(store, id);
}
