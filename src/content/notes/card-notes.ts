/** The card of notes: opened below the passages that they mark, and brought up to date while it is open. */
import { passageOf } from '../../core/formats/passage.ts';
import type { PageNote } from '../../platform/contract.ts';
import type { CardNote, CardView } from '../overlay/view.ts';
import { foundNoteOf, type FoundNote } from './anchored-notes.ts';
import { referenceOfSpan, type SessionState } from './session-state.ts';

const cardNoteOf = ({ id, tags, target }: PageNote): CardNote => ({ id, tags, words: passageOf(target) });

/** The card of notes of one issue, beside all that they mark; undefined for none. */
export function cardOf({ issues, notes }: SessionState, found: readonly FoundNote[]): CardView | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const span = {
    start: Math.min(...found.map((note) => note.found.start)),
    end: Math.max(...found.map((note) => note.found.end)),
  };
  return {
    reference: referenceOfSpan(issues, first.issue, span),
    notes: found.map(({ note }) => cardNoteOf(note)),
    tags: notes.tags,
    spread: undefined,
  };
}

/** The card with its notes as they are now; undefined where none of them is on the page any more. */
export function refreshedCard(card: CardView, { anchoredNotes, notes }: SessionState): CardView | undefined {
  const shown = card.notes.flatMap(({ id }) => foundNoteOf(anchoredNotes, id)?.note ?? []);
  return shown.length === 0 ? undefined : { ...card, notes: shown.map(cardNoteOf), tags: notes.tags };
}
