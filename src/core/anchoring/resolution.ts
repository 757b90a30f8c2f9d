/** What is said of a passage that was sought in a text. */

/** A place in the text, in UTF-16 units, `end` exclusive; `score` is its agreement, 0 to 1. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** The passage is here: with its words, elsewhere with its words, or with other words. */
export interface Found extends Span {
  readonly verdict: 'unchanged' | 'moved' | 'edited';
}

/**
 * The passage is not painted: it may be at one of up to three places; or where it stood is not
 * loaded; or it is not in this text.
 */
export interface Lost {
  readonly verdict: 'uncertain' | 'waiting' | 'missing';
  readonly candidates: readonly Span[];
}

export type Resolution = Found | Lost;
