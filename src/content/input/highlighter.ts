/** Highlighter mode: a selection is marked by itself once the reader has finished it. */

/** So many milliseconds after the last change no further click of a slow triple click comes. */
const FINISHED = 600;

export interface Highlighter {
  /** A selection came to rest: it is marked unless another one follows. */
  settled(): void;
  /** What waits is marked now: its selection is about to go. */
  finish(): void;
  /** What waits is not marked: the reader did something else with it. */
  drop(): void;
}

/** @param mark marks the live selection. */
export function createHighlighter(mark: () => void, signal: AbortSignal): Highlighter {
  let waits = false;
  /** A button or Shift is down: the selection may still grow. */
  let isHeld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = (): void => {
    clearTimeout(timer);
    waits = false;
  };
  const finish = (): void => {
    if (!waits) return;
    drop();
    mark();
  };
  const wait = (): void => {
    clearTimeout(timer);
    if (waits && !isHeld) timer = setTimeout(finish, FINISHED);
  };
  const hold = (event: Event, held: boolean): void => {
    if (!event.isTrusted) return;
    isHeld = held;
    wait();
  };
  const options = { signal, capture: true, passive: true };
  window.addEventListener('pointerdown', (event) => hold(event, true), options);
  for (const type of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(type, (event) => hold(event, false), options);
  for (const type of ['keydown', 'keyup'] as const)
    window.addEventListener(type, (event) => hold(event, event.shiftKey), options);
  window.addEventListener('blur', (event) => hold(event, false), options);
  signal.addEventListener('abort', drop);
  return {
    settled() {
      waits = true;
      wait();
    },
    finish,
    drop,
  };
}
