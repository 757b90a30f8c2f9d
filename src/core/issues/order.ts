/** The order of a publication's issues, as they were sent. */
import { compare } from '../compare.ts';
import type { Issue } from '../model.ts';

type Ordered = Pick<Issue, 'published' | 'number' | 'order' | 'created'>;

/** An issue without a date stands behind those that have one. */
const LATEST = '\uFFFF';
const LAST = Number.MAX_SAFE_INTEGER;

/** The first number that an issue's number holds: 18 of `18/53`, 244 of `#244`, 12 of `第１２号`. */
export function numberOf({ number }: Pick<Issue, 'number'>): number | undefined {
  const digits = number?.normalize('NFKC').match(/\d+/)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** The place on a page of many issues, the number, the age of the first note: among equals of a date. */
function bySent(a: Ordered, b: Ordered): number {
  return (
    compare(a.published ?? LATEST, b.published ?? LATEST) ||
    (a.order?.index ?? LAST) - (b.order?.index ?? LAST) ||
    (numberOf(a) ?? LAST) - (numberOf(b) ?? LAST) ||
    compare(a.created, b.created)
  );
}

/**
 * Sorts the issues of one publication: by number where each has one of its own, otherwise by the
 * date that the page names. A mixture has no order by number that would not jump.
 */
export function inOrder<Item>(items: readonly Item[], issueOf: (item: Item) => Ordered): Item[] {
  const numbers = items.map((item) => numberOf(issueOf(item)));
  if (new Set(numbers).size === items.length && !numbers.includes(undefined)) {
    return items.toSorted((a, b) => (numberOf(issueOf(a)) ?? 0) - (numberOf(issueOf(b)) ?? 0));
  }
  return items.toSorted((a, b) => bySent(issueOf(a), issueOf(b)));
}
