/** One spelling of a record as JSON, to compare records and to write files that compare well. */
import { compare } from '../../compare.ts';

/**
 * JSON with the keys of every object in the order of their UTF-16 units and without spaces.
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? sorted(part) : part,
  );
}

function sorted(record: object): object {
  const entries = Object.entries(record);
  return Object.fromEntries(entries.toSorted(([a], [b]) => compare(a, b)));
}
