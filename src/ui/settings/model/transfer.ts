/** Library files: written, or read, checked and merged, or refused in words. */
import { ArchiveError } from '../../../core/formats/archive/archive.ts';
import type { Unreadable } from '../../../core/formats/reading/model.ts';
import type { IsoTime } from '../../../core/model.ts';
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

/** What came of a file: what was merged, and which parts of it could not be read. */
interface ImportedFile {
  readonly counts: Imported;
  readonly unreadable: readonly Unreadable[];
}

/**
 * Imports a file that the reader chose, of any format that is read: an archive whole or not at all,
 * another tool's notes as far as they can be read, all of these in one act.
 * @throws Error with a sentence for the reader
 */
async function importFile(store: Store, file: File): Promise<ImportedFile> {
  if (file.size > LARGEST) throw new Error('The file is larger than 512 MB.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { libraryFrom } = await import('../../../core/formats/library-file.ts');
  const moment = (time: string): IsoTime => new Date(time).toISOString() as IsoTime;
  try {
    const { reading, library } = libraryFrom(bytes, { now: store.env.now(), moment });
    const [fault] = reading.unreadable;
    if (library.annotations.length === 0 && fault !== undefined) {
      const line = reading.format === undefined ? '' : ` Line ${fault.line}.`;
      throw new Error(`${fault.reason}${line}`);
    }
    return { counts: await importArchive(store, library), unreadable: reading.unreadable };
  } catch (error) {
    throw error instanceof ArchiveError ? withPlace(error) : error;
  }
}

/** Fetched in one piece; what reads the formats of other tools, only for an import. */
export const transfer = { exportArchive, importFile };
