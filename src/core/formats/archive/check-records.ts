/** Whether the records of an archive are sound, each by itself and all together. */
import type * as v from 'valibot';
import { isClean } from '../../clean.ts';
import type { Archive, ArchivedName } from './records.ts';
import { damaged, type ArchiveError } from './errors.ts';

/** More records than this are no reader's library. */
export const MOST_RECORDS = 1_000_000;

/** Levels of a record: a field that only a newer version knows has no schema to end it. */
const DEEPEST = 20;

/** Whether a value is no deeper than a record, and all of its texts can be stored. */
export function isStorable(value: unknown, levels = DEEPEST): boolean {
  if (typeof value === 'string') return isClean(value);
  if (typeof value !== 'object' || value === null) return true;
  return (
    levels > 0 && Object.entries(value).every(([key, part]) => isClean(key) && isStorable(part, levels - 1))
  );
}

/** Where in a record a schema stumbled: `.target.selector[1].start`. */
export function pathOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
}

/**
 * Every reference leads somewhere.
 * @param lineOf the line of a record, where that is known.
 * @throws ArchiveError
 */
export function checkReferences(
  { publications, issues, tags, annotations }: Archive,
  lineOf: (name: ArchivedName, index: number) => number | undefined,
): void {
  const known = new Set<string>([...publications, ...issues, ...tags].map(({ id }) => id));
  const lost = (name: ArchivedName, index: number, what: string): ArchiveError =>
    damaged(`${what} is missing.`, `${name}[${index}]`, lineOf(name, index));
  for (const [index, { publication }] of issues.entries()) {
    if (!known.has(publication)) throw lost('issues', index, 'Its publication');
  }
  for (const [index, { issue, tags: given }] of annotations.entries()) {
    if (!known.has(issue)) throw lost('annotations', index, 'Its issue');
    if (!given.every((id) => known.has(id))) throw lost('annotations', index, 'One of its tags');
  }
}
