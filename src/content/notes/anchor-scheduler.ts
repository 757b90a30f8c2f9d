/** Finds the notes of a page anew each time it changed, without holding it up. */
import type { Anchorer } from '../page/instance.ts';
import { createNoteAnchorer } from './note-anchorer.ts';
import type { AnchoredNote } from './anchored-notes.ts';
import { inSlices } from '../page/time-slicing.ts';
import type { Steps } from '../../core/steps.ts';
import type { SessionState } from './session-state.ts';

/**
 * What stands where it stood is displayed at once; the rest, until it is found, as it was. A search
 * that is overtaken by the next one ends.
 * @param run starts work whose errors the reader is told.
 */
export function createAnchorScheduler(
  state: SessionState,
  anchorer: Anchorer,
  display: (anchoredNotes: readonly AnchoredNote[]) => void,
  run: (work: () => Promise<void>) => void,
  signal: AbortSignal,
): () => void {
  const noteAnchorer = createNoteAnchorer(anchorer);
  let search = new AbortController();
  signal.addEventListener('abort', () => search.abort());

  /** Whether what was found last is still a place of this note. */
  const holds = ({ note, issue, found }: AnchoredNote): boolean =>
    'bounds' in found &&
    found.bounds.startContainer.isConnected &&
    state.issues.found[issue]?.description.address === note.issue &&
    state.notes.notes.some(({ id }) => id === note.id);

  /** Displays what stands still once the rest takes longer. */
  const anchoring = function* (): Steps<readonly AnchoredNote[]> {
    const steps = noteAnchorer.anchor(state.issues, state.notes.notes);
    let step = steps.next();
    for (; step.done !== true && step.value === undefined; step = steps.next()) yield;
    const still = step.value ?? [];
    if (step.done !== true) step = steps.next();
    if (step.done === true) return step.value;
    const known = new Set(still.map(({ note }) => note.id));
    display([...still, ...state.anchoredNotes.filter((one) => !known.has(one.note.id) && holds(one))]);
    for (; step.done !== true; step = steps.next()) yield;
    return step.value;
  };

  return () => {
    search.abort();
    search = new AbortController();
    const { signal: overtaken } = search;
    run(async () => {
      const anchoredNotes = await inSlices(anchoring(), overtaken);
      if (anchoredNotes !== undefined && !overtaken.aborted) display(anchoredNotes);
    });
  };
}
