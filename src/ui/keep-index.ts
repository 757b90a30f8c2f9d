/** Sees to the index of the library while a page is open, once what the reader came for is there. */
import type { Store } from '../store/store.ts';
import type { OnChange } from './live.ts';

/** Milliseconds after a change before what it left is merged. */
const SOON = 2_000;

/**
 * Builds the index where there is none or a damaged one, and merges what came to it; its code is loaded
 * for that. What fails is tried again by the next page, and until then notes are found by reading them.
 * @param onProgress called while an index is built.
 */
export async function keepIndex(
  store: Store,
  onChange: OnChange,
  lifetime: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const code = await import('./recovery/keep-library.ts').catch(
    // A page that closes meanwhile brings no code; the next one does.
    (error: unknown) => console.info('Postil: the index was not kept.', error),
  );
  if (!code) return;
  const { keepIndex: keep, mergeIndex, quiet } = code;
  try {
    await quiet();
    if (lifetime.aborted) return;
    await keep(store, { signal: lifetime, ...(onProgress && { onProgress }) });
    let merging: ReturnType<typeof setTimeout> | undefined;
    onChange(() => {
      clearTimeout(merging);
      merging = setTimeout(() => void mergeIndex(store, lifetime).catch(console.error), SOON);
    }, lifetime);
  } catch (error) {
    console.error('Postil: the index of the notes could not be kept.', error);
  }
}
