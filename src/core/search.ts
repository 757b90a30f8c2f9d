/** Text as it is searched: without case, accents and the typographer's quotes. */

const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02b9]/gu;
const QUOTES = /[\u201c\u201d\u201f\u201e\u00ab\u00bb]/gu;
/** Combining marks, and characters that nobody sees: soft hyphens, joiners, direction marks. */
const UNSEEN = /[\p{M}\p{Cf}]/gu;

/**
 * A text as it is compared: Unicode compatibility forms taken apart, marks dropped, case folded.
 * Upper case comes first because it makes "ß" two letters, as `CaseFolding.txt` does; the two small
 * sigmas are one.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replaceAll('ς', 'σ');
}

/** The words of a query, folded, each once. */
export function queryWords(query: string): string[] {
  const words = foldText(query).split(/\s+/u);
  return [...new Set(words)].filter((word) => word !== '');
}

/**
 * Whether every word is somewhere in the texts, as part of a word or of several.
 * @param words folded, from `queryWords`.
 * @param folded the texts, folded.
 */
export function hasWords(words: readonly string[], folded: readonly string[]): boolean {
  return words.every((word) => folded.some((text) => text.includes(word)));
}
