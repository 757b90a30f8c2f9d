/** What a tag field offers for what was typed into it. */
import type { Tag, TagId } from '../core/model.ts';
import { foldName, tidyName } from '../core/tags.ts';

export type TagOption =
  | { readonly kind: 'tag'; readonly tag: Tag; readonly on: boolean }
  /** A tag of this name does not exist yet. */
  | { readonly kind: 'new'; readonly name: string };

/** How well a folded name answers a folded query: the lower the better; undefined is not at all. */
function rank(name: string, query: string): number | undefined {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  const at = name.indexOf(query);
  if (at < 0) return undefined;
  return name.charAt(at - 1) === ' ' ? 2 : 3;
}

/**
 * The tags that answer a query, the best first and else in their order. Where none has just this name
 * a new one comes before them: Enter is never taken for a tag that the reader did not name.
 */
export function tagOptions(query: string, tags: readonly Tag[], chosen: readonly TagId[]): TagOption[] {
  const wanted = foldName(query);
  const found = tags
    .flatMap((tag) => {
      const order = rank(foldName(tag.name), wanted);
      return order === undefined ? [] : [{ tag, order }];
    })
    .toSorted((a, b) => a.order - b.order);
  const options = found.map(({ tag }): TagOption => ({ kind: 'tag', tag, on: chosen.includes(tag.id) }));
  if (wanted === '' || found[0]?.order === 0) return options;
  return [{ kind: 'new', name: tidyName(query) }, ...options];
}

/** The tag that a digit stands for. */
export function tagOnKey(key: string, tags: readonly Tag[]): Tag | undefined {
  return /^[1-9]$/.test(key) ? tags.find((tag) => tag.key === Number(key)) : undefined;
}

/** Adds a tag behind the others, or takes it away. */
export function toggled(chosen: readonly TagId[], tag: TagId): TagId[] {
  return chosen.includes(tag) ? chosen.filter((each) => each !== tag) : [...chosen, tag];
}
