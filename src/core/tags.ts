/** Tags' names compared, and tags in the order of the toolbar. */
import type { Tag, TagId } from './model.ts';

/** A name as it is compared. */
export function foldName(name: string): string {
  return name.trim().toLowerCase();
}

/** By use, then by key, then by name. */
export function byUse(tags: readonly Tag[], use: ReadonlyMap<TagId, number>): Tag[] {
  return tags.toSorted((a, b) => (use.get(b.id) ?? 0) - (use.get(a.id) ?? 0));
}
