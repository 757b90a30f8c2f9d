/** What was lost, in a reader's words and numbers. */
import type { Counts, Loss } from '../../core/witness.ts';
import { countOf } from '../format-size.ts';

/** What readers call each kind of record. */
export const NOUNS: Readonly<Record<keyof Counts, string>> = {
  annotations: 'note',
  issues: 'issue',
  publications: 'publication',
  tags: 'tag',
};

/** A loss in one sentence. */
export function lossSentence({ damage, expected, found }: Loss): string {
  const all = countOf(expected.annotations, 'note');
  if (damage === 'unreadable') return `The browser cannot open your library of ${all}.`;
  if (found === undefined) return `Your library is not what it was: it had ${all}.`;
  if (found.annotations < expected.annotations)
    return `The browser lost a part of your library: ${found.annotations.toLocaleString('en')} of ${all} are there.`;
  const kinds = Object.keys(NOUNS) as (keyof Counts)[];
  const kind = kinds.find((each) => found[each] < expected[each]);
  if (kind === undefined)
    return `The browser lost the last changes of your library. ${countOf(found.annotations, 'note')} are there.`;
  const missing = countOf(expected[kind] - found[kind], NOUNS[kind]);
  return `The browser lost a part of your library: ${missing} of ${expected[kind].toLocaleString('en')} are missing.`;
}
