/** Finds the notes of a page anew each time it changed, without holding it up. */
import type { Anchorer } from './instance.ts';
import { createPlacer } from './placer.ts';
import type { Placement } from './placing.ts';
import { inSlices } from './slices.ts';
import type { State } from './state.ts';

/**
 * What stands where it stood is displayed at once; the rest, until it is found, as it was. A search
 * that is overtaken by the next one ends.
 * @param run starts work whose errors the reader is told.
 */
export function createSettling(
  state: State,
  anchorer: Anchorer,
  display: (placements: readonly Placement[]) => void,
  run: (work: () => Promise<void>) => void,
  signal: AbortSignal,
): () => void {
  const placer = createPlacer(anchorer);
  let search = new AbortController();
  signal.addEventListener('abort', () => search.abort());

  /** Whether what was found last is still a place of this note. */
  const holds = ({ note, issue, found }: Placement): boolean =>
    'bounds' in found &&
    found.bounds.startContainer.isConnected &&
    state.issues.found[issue]?.description.address === note.issue &&
    state.notes.notes.some(({ id }) => id === note.id);

  return () => {
    search.abort();
    search = new AbortController();
    const { signal: overtaken } = search;
    const steps = placer.place(state.issues, state.notes.notes);
    const first = steps.next();
    if (first.done === true) return display(first.value);
    const known = new Set(first.value.map(({ note }) => note.id));
    display([...first.value, ...state.placements.filter((one) => !known.has(one.note.id) && holds(one))]);
    run(async () => {
      const placements = await inSlices(steps, overtaken);
      if (placements !== undefined) display(placements);
    });
  };
}
