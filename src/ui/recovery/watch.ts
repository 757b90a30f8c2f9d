/** What a page does for the library's safety: it says what is lost, and compares what there is. */
import { witnessPlace, onLossChange } from '../../platform/witness.ts';
import { checkLibrary } from '../../store/safety/check.ts';
import type { Loss } from '../../core/witness.ts';
import type { Store } from '../../store/store.ts';
import type { OnChange } from '../live.ts';
import { quiet } from './quiet.ts';
import { keepCopy } from './copies.ts';
import type { Watching } from './watch-library.ts';
import { lossSentence } from './sentence.ts';

/** How long a library has rested before it is copied, in milliseconds. */
const REST = 30_000;

/** @throws StoreError where the library cannot be opened and nothing was known of it */
export async function watch(watching: Watching): Promise<void> {
  const { store, onChange, notice, lifetime, instead } = watching;
  const show = (loss: Loss | undefined): void => {
    notice.value = loss && { text: lossSentence(loss), instead };
  };
  onLossChange(show, lifetime);
  show(await witnessPlace.readLoss());
  show(await checkLibrary(store, witnessPlace, 'names'));
  // Counting waits until what the reader came for is there.
  await quiet();
  if (lifetime.aborted) return;
  const loss = await checkLibrary(store, witnessPlace, 'counts');
  show(loss);
  // What is left of a library takes no copy's place.
  if (loss === undefined && watching.copies) await keepCopies(store, onChange, lifetime);
}

/** Copies the library now, and whenever it has rested after a change. */
async function keepCopies(store: Store, onChange: OnChange, lifetime: AbortSignal): Promise<void> {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const copyIfWhole = async (): Promise<void> => {
    try {
      if ((await witnessPlace.readLoss()) === undefined) await keepCopy(store, lifetime);
    } catch (error) {
      // A page that closes ends what it began; the next one begins again.
      if (!lifetime.aborted) console.info('Postil: the library was not copied.', error);
    }
  };
  onChange(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void copyIfWhole(), REST);
  }, lifetime);
  await copyIfWhole();
}
