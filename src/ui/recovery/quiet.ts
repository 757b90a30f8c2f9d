/** When a page does what can wait: what reads through a library holds up all that a reader waits for. */

/** Milliseconds until what the reader came for is there, as a rule. */
const SHOWN = 1_500;

/** Resolves when the page has been there for a while and has nothing to do. */
export async function quiet(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(() => requestIdleCallback(resolve, { timeout: 1_000 }), SHOWN);
  });
}
