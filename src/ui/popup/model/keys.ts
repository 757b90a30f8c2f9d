/**
 * The popup's keys: the arrows walk from row to row, the others act on the note that has the focus. In a
 * field they are the field's own.
 */
import { holdsMod } from '../../components/Kbd.tsx';
import { revertOf, typesText } from '../../keys.ts';
import { idOf, leaveCard } from '../../notes/cards.ts';
import type { Popup } from './model.ts';
import type { Review } from './review.ts';

/** Notes of this issue, the last notes of others, recent issues. */
const ROWS = '[data-note], .lately-note, .recent';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

const searchField = (): HTMLInputElement | null => document.querySelector('.search > input');

/** Moves the focus from row to row; from outside it enters at the first one, above that is the search. */
function walk(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const to = at < 0 ? rows[step > 0 ? 0 : -1] : rows[at + step];
  if (to !== undefined) to.focus();
  else if (step < 0) searchField()?.focus();
}

function onNote({ currentIssue }: Popup, { editor, commands }: Review, event: KeyboardEvent): boolean {
  const card = document.activeElement?.closest<HTMLElement>('[data-note]') ?? undefined;
  const id = idOf(card);
  if (id === undefined || card === undefined) return false;
  if (event.key === 'e') void editor.editComment(id);
  else if (event.key === 't') editor.editTags(id);
  else if (event.key === 'Enter' && event.target === card) void currentIssue.reveal(id);
  else if (event.key === 'Delete') {
    leaveCard(card);
    void commands.remove(id);
  } else return false;
  return true;
}

/** Answers a key anywhere in the popup. */
export function pressKey(popup: Popup, review: Review, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const { target } = event;
  const isEmptySearch = target === searchField() && popup.finder.query.peek() === '';
  if (typesText(target) && !(isEmptySearch && event.key === 'ArrowDown')) return;
  const revert = holdsMod(event) ? revertOf(event) : undefined;
  if (revert !== undefined) {
    event.preventDefault();
    void review.commands[revert]();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = STEPS[event.key];
  if (step !== undefined) walk(step);
  else if (!onNote(popup, review, event)) return;
  event.preventDefault();
}
