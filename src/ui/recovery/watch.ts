/** What a page does for the library's safety: it says what is lost, and compares what there is. */
import { witnessPlace, onLossChange } from '../../platform/witness.ts';
import { checkLibrary } from '../../store/safety/check.ts';
import type { Loss } from '../../core/witness.ts';
import type { Watching } from './watch-library.ts';
import { lossSentence } from './sentence.ts';

/** @throws StoreError where the library cannot be opened and nothing was known of it */
export async function watch({ store, notice, lifetime, instead }: Watching): Promise<void> {
  const show = (loss: Loss | undefined): void => {
    notice.value = loss && { text: lossSentence(loss), instead };
  };
  onLossChange(show, lifetime);
  show(await witnessPlace.readLoss());
  show(await checkLibrary(store, witnessPlace, false));
  // Counting waits until what the reader came for is there.
  await new Promise((resolve) => {
    requestIdleCallback(resolve, { timeout: 2_000 });
  });
  if (!lifetime.aborted) show(await checkLibrary(store, witnessPlace, true));
}
