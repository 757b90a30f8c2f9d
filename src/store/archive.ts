/** The whole library out to a file, and a file back in. */
import type { Archive } from '../core/archive.ts';
import type { Store } from './store.ts';

const soon = (...values: unknown[]): Promise<never> =>
  Promise.reject(new Error(`not built yet ${values.length}`));

export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** The library as a file in the format of `core/archive.ts`. */
export function exportArchive(store: Store): Promise<Blob> {
  return soon(store);
}
/** All or nothing; counts are of notes. */
export function importArchive(store: Store, archive: Archive): Promise<Imported> {
  return soon(store, archive);
}
