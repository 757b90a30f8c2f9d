/** The words of a search, to be marked where they stand. */
import type { Query } from './query.ts';

/** What a query looks for, folded; the units of a phrase with a space between; nothing that it excludes. */
export function wordsOf(query: Query | undefined): string[] {
  return query === undefined ? [] : [...new Set(wordsIn(query))];
}

function wordsIn(query: Query): string[] {
  if (query.kind === 'and' || query.kind === 'or') return query.of.flatMap(wordsIn);
  if (query.kind === 'text' || query.kind === 'name') return [query.phrase.units.join(' ')];
  return [];
}
