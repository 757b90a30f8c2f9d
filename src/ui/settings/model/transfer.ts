/** Library files: written, or read, checked and merged, or refused in words. */
import { ArchiveError, type Archive } from '../../../core/formats/archive/archive.ts';
import type { Unreadable } from '../../../core/formats/reading/model.ts';
import type { IsoTime } from '../../../core/model.ts';
import { exportArchive } from '../../../store/archive/export.ts';
import { importArchive, previewImport } from '../../../store/archive/import.ts';
import { beginsAsArchive, readArchive } from '../../../store/archive/read-archive.ts';
import type { Merge } from '../../../store/archive/merge-archive.ts';
import { redo, undo } from '../../../store/undo.ts';
import type { Store } from '../../../store/store.ts';
import type { TransactOptions } from '../../../store/transact.ts';
import { revertToast } from '../../undone.ts';

/** Bytes: what is larger is surely no library, and would only fill the memory. */
const LARGEST = 512 * 2 ** 20;

/** Where in the file it stumbled, for who wants to mend it. */
function withPlace(error: ArchiveError): Error {
  const line = error.line === undefined ? '' : ` Line ${error.line}.`;
  const path = error.path === undefined ? '' : ` At ${error.path}.`;
  return new Error(`${error.message}${line}${path}`, { cause: error });
}

/** A file that was read, and what importing it would come to. */
export interface ReadLibrary {
  /** The format, as a reader knows it. */
  readonly format: string;
  readonly library: Archive;
  readonly merge: Merge;
  /** Parts of a file of another tool that could not be read. */
  readonly unreadable: readonly Unreadable[];
}

/**
 * Reads a file that the reader chose, of any format, and finds out what it would change: an archive is
 * read whole or not at all, another tool's notes as far as they can be.
 * @throws Error with a sentence for the reader
 */
async function readLibrary(store: Store, file: File, options: TransactOptions): Promise<ReadLibrary> {
  if (file.size > LARGEST) throw new Error('The file is larger than 512 MB.');
  try {
    const read = (await beginsAsArchive(file))
      ? { format: 'Postil archive', library: await readArchive(file, options), unreadable: [] }
      : await readOther(store, file);
    return { ...read, merge: await previewImport(store, read.library, options) };
  } catch (error) {
    throw error instanceof ArchiveError ? withPlace(error) : error;
  }
}

/** Reads an archive of version 1, or the notes of another tool. */
async function readOther(store: Store, file: File): Promise<Omit<ReadLibrary, 'merge'>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { libraryFrom } = await import('../../../core/formats/library-file.ts');
  const moment = (time: string): IsoTime => new Date(time).toISOString() as IsoTime;
  const { reading, label, library } = libraryFrom(bytes, { now: store.env.now(), moment });
  const { format, unreadable } = reading;
  const [fault] = unreadable;
  if (library.annotations.length === 0 && fault !== undefined) {
    const line = format === undefined ? '' : ` Line ${fault.line}.`;
    throw new Error(`${fault.reason}${line}`);
  }
  return { format: label, library, unreadable };
}

/** Fetched in one piece; what reads the formats of other tools, only for an import. */
export const transfer = { exportArchive, readLibrary, importArchive, undo, redo, revertToast };
