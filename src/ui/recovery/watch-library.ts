/** Says on a page that the library is not what it was; what does so is fetched behind the page. */
import type { Signal } from '@preact/signals';
import type { Store } from '../../store/store.ts';
import type { OnChange } from '../live.ts';
import type { Notice } from '../mount.tsx';

export interface Watching {
  readonly store: Store;
  readonly onChange: OnChange;
  readonly notice: Signal<Notice | undefined>;
  readonly lifetime: AbortSignal;
  /** Whether the notice takes the place of the page. */
  readonly instead: boolean;
  /** Whether the page stays long enough to copy the library: that reads all of it. */
  readonly copies: boolean;
}

/** Compares the library with its witness while a page is open. */
export async function watchLibrary(watching: Watching): Promise<void> {
  try {
    const { watch } = await import('./keep-library.ts');
    await watch(watching);
  } catch (error) {
    // The page's own questions fail as well, and say why.
    console.info('Postil: the library was not compared with its witness.', error);
  }
}
