/** Waiting for something that comes soon. */

/** How long a browser may take to start, in milliseconds: a busy machine is slow. */
export const START = 90_000;

/**
 * Asks again every few milliseconds until the answer is truthy.
 * @template Value
 * @param {string} what what is waited for, for the error's sake.
 * @param {() => Value | Promise<Value>} ask an error that it throws counts as "not yet".
 * @param {{ timeout?: number, every?: number }} [options] in milliseconds.
 * @returns {Promise<NonNullable<Exclude<Awaited<Value>, false | '' | 0>>>}
 * @throws when the time is over, with the last error as the cause.
 */
export async function until(what, ask, { timeout = 30_000, every = 25 } = {}) {
  const end = Date.now() + timeout;
  /** @type {unknown} */
  let cause;
  for (;;) {
    try {
      const value = await ask();
      if (value) return /** @type {never} */ (value);
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain until ${what}.`, { cause });
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
