/** Work that is asked for at every key and done at most once in a while. */

export interface Throttled {
  /** Does the work within the wait, counted from the first asking that is not answered yet. */
  readonly ask: () => void;
  /** Forgets what was asked. */
  readonly cancel: () => void;
}

/** @param wait in milliseconds: no more than this is ever undone. */
export function throttled(work: () => void, wait: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined;
        work();
      }, wait);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
