/** What was undone, in words. */
import type { Act } from '../store/undo.ts';
import { countOf } from './format-size.ts';

/** A sentence for the act that was undone; undefined is that there was none. */
export function undoneSentence(act: Act | undefined): string {
  if (act === undefined) return 'There is nothing to undo.';
  const notes = act.count === 1 ? 'the note' : countOf(act.count, 'note');
  const is = act.count === 1 ? 'is' : 'are';
  const sentences: Record<Act['label'], string> = {
    create: `${notes} ${is} in the bin.`,
    comment: 'the comment is as it was.',
    retag: 'the tags are as they were.',
    extend: 'the passage is as long as it was.',
    reattach: 'the note is attached as it was.',
    remove: `${notes} ${is} restored.`,
    restore: `${notes} ${is} in the bin again.`,
    tag: 'the tag is as it was.',
    import: `the import of ${countOf(act.count, 'note')}.`,
    join: 'these are two issues again.',
    split: 'these are one issue again.',
    apart: 'you will be asked again.',
  };
  return `Undone: ${sentences[act.label]}`;
}
