/** Keeps how the passages of the issue being read stand, for searches: once the page has found them. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId } from '../../core/model.ts';
import type { NoteState } from '../../core/search/query.ts';
import type { NotePosition, Verdict } from '../../platform/contract.ts';
import { keepStates } from '../../store/index/states.ts';
import type { Store } from '../../store/store.ts';

const STATES: Readonly<Record<Verdict, NoteState | undefined>> = {
  unchanged: undefined,
  moved: undefined,
  edited: 'changed',
  uncertain: 'changed',
  waiting: 'waiting',
  missing: 'missing',
};

/** Milliseconds in which a page says nothing else: while it loads, much is missing that comes. */
const SETTLED = 700;

interface Env {
  readonly store: Store;
  readonly lifetime: AbortSignal;
}

/** @param places where the page says that its notes stand */
export function followStates(
  { store, lifetime }: Env,
  places: ReadonlySignal<ReadonlyMap<AnnotationId, NotePosition>>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const found = new Map([...places.value].map(([id, { verdict }]) => [id, STATES[verdict]]));
    clearTimeout(timer);
    if (found.size > 0) timer = setTimeout(() => void keepStates(store, found), SETTLED);
  });
  lifetime.addEventListener('abort', () => {
    stop();
    clearTimeout(timer);
  });
}
