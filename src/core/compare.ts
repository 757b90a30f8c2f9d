/** The order of texts by their UTF-16 units: of times, ids and keys. */

/** Negative, zero or positive, as `Array.prototype.toSorted` wants it. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
