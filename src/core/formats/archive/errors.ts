/** What can be wrong with an archive, each with a sentence that says what to do. */
import { shorten } from '../../clean.ts';

/** The file is no archive, a damaged or a newer one. The message is a sentence that says what to do. */
export class ArchiveError extends Error {
  /** Where in the data: `annotations[3].target.source`. */
  readonly path: string | undefined;
  /** Where in the file, counted from 1. */
  readonly line: number | undefined;

  constructor(message: string, path?: string, line?: number) {
    super(message);
    this.name = 'ArchiveError';
    this.path = path;
    this.line = line;
  }
}

export function notOurs(): ArchiveError {
  return new ArchiveError('This is no archive of Postil. Choose a file that Postil exported.');
}

export function cutShort(line: number | undefined): ArchiveError {
  const message = 'This archive is damaged or was cut short. Copy the file again, or choose an earlier one.';
  return new ArchiveError(message, undefined, line);
}

/** A record that is of the right kind, but cannot be right. @param why a sentence */
export function damaged(why: string, path: string, line: number | undefined): ArchiveError {
  const message = `A record of this archive cannot be read. ${why} Export the library again, or correct the file.`;
  return new ArchiveError(message, path, line);
}

export function malformed(path: string, line: number | undefined): ArchiveError {
  const what = path === '' ? 'A part' : `What stands at “${path}”`;
  return damaged(`${what} is not as Postil writes it.`, path, line);
}

/** The file is not what was exported. @param path where that shows */
export function changed(path: string, line?: number): ArchiveError {
  const message =
    'This archive was changed or damaged after it was exported. Choose another copy, or, if you changed it on purpose, set its "sha256" to null and correct its counts.';
  return new ArchiveError(message, path, line);
}

export function tooMany(): ArchiveError {
  return new ArchiveError('This archive has more than a million records. Import it in parts.');
}

/**
 * Versions count from 1: what is later than the latest is a newer Postil's, anything else is nobody's.
 * @param wanted the version that the file's form belongs to.
 */
export function checkVersion(version: unknown, wanted: number, latest: number): void {
  if (version === wanted) return;
  if (typeof version === 'number' && Number.isInteger(version) && version > latest) {
    throw new ArchiveError(
      'A newer Postil made this archive. Update Postil, then import it again.',
      'version',
    );
  }
  const said = version === undefined ? 'no version' : `version ${JSON.stringify(version)}`;
  throw new ArchiveError(
    `This archive says ${shorten(said, 60)}, which no Postil writes: the file was changed. Choose another copy.`,
    'version',
  );
}
