/** Sums that are added. */
import type { TagId } from '../../core/model.ts';
import type { Sums } from './schema.ts';

export const NOTHING: Sums = { notes: 0, binned: 0, untagged: 0, tags: new Map() };

/** Both together, or, with a sign of -1, the one without the other; tags that no note has are left out. */
export function plus(one: Sums, other: Sums, sign: 1 | -1 = 1): Sums {
  const tags = new Map<TagId, number>(one.tags);
  for (const [tag, count] of other.tags) {
    const now = (tags.get(tag) ?? 0) + sign * count;
    if (now === 0) tags.delete(tag);
    else tags.set(tag, now);
  }
  return {
    notes: one.notes + sign * other.notes,
    binned: one.binned + sign * other.binned,
    untagged: one.untagged + sign * other.untagged,
    tags,
  };
}
