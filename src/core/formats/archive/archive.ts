/** The archive of a whole library, of any version that Postil ever wrote. */
import { HEAD, parseLines } from './read-lines.ts';
import { parseVersion1 } from './read-version-1.ts';
import type { Archive } from './records.ts';

export { ArchiveError } from './errors.ts';
export { SECTIONS, type Archive, type ArchivedName, type Tombstone } from './records.ts';

/**
 * Reads an archive: every record is checked and rebuilt from its schema, every reference leads
 * somewhere, and counts and digest are what the file says. A file that was edited on purpose is
 * taken when its `sha256` is null or left out.
 * @throws ArchiveError
 */
export function parseArchive(text: string): Archive {
  return HEAD.test(text) && isWholeLine(text) ? parseLines(text) : parseVersion1(text);
}

/** Version 1 began on a line that goes on below. */
function isWholeLine(text: string): boolean {
  const end = text.indexOf('\n');
  return /\}\s*$/.test(end < 0 ? text : text.slice(0, end));
}
