/** Issues and publications with what was noted in them, for lists. */
import type { Issue, IsoTime, Publication, TagId } from '../core/model.ts';
import type { Store } from './store.ts';

const soon = (...values: unknown[]): Promise<never> =>
  Promise.reject(new Error(`not built yet ${values.length}`));

export interface IssueSummary {
  readonly issue: Issue;
  readonly publication: Publication;
  /** Notes, without those in the bin. */
  readonly count: number;
  /** The most used first. */
  readonly tags: readonly TagId[];
  /** When the last note was made or changed. */
  readonly last: IsoTime;
}

export interface PublicationSummary {
  readonly publication: Publication;
  readonly issues: number;
  readonly annotations: number;
}

export function recentIssues(store: Store, limit: number): Promise<IssueSummary[]> {
  return soon(store, limit);
}
export function issueSummaries(store: Store): Promise<IssueSummary[]> {
  return soon(store);
}
export function publications(store: Store): Promise<PublicationSummary[]> {
  return soon(store);
}
