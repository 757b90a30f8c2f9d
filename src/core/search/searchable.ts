/** A note and the names around it, as a search looks at them. */
import { passageOf } from '../formats/passage.ts';
import type { Annotation } from '../model.ts';
import type { Searchable } from './matches.ts';
import { spaced, termsOf, unitsOf } from './units.ts';

/** What stands around a note, each as `spaced` writes it. */
export type Around = Pick<Searchable, 'tags' | 'publication' | 'issue' | 'authors' | 'made' | 'state'>;

export function searchableOf(
  { target, comment }: Pick<Annotation, 'target' | 'comment'>,
  around: Around,
): Searchable {
  return {
    ...around,
    text: `${spaced(passageOf(target))}\n${spaced(comment)}`,
    hasComment: comment !== '',
  };
}

/** The terms under which an index keeps a note: those of its passage and of its comment. */
export function noteTerms({ target, comment }: Pick<Annotation, 'target' | 'comment'>): string[] {
  return [...new Set([passageOf(target), comment].flatMap((text) => termsOf(unitsOf(text))))];
}
