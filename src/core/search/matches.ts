/** Whether a note is what a query asks for: the meaning of the language, which every index must agree with. */
import type { NoteState, Query } from './query.ts';
import { holds, type Phrase } from './units.ts';

/** A note with what stands around it, its texts from `spaced`. */
export interface Searchable {
  /** Passage and comment, a line break between. */
  readonly text: string;
  readonly tags: readonly string[];
  readonly publication: string;
  readonly issue: string;
  readonly authors: readonly string[];
  readonly hasComment: boolean;
  /** The reader's day on which it was made: `2026-05-04`. */
  readonly made: string;
  /** Undefined where it stands as it was marked, or was never looked for. */
  readonly state?: NoteState | undefined;
}

/** The plain scan of one note. */
export function matches(query: Query, note: Searchable): boolean {
  const { kind } = query;
  if (kind === 'and') return query.of.every((part) => matches(part, note));
  if (kind === 'or') return query.of.some((part) => matches(part, note));
  if (kind === 'not') return !matches(query.of, note);
  if (kind === 'text') {
    const texts = [note.text, ...note.tags, note.issue, note.publication];
    return texts.some((text) => holds(text, query.phrase));
  }
  if (kind === 'name') {
    return namesOf(note)[query.field].some((name) => isNamed(name, query.phrase, query.whole));
  }
  if (kind === 'is') return note.state === query.state;
  if (kind === 'has') return note.hasComment;
  const { side, when } = query;
  return side === 'before' ? note.made < when : note.made.slice(0, when.length) > when;
}

function namesOf(
  note: Searchable,
): Readonly<Record<'tag' | 'publication' | 'issue' | 'author', readonly string[]>> {
  return { tag: note.tags, publication: [note.publication], issue: [note.issue], author: note.authors };
}

/** Whether a name, from `spaced`, is meant by a phrase. */
export function isNamed(name: string, phrase: Phrase, whole: boolean): boolean {
  return whole ? name === ` ${phrase.units.join(' ')} ` : holds(name, phrase);
}
