/** Library files: written, or read, checked and merged, or refused in words. */
import { ArchiveError, parseArchive } from '../../../core/formats/archive/archive.ts';
import { exportArchive, importArchive, type Imported } from '../../../store/archive.ts';
import type { Store } from '../../../store/store.ts';

/** Bytes: what is larger is surely no library, and would only fill the memory. */
const LARGEST = 512 * 2 ** 20;

/** Where in the file it stumbled, for who wants to mend it. */
function withPlace(error: ArchiveError): Error {
  const line = error.line === undefined ? '' : ` Line ${error.line}.`;
  const path = error.path === undefined ? '' : ` At ${error.path}.`;
  return new Error(`${error.message}${line}${path}`, { cause: error });
}

/**
 * Imports a file that the reader chose: all of it, or, where anything in it is wrong, nothing.
 * @throws Error with a sentence for the reader
 */
async function importFile(store: Store, file: File): Promise<Imported> {
  if (file.size > LARGEST) throw new Error('The file is larger than 512 MB.');
  try {
    return await importArchive(store, parseArchive(await file.text()));
  } catch (error) {
    throw error instanceof ArchiveError ? withPlace(error) : error;
  }
}

/** Fetched in one piece. */
export const transfer = { exportArchive, importFile };
