/** The undo log: what the last acts did, so that they can be taken back and done again. */
import type { IssueId, IsoTime } from '../core/model.ts';
import type { Records, RecordName, Step, StoredAct, Write, Read } from './db.ts';
import { recordHash } from './safety/record-hash.ts';
import type { Written } from './write-records.ts';

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

/** An act as it is kept; `id` counts up. */
export interface Entry extends StoredAct {
  readonly id: number;
  readonly label: ActLabel;
}

/** How many acts are kept. */
const MOST_ACTS = 200;

/** Edits of one comment within this time, in milliseconds, are undone together. */
const SAME_EDIT = 60_000;

/** How many steps one record holds: an import of 100,000 notes is kept in parts. */
const PART_SIZE = 250;

function entryOf(id: number, act: StoredAct): Entry {
  return { ...act, id, label: act.label as ActLabel };
}

function isDone({ undone, superseded }: StoredAct): boolean {
  return undone === undefined && superseded === undefined;
}

/** The newest act that was done, of an issue where one is given. */
export async function newestDone(transaction: Read | Write, issue?: IssueId): Promise<Entry | undefined> {
  // The two kinds of transaction have the same cursors.
  const acts = (transaction as Read).objectStore('acts');
  let cursor =
    issue === undefined
      ? await acts.openCursor(null, 'prev')
      : await acts.index('by-issue').openCursor(issue, 'prev');
  while (cursor !== null && !isDone(cursor.value)) cursor = await cursor.continue();
  return cursor === null ? undefined : entryOf(cursor.primaryKey, cursor.value);
}

/** An act by its number, where it can be undone or, if `undone`, be done again. */
export async function entryAt(
  transaction: Read | Write,
  id: number,
  undone: boolean,
): Promise<Entry | undefined> {
  const act = await (transaction as Read).objectStore('acts').get(id);
  const isOpen = act !== undefined && (undone ? act.undone !== undefined : isDone(act));
  return isOpen ? entryOf(id, act) : undefined;
}

/** The act that was undone last, of an issue where one is given. */
export async function lastUndone(transaction: Read | Write, issue?: IssueId): Promise<Entry | undefined> {
  const index = (transaction as Read).objectStore('acts').index('by-undone');
  const isAsked = ({ issues }: StoredAct): boolean => issue === undefined || issues?.includes(issue) === true;
  let cursor = await index.openCursor(null, 'prev');
  while (cursor !== null && !isAsked(cursor.value)) cursor = await cursor.continue();
  return cursor === null ? undefined : entryOf(cursor.primaryKey, cursor.value);
}

function partsOf(act: number): IDBKeyRange {
  return IDBKeyRange.bound([act, 0], [act, Infinity]);
}

export async function stepsOf(transaction: Read | Write, act: number): Promise<Step[]> {
  const parts = await (transaction as Read).objectStore('steps').getAll(partsOf(act));
  return parts.flatMap(({ steps }) => steps);
}

/** What was written as steps that lead back. */
function stepsBack(written: readonly Written[]): Step[] {
  return written.map(({ store, id, before, after }) => ({
    store,
    id,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after: recordHash(after) }),
  }));
}

/** Deletes an act and its steps. */
async function deleteEntry(transaction: Write, act: number): Promise<void> {
  await Promise.all([
    transaction.objectStore('acts').delete(act),
    transaction.objectStore('steps').delete(partsOf(act)),
  ]);
}

/** Deletes acts by the time of their last change, and with them what they hold of notes. */
export async function deleteEntriesWhere(
  transaction: Write,
  isOver: (time: IsoTime) => boolean,
): Promise<void> {
  for (let cursor = await transaction.objectStore('acts').openCursor(); cursor !== null;) {
    const { time, undone = time } = cursor.value;
    if (isOver(undone)) await deleteEntry(transaction, cursor.key);
    cursor = await cursor.continue();
  }
}

/** Keeps the way back of an act, part by part: between two of them the page gets its turn. */
async function putStepsBack(transaction: Write, act: number, written: readonly Written[]): Promise<void> {
  const store = transaction.objectStore('steps');
  for (let start = 0; start < written.length; start += PART_SIZE) {
    const steps = stepsBack(written.slice(start, start + PART_SIZE));
    await store.put({ act, part: start / PART_SIZE, steps });
  }
}

/**
 * Puts an act that was undone or done again back into the log, with the steps to the other side.
 * @param written what undoing it, or doing it again, wrote.
 */
export async function replaceEntry(
  transaction: Write,
  { id, ...act }: Entry,
  written: readonly Written[],
): Promise<void> {
  await transaction.objectStore('acts').put(act, id);
  await transaction.objectStore('steps').delete(partsOf(id));
  await putStepsBack(transaction, id, written);
}

/**
 * Ends redo, because something else was done. What was undone stays in the log for the words that it
 * holds, but for an import: these are in its file.
 */
async function supersedeUndone(transaction: Write): Promise<void> {
  const acts = transaction.objectStore('acts');
  for (const id of await acts.index('by-undone').getAllKeys()) {
    const found = await acts.get(id);
    if (found?.label === 'import') await deleteEntry(transaction, id);
    else if (found !== undefined) {
      const { undone: _undone, ...act } = found;
      await acts.put({ ...act, superseded: true }, id);
    }
  }
}

/** Whether the later text has all of the earlier one, with more typed into it. */
function isTypedInto(earlier: string, later: string): boolean {
  let at = 0;
  for (let end = 0; at < earlier.length && end < later.length; end++) {
    if (earlier[at] === later[end]) at++;
  }
  return at === earlier.length;
}

const commentOf = (record: Records[RecordName] | undefined): string =>
  record !== undefined && 'comment' in record ? record.comment : '';

/** Both edits of a comment as one, where the second takes no word of the first away. */
function joined(first: readonly Step[], [last]: readonly Written[]): Step | undefined {
  const [began, ...more] = first;
  if (began === undefined || more.length > 0 || last?.after === undefined || began.id !== last.id) {
    return undefined;
  }
  if (!isTypedInto(commentOf(last.before), commentOf(last.after))) return undefined;
  return { ...began, after: recordHash(last.after) };
}

/** The newest entry, where it is an edit of a comment within the time of one edit. */
async function editToJoin(transaction: Write, time: IsoTime): Promise<Entry | undefined> {
  const cursor = await transaction.objectStore('acts').openCursor(null, 'prev');
  if (cursor === null || cursor.value.label !== 'comment' || !isDone(cursor.value)) return undefined;
  const isSoon = Math.abs(Date.parse(time) - Date.parse(cursor.value.time)) < SAME_EDIT;
  return isSoon ? entryOf(cursor.key, cursor.value) : undefined;
}

/** The issues that an act was done in; an import belongs to none of its many. */
function issuesOf(label: ActLabel, written: readonly Written[]): IssueId[] {
  if (label === 'import') return [];
  const issues = new Set<IssueId>();
  for (const { store, id, before, after } of written) {
    if (store === 'issues') issues.add(id as IssueId);
    for (const record of [before, after]) {
      if (record !== undefined && 'issue' in record) issues.add(record.issue);
    }
  }
  return [...issues];
}

/**
 * Adds an act, joined to the last one where both are one edit; redo ends, and the oldest is deleted.
 * @returns its number.
 */
export async function addEntry(
  transaction: Write,
  label: ActLabel,
  time: IsoTime,
  written: readonly Written[],
): Promise<number> {
  await supersedeUndone(transaction);
  const last = label === 'comment' && written.length === 1 ? await editToJoin(transaction, time) : undefined;
  const edit = last && joined(await stepsOf(transaction, last.id), written);
  if (last !== undefined && edit !== undefined) {
    await transaction.objectStore('steps').put({ act: last.id, part: 0, steps: [edit] });
    return last.id;
  }
  const count = (of: RecordName): number => written.filter(({ store }) => store === of).length;
  const issues = issuesOf(label, written);
  const act = await transaction.objectStore('acts').add({
    label,
    time,
    count: count('annotations') || count('tags'),
    ...(issues.length > 0 && { issues }),
  });
  await putStepsBack(transaction, act, written);
  await Promise.all([
    transaction.objectStore('acts').delete(IDBKeyRange.upperBound(act - MOST_ACTS)),
    transaction.objectStore('steps').delete(IDBKeyRange.upperBound([act - MOST_ACTS, Infinity])),
  ]);
  return act;
}
