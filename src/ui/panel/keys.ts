/**
 * The panel's keys. Single letters act on a note that has the focus, or while nothing has it
 * (WCAG 2.2, 2.1.4); in a field all keys but the undo of the field are the field's.
 */
import type { AnnotationId } from '../../core/model.ts';
import { holdsMod } from '../components/Kbd.tsx';
import { tagOnKey } from '../components/tag-choice.ts';
import type { Panel } from './model.ts';

/** The keys as the help shows them. */
export const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['j', 'k'], 'next, previous note; also the arrows'],
  [['Enter'], 'show the passage on the page'],
  [['e'], 'edit the comment'],
  [['t'], 'change the tags'],
  [['Del'], 'delete the note'],
  [['/'], 'filter by tag'],
  [['1–9'], 'tag the selection, below'],
  [['?'], 'these keys'],
];

const FIELD = 'input, textarea, select, [contenteditable]';

function cards(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-note]')];
}

function idOf(card: HTMLElement | undefined): AnnotationId | undefined {
  return card?.dataset['note'] as AnnotationId | undefined;
}

/** Deletes a note; where the focus was in it, the next note takes it, or the one before. */
export async function removeNote(panel: Panel, id: AnnotationId, within: Element): Promise<void> {
  const all = cards();
  const at = all.findIndex((card) => card.contains(within));
  const neighbour = all[at + 1] ?? all[at - 1];
  if (all[at]?.contains(document.activeElement)) neighbour?.focus();
  await panel.acts.remove(id);
}

/** Moves the focus from note to note; from outside it enters at the active one. */
function move(panel: Panel, step: number): boolean {
  const all = cards();
  const at = all.findIndex((card) => card.contains(document.activeElement));
  const active = all.find((card) => idOf(card) === panel.active.note.peek()?.id);
  const to = at < 0 ? (active ?? all[0]) : all[at + step];
  to?.focus();
  return all.length > 0;
}

function onNote(panel: Panel, event: KeyboardEvent, card: HTMLElement): boolean {
  const id = idOf(card);
  if (id === undefined) return false;
  if (event.key === 'e') void panel.editor.editComment(id);
  else if (event.key === 't') panel.editor.editTags(id);
  else if (event.key === 'Delete') void removeNote(panel, id, card);
  else if (event.key === 'Enter' && event.target === card) void panel.active.reveal(id);
  else return false;
  return true;
}

function toComposer(panel: Panel, event: KeyboardEvent): boolean {
  const tag = tagOnKey(event.key, panel.notes.tags.peek());
  if (tag === undefined || panel.composer.proposal.peek() === undefined) return false;
  panel.composer.toggle(tag.id);
  return true;
}

function single(panel: Panel, event: KeyboardEvent, showKeys: () => void): boolean {
  const focused = document.activeElement;
  const card = focused?.closest<HTMLElement>('[data-note]') ?? undefined;
  const free = focused === null || focused === document.body || focused.matches('main');
  if (card === undefined && !free) return toComposer(panel, event);
  if (event.key === 'j' || event.key === 'ArrowDown') return move(panel, 1);
  if (event.key === 'k' || event.key === 'ArrowUp') return move(panel, -1);
  if (event.key === '/') {
    document.querySelector<HTMLElement>('.filters [tabindex="0"]')?.focus();
    return true;
  }
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
  if (holdsMod(event) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z') {
    event.preventDefault();
    void panel.acts.undo();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (single(panel, event, showKeys)) event.preventDefault();
}
