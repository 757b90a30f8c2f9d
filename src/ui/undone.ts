/** What was undone or done again, in words, with the way to the other. */
import type { Act } from '../store/undo.ts';
import type { Toast } from './components/Toast.tsx';
import { countOf } from './format-size.ts';

/** What an act was. */
function nameOf({ label, count }: Act): string {
  const notes = count === 1 ? 'the note' : countOf(count, 'note');
  const names: Record<Act['label'], string> = {
    create: count === 1 ? 'the new note' : countOf(count, 'new note'),
    comment: 'the change of the comment',
    retag: 'the change of tags',
    extend: 'the change of the passage',
    reattach: 'attaching the note',
    remove: `deleting ${notes}`,
    restore: `restoring ${notes}`,
    tag: 'the change of a tag',
    import: `the import of ${countOf(count, 'note')}`,
    join: 'making two issues one',
    split: 'splitting an issue',
    apart: 'keeping two issues apart',
  };
  return names[label];
}

const DONE = { undo: ['Undone', 'undo'], redo: ['Done again', 'redo'] } as const;

/**
 * A toast that says what was undone or done again, and in which essay.
 * @param act undefined is that there was none.
 * @param back does the opposite.
 */
export function revertToast(direction: 'undo' | 'redo', act: Act | undefined, back: () => void): Toast {
  const [done, verb] = DONE[direction];
  if (act === undefined) return { text: `There is nothing to ${verb}.` };
  const where = act.issue === undefined ? '' : `, in “${act.issue.title}”`;
  const label = direction === 'undo' ? 'Redo' : 'Undo';
  return { text: `${done}: ${nameOf(act)}${where}.`, action: { label, run: back } };
}
