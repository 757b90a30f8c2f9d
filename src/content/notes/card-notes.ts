/** The card that is open, brought up to date with its notes. */
import type { CardView } from '../overlay/view.ts';
import { foundNoteOf } from './anchored-notes.ts';
import type { SessionState } from './session-state.ts';

/** The card with its notes as they are now; undefined where none of them is on the page any more. */
export function refreshedCard(card: CardView, { anchoredNotes, notes }: SessionState): CardView | undefined {
  const shown = card.notes.flatMap(({ id }) => foundNoteOf(anchoredNotes, id)?.note ?? []);
  return shown.length === 0 ? undefined : { ...card, notes: shown, tags: notes.tags };
}
