/** Whether what was found on a page agrees with what a person read there. */

/** @typedef {import('./measure.mjs').Label} Label */

/** @typedef {string | number | null | undefined} Said what a label or the detector says of a field. */

/** @param {Said} text */
export const plain = (text) =>
  String(text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** @param {Said} names */
const people = (names) =>
  plain(names)
    .split(/\s*(?:,|&|\band\b)\s*/)
    .filter((name) => name !== '')
    .toSorted()
    .join('; ');

/** @param {Said} number */
export const digits = (number) => (/\d+/.exec(String(number ?? ''))?.[0] ?? '').replace(/^0+(?=\d)/, '');

/** A publication's own site and an archive of its pages are one class: no page says which it is. */
const platformClass = (/** @type {Said} */ name) => (name === 'static-archive' ? 'own-site' : plain(name));

/** What makes two answers one, field by field; the rest are compared as plain text. */
const SAME = /** @type {Record<string, (answer: Said) => string>} */ ({
  author: people,
  number: digits,
  platform: platformClass,
});

/** A field's name in a label, where it is another one. */
const IN_LABEL = /** @type {Record<string, string>} */ ({ date: 'published' });

/**
 * What a label says of a field: its own answer first, then those in `alt` that a fair reader could give.
 * @param {Label} label
 * @param {string} field
 * @returns {readonly Said[]}
 */
export function answersOf(label, field) {
  const name = IN_LABEL[field] ?? field;
  const own = /** @type {Record<string, Said>} */ (/** @type {unknown} */ (label))[name] ?? null;
  return [own, ...(label.alt?.[name] ?? [])];
}

/**
 * Whether an answer is right; `undefined` where the page shows nothing that could be found.
 * @param {Label} label
 * @param {string} field
 * @param {Said} got
 */
export function isRight(label, field, got) {
  const [own, ...others] = answersOf(label, field);
  if (own === null) return undefined;
  const same = SAME[field] ?? plain;
  return [own, ...others].some((answer) => same(answer) === same(got));
}

/**
 * Why a field is wrong, in words that group errors which one change may mend.
 * @param {Said} expected
 * @param {Said} got
 */
export function causeOf(expected, got) {
  const [meant, said] = [plain(expected), plain(got)];
  if (said === '') return 'left empty';
  if (said.includes(meant)) return 'more than it';
  return meant.includes(said) ? 'a part of it' : 'something else';
}

/**
 * Groups in the order of their first members. `Map.groupBy` came to Node after the version that is asked for.
 * @template Item
 * @param {readonly Item[]} items
 * @param {(item: Item) => string} keyOf
 * @returns {Map<string, Item[]>}
 */
export function groupBy(items, keyOf) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
