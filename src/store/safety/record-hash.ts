/** A short hash of a record, by which is known whether it still says what it said. */
import { canonicalJson } from '../../core/formats/archive/canonical.ts';
import { checksum } from '../../core/checksum.ts';
import type { Records, RecordName } from '../db.ts';

/**
 * A hash of a record without the time of its last change: an act may be undone while its records hold
 * what it wrote.
 */
export function recordHash(record: Records[RecordName]): string {
  return checksum(canonicalJson({ ...record, modified: undefined }));
}
