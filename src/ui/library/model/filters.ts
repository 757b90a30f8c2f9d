/** The library's filters and how many notes pass each. */
import type { ReadonlySignal } from '@preact/signals';
import type { Tag } from '../../../core/model.ts';
import { tags } from '../../../store/read.ts';
import type { Store } from '../../../store/store.ts';
import { overview, type PublicationSummary } from '../../../store/summaries.ts';
import { liveQuery, type OnChange, type Loadable } from '../../live.ts';

export interface Filters {
  readonly annotations: number;
  readonly issues: number;
  readonly binned: number;
  readonly untagged: number;
  /** With the number of notes, the most used first. */
  readonly tags: readonly { readonly tag: Tag; readonly count: number }[];
  /** Those with the most notes first. */
  readonly publications: readonly PublicationSummary[];
}

/**
 * The filters, counted again after each change.
 * @param first what must be read before: counting a large library takes the disk's whole attention.
 */
export function createFilters(
  store: Store,
  onChange: OnChange,
  first: Promise<void>,
): ReadonlySignal<Loadable<Filters>> {
  return liveQuery(
    async (): Promise<Filters> => {
      await first;
      const [every, { totals, publications }] = await Promise.all([tags(store), overview(store)]);
      return {
        annotations: totals.notes,
        issues: totals.issues,
        binned: totals.binned,
        untagged: totals.untagged,
        tags: every
          .map((tag) => ({ tag, count: totals.tags.get(tag.id) ?? 0 }))
          .toSorted((a, b) => b.count - a.count),
        publications: publications.toSorted((a, b) => b.annotations - a.annotations),
      };
    },
    () => true,
    onChange,
  );
}
