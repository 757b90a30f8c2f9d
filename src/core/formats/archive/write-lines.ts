/**
 * Writes an archive of version 2: lines of JSON in UTF-8, each ended by a line feed
 * (https://github.com/ndjson/ndjson-spec). The first is the head, `{"format":"postil","version":2,"exported":TIME}`;
 * then comes each record in an object with one key, the name of its section; the last line has the counts of
 * the sections and the SHA-256 of all bytes before it. In a file it is compressed by gzip.
 */
import { canonicalJson } from './canonical.ts';
import type { IsoTime } from '../../model.ts';
import type { ArchivedName } from './records.ts';

export const VERSION = 2;

export function headLine(exported: IsoTime): string {
  return `{"format":"postil","version":${VERSION},"exported":"${exported}"}\n`;
}

export function recordLines(name: ArchivedName, batch: readonly object[]): string {
  return batch.map((record) => `{"${name}":${canonicalJson(record)}}\n`).join('');
}

/** The last line. @param digest SHA-256 of all the bytes before it, in hexadecimal digits. */
export function trailerLine(counts: Readonly<Record<ArchivedName, number>>, digest: string): string {
  return `{"counts":${canonicalJson(counts)},"sha256":"${digest}"}\n`;
}
