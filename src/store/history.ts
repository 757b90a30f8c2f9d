/** The history of a note: what its comment said before, from the undo log. */
import type { AnnotationId, IsoTime } from '../core/model.ts';
import { compare } from '../core/compare.ts';
import type { Step } from './db.ts';
import { read, type Store } from './store.ts';

export interface EarlierComment {
  readonly text: string;
  /** When it was written. */
  readonly time: IsoTime;
}

/**
 * What a note's comment said before, the latest first, each text once: whatever was overwritten,
 * undone, or undone and then left, within the last 200 acts and 30 days.
 */
export function commentHistory(store: Store, id: AnnotationId): Promise<EarlierComment[]> {
  return read(store, async (transaction) => {
    const current = await transaction.objectStore('annotations').get(id);
    const earlier = new Map<string, IsoTime>();
    let cursor = await transaction.objectStore('steps').openCursor();
    for (; cursor !== null; cursor = await cursor.continue()) {
      for (const step of cursor.value.steps) {
        const note = step.id === id ? noteOf(step) : undefined;
        if (note === undefined || note.comment === '' || note.comment === current?.comment) continue;
        if (note.modified > (earlier.get(note.comment) ?? '')) earlier.set(note.comment, note.modified);
      }
    }
    return [...earlier].map(([text, time]) => ({ text, time })).toSorted((a, b) => compare(b.time, a.time));
  });
}

function noteOf({ before }: Step): { comment: string; modified: IsoTime } | undefined {
  return before !== undefined && 'comment' in before ? before : undefined;
}
