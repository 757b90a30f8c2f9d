/**
 * What the reader looked for in the popup, handed to the library that opens: past its address, which
 * the browser would keep among the reader's visits.
 */
const KEY = 'search';

export function handSearch(storage: Storage, query: string): void {
  storage.setItem(KEY, query);
}

/** Takes what was handed over, once. */
export function takeHandedSearch(storage: Storage): { readonly query?: string } {
  const query = storage.getItem(KEY);
  if (query === null) return {};
  storage.removeItem(KEY);
  return { query };
}
