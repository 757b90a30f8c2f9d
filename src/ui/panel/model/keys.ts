/**
 * The panel's keys, from wherever the focus is but in a field, whose keys are its own; single letters
 * type nothing elsewhere, and none destroys. What acts on a note acts on the one that has the focus.
 */
import type { AnnotationId } from '../../../core/model.ts';
import { holdsMod } from '../../components/Kbd.tsx';
import { revertOf } from '../../keys.ts';
import { tagOnKey } from '../../tag-options.ts';
import { cards, idOf } from '../../notes/cards.ts';
import { removeNote, type Panel } from './model.ts';

const FIELD = 'input, textarea, select, [contenteditable]';

/** Moves the focus from note to note; from outside it enters at the active one. */
function move(panel: Panel, step: number): boolean {
  const all = cards();
  const at = all.findIndex((card) => card.contains(document.activeElement));
  const active = all.find((card) => idOf(card) === panel.active.note.peek()?.id);
  const to = at < 0 ? (active ?? all[0]) : all[at + step];
  to?.focus();
  return all.length > 0;
}

/** From what is inside a note to the note itself, from anywhere else to the note that the keys begin at. */
function toNotes(panel: Panel, card: HTMLElement | undefined): boolean {
  if (card === undefined) return move(panel, 1);
  card.focus();
  return true;
}

/** Shows a passage that is painted, or accepts the best candidate of one that is not. */
function enter(panel: Panel, id: AnnotationId): void {
  const place = panel.currentIssue.places.peek().get(id);
  if (place === undefined || place.span !== null) void panel.active.reveal(id);
  else if (place.candidates.length > 0)
    void panel.write(({ commands }) => commands.accept({ id, index: 0 }, 'theirs'));
}

function onNote(panel: Panel, event: KeyboardEvent, card: HTMLElement): boolean {
  const id = idOf(card);
  if (id === undefined) return false;
  if (event.key === 'e') void panel.write(({ editor }) => editor.editComment(id));
  else if (event.key === 't') void panel.write(({ editor }) => editor.editTags(id));
  else if (event.key === 'Delete') void removeNote(panel, id, card);
  else if (event.key === 'Enter' && event.target === card) enter(panel, id);
  else return false;
  return true;
}

function toComposer(panel: Panel, event: KeyboardEvent): boolean {
  const tag = tagOnKey(event.key, panel.notes.tags.peek());
  const composer = panel.writer.peek()?.composer;
  if (tag === undefined || composer?.proposal.peek() === undefined) return false;
  composer.toggle(tag.id);
  return true;
}

function single(panel: Panel, event: KeyboardEvent, showKeys: () => void): boolean {
  const focused = document.activeElement;
  const card = focused?.closest<HTMLElement>('[data-note]') ?? undefined;
  if (event.key === 'j' || event.key === 'ArrowDown') return move(panel, 1);
  if (event.key === 'k' || event.key === 'ArrowUp') return move(panel, -1);
  if (event.key === '/') {
    document.querySelector<HTMLElement>('.filters [tabindex="0"]')?.focus();
    return true;
  }
  if (event.key === 'Escape') return toNotes(panel, card);
  if (event.key === '?') {
    showKeys();
    return true;
  }
  return (card !== undefined && onNote(panel, event, card)) || toComposer(panel, event);
}

/** Answers a key anywhere in the panel. */
export function pressKey(panel: Panel, event: KeyboardEvent, showKeys: () => void): void {
  const inField = event.target instanceof Element && event.target.matches(FIELD);
  if (event.defaultPrevented || event.isComposing || inField) return;
  const revert = holdsMod(event) ? revertOf(event) : undefined;
  if (revert !== undefined) {
    event.preventDefault();
    void panel.write(({ commands }) => commands[revert]());
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (single(panel, event, showKeys)) event.preventDefault();
}
