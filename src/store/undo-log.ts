/** The undo log: what the last acts did, so that they can be taken back. */
import { canonicalJson } from '../core/formats/archive/canonical.ts';
import { checksum } from '../core/checksum.ts';
import type { IsoTime } from '../core/model.ts';
import type { Records, RecordName, Step, Write, Read } from './db.ts';

export type ActLabel =
  | 'create'
  | 'comment'
  | 'retag'
  | 'extend'
  | 'reattach'
  | 'remove'
  | 'restore'
  | 'tag'
  | 'import'
  /** Two issues became one. */
  | 'join'
  /** An address became an issue of its own. */
  | 'split'
  /** The reader said that an address is not this issue. */
  | 'apart';

/** One thing that the reader did and can undo. */
export interface Act {
  readonly id: number;
  readonly label: ActLabel;
  readonly time: IsoTime;
  /** How many notes it wrote, or, where none, how many tags. */
  readonly count: number;
}

/** How many acts can be undone. */
const MOST_ACTS = 200;

/** Edits of one comment within this time, in milliseconds, are undone together. */
const SAME_EDIT = 60_000;

/** How many steps one record holds: an import of 100,000 notes is kept in parts. */
const PART_SIZE = 500;

/**
 * A hash of a record without the time of its last change: an act may be undone while its records hold
 * what it wrote.
 */
export function recordHash(record: Records[RecordName]): string {
  return checksum(canonicalJson({ ...record, modified: undefined }));
}

/** The newest act in the log. */
export async function newestEntry(transaction: Read | Write): Promise<Act | undefined> {
  // The two kinds of transaction have the same cursors.
  const acts = (transaction as Read).objectStore('acts');
  const cursor = await acts.openCursor(null, 'prev');
  return cursor === null
    ? undefined
    : { ...cursor.value, label: cursor.value.label as ActLabel, id: cursor.key };
}

function partsOf(act: number): IDBKeyRange {
  return IDBKeyRange.bound([act, 0], [act, Infinity]);
}

export async function stepsOf(transaction: Write, act: number): Promise<Step[]> {
  const parts = await transaction.objectStore('steps').getAll(partsOf(act));
  return parts.flatMap(({ steps }) => steps);
}

/** Deletes an act and its steps. */
export async function deleteEntry(transaction: Write, act: number): Promise<void> {
  await Promise.all([
    transaction.objectStore('acts').delete(act),
    transaction.objectStore('steps').delete(partsOf(act)),
  ]);
}

/** Deletes the acts before a time, and with them what they hold of notes that were deleted for ever. */
export async function deleteEntriesBefore(transaction: Write, time: IsoTime): Promise<void> {
  for (let cursor = await transaction.objectStore('acts').openCursor(); cursor !== null;) {
    if (cursor.value.time >= time) return;
    await deleteEntry(transaction, cursor.key);
    cursor = await cursor.continue();
  }
}

async function keepSteps(transaction: Write, act: number, steps: readonly Step[]): Promise<void> {
  const store = transaction.objectStore('steps');
  const kept: Promise<unknown>[] = [];
  for (let start = 0; start < steps.length; start += PART_SIZE) {
    kept.push(store.put({ act, part: start / PART_SIZE, steps: steps.slice(start, start + PART_SIZE) }));
  }
  await Promise.all(kept);
}

/** Both edits as one, where they are of one note's comment. */
function joined(first: readonly Step[], second: readonly Step[]): Step | undefined {
  const [began, ...more] = first;
  const [ended, ...others] = second;
  const one = more.length === 0 && others.length === 0;
  return one && began !== undefined && ended?.after !== undefined && began.id === ended.id
    ? { ...began, after: ended.after }
    : undefined;
}

/** Adds an act, joined to the last one where both are one edit, and deletes the oldest. */
export async function addEntry(
  transaction: Write,
  label: ActLabel,
  time: IsoTime,
  steps: readonly Step[],
): Promise<void> {
  const last = label === 'comment' ? await newestEntry(transaction) : undefined;
  if (last?.label === 'comment' && Math.abs(Date.parse(time) - Date.parse(last.time)) < SAME_EDIT) {
    const edit = joined(await stepsOf(transaction, last.id), steps);
    if (edit !== undefined) {
      await keepSteps(transaction, last.id, [edit]);
      return;
    }
  }
  const notes = steps.filter(({ store }) => store === 'annotations').length;
  const tags = steps.filter(({ store }) => store === 'tags').length;
  const act = await transaction.objectStore('acts').add({ label, time, count: notes || tags });
  await keepSteps(transaction, act, steps);
  await Promise.all([
    transaction.objectStore('acts').delete(IDBKeyRange.upperBound(act - MOST_ACTS)),
    transaction.objectStore('steps').delete(IDBKeyRange.upperBound([act - MOST_ACTS, Infinity])),
  ]);
}
