/** What is said of a passage that was sought in a text. */
import type { Span } from '../text.ts';

/** A place in the text; `score` is its agreement with the passage and its surroundings, 0 to 1. */
export interface Spot extends Span {
  readonly score: number;
}

/**
 * The passage is here: with its words, elsewhere with its words, or with other words; or as far as it is
 * loaded (`waiting`). `ranges` are what is the passage's where other blocks stand within it.
 */
export interface Found extends Spot {
  readonly verdict: 'unchanged' | 'moved' | 'edited' | 'waiting';
  readonly ranges?: readonly Span[];
}

/**
 * The passage is not painted: it may be at one of up to three places; or where it stood is not
 * loaded; or it is not in this text.
 */
export interface Lost {
  readonly verdict: 'uncertain' | 'waiting' | 'missing';
  /** At most three, the best first. */
  readonly candidates: readonly Spot[];
}

export type Resolution = Found | Lost;
