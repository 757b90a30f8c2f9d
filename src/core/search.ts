/** Text as it is searched: without case and accents. */

/** A text as it is compared. */
export function foldText(text: string): string {
  return text.toLowerCase();
}

/** The words of a query, folded. */
export function queryWords(query: string): string[] {
  return foldText(query).split(/\s+/u).filter(Boolean);
}
