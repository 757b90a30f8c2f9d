/** Long work in short tasks, so that the page stays quick. */

/** How long one task of ours may last, in milliseconds. */
const SLICE = 8;

/** Gives way to whatever waits for its turn in the page. */
export async function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield !== undefined) await scheduler.yield();
  else await new Promise((resolve) => setTimeout(resolve));
}

/**
 * Runs steps to their end in tasks of at most 8 ms, the first of which begins at once.
 * @returns the last value, or `undefined` when `signal` ended it.
 */
export async function inSlices<Value>(
  steps: Iterator<unknown, Value, void>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE) continue;
    await pause();
    if (signal.aborted) return undefined;
    since = performance.now();
  }
}
