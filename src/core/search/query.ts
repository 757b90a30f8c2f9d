/** What a search asks for, as a tree, and what is wrong with it. */
import type { Phrase } from './units.ts';

/** What a query may say of the names around a note. */
export const NAMES = ['tag', 'publication', 'issue', 'author'] as const;
export type NameField = (typeof NAMES)[number];

/** How a note's passage stood when its page was last read. */
export const STATES = ['changed', 'missing', 'waiting'] as const;
export type NoteState = (typeof STATES)[number];

export type Query =
  | { readonly kind: 'and'; readonly of: readonly Query[] }
  | { readonly kind: 'or'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  /** Stands in the passage, the comment, a tag's name, the title or the publication's name. */
  | { readonly kind: 'text'; readonly phrase: Phrase }
  /** `whole`: the name is this and no more. */
  | { readonly kind: 'name'; readonly field: NameField; readonly phrase: Phrase; readonly whole: boolean }
  | { readonly kind: 'is'; readonly state: NoteState }
  | { readonly kind: 'has'; readonly what: 'comment' }
  /** Made before or after a day, month or year: `2026-05-04`, `2026-05`, `2026`. */
  | { readonly kind: 'made'; readonly side: 'before' | 'after'; readonly when: string };

/** Something that the query cannot mean, in a sentence for the reader. */
export interface Problem {
  readonly message: string;
  /** Where, in UTF-16 units of the query; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface ParsedQuery {
  /** Undefined where nothing is asked for. */
  readonly query: Query | undefined;
  readonly problems: readonly Problem[];
}
