/** Tags' names as they are compared, and tags in the order of the toolbar. */
import { compare } from './compare.ts';
import type { Tag, TagId } from './model.ts';

/** Letters and signs of full or half width, which are a matter of keyboards and not of words. */
const WIDTH = /[\u3000\uff00-\uffef]+/g;

/** The spelling under which a name is stored: as it was written, with runs of spaces made one. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * A name as it is compared: two that differ only in case, width or spaces are one. Accents count:
 * "resume" and "résumé" are two words, and so are "CO2" and "CO₂".
 */
export function foldName(name: string): string {
  const narrow = name.replace(WIDTH, (run) => run.normalize('NFKC'));
  return tidyName(narrow).toUpperCase().toLowerCase();
}

/** The order in which a reader knows tags: by key, those without one after, by name. */
export function byKey(a: Tag, b: Tag): number {
  return (a.key ?? Infinity) - (b.key ?? Infinity) || a.name.localeCompare(b.name) || compare(a.id, b.id);
}

/**
 * The order of the toolbar: the most used first, then by key, then by name.
 * @param use how many notes carry each tag, in what is being read.
 */
export function byUse(tags: readonly Tag[], use: ReadonlyMap<TagId, number>): Tag[] {
  return tags.toSorted((a, b) => (use.get(b.id) ?? 0) - (use.get(a.id) ?? 0) || byKey(a, b));
}
