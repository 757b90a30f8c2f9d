/** A file of any format as a library to merge: Postil’s own without loss, others by what was read. */
import { parseArchive, type Archive } from './archive/archive.ts';
import { readFile, type FileReading } from './read-file.ts';
import { decode } from './reading/decode.ts';
import { gunzip, isGzip } from './reading/gunzip.ts';
import { recordsOf, type Circumstances } from './reading/records.ts';
import { FORMATS } from './table.ts';
import { isOwn, libraryOf } from './w3c/read-own.ts';

export interface LibraryFile {
  readonly reading: FileReading;
  /** The format, as a reader knows it; empty where none recognises the file. */
  readonly label: string;
  readonly library: Archive;
}

/**
 * Reads a file that a reader chose. Of other tools' files all that could be read is in `library`;
 * Postil's own are taken whole or not at all.
 * @throws ArchiveError for an archive, or a JSON-LD file of ours, that is damaged
 */
export function libraryFrom(bytes: Uint8Array, circumstances: Omit<Circumstances, 'label'>): LibraryFile {
  const reading = readFile(bytes);
  const own =
    reading.format === 'postil' || reading.format === 'w3c' ? ownLibrary(bytes, reading.format) : undefined;
  const label = FORMATS.find(({ name }) => name === reading.format)?.label ?? '';
  return { reading, label, library: own ?? recordsOf(reading, { ...circumstances, label }) };
}

function ownLibrary(bytes: Uint8Array, format: 'postil' | 'w3c'): Archive | undefined {
  const text = decode(isGzip(bytes) ? gunzip(bytes) : bytes).text.replace(/^\ufeff/u, '');
  if (format === 'postil') return parseArchive(text);
  // The first reading has shown that it is sound JSON.
  const json: unknown = JSON.parse(text);
  return isOwn(json) ? libraryOf(json) : undefined;
}
