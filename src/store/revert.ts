/** What taking an act back writes: its records as they were, without losing what was written since. */
import type { AnnotationId, IssueId, IsoTime, PublicationId, TagId } from '../core/model.ts';
import { editorsOf } from './drafts.ts';
import type { Records, RecordName, Step, Write } from './db.ts';
import { recordHash } from './safety/record-hash.ts';
import { stepsOf, type ActLabel, type Entry } from './undo-log.ts';
import { stamp, type Written } from './write-records.ts';

/** How many records are compared before the transaction, and with it the page, gets its turn. */
const BATCH = 250;

/**
 * Plans the way back of an act. Undefined where one of its records no longer says what the act left it
 * saying, or would refer to what is not there.
 */
export async function plan(
  transaction: Write,
  entry: Entry,
  now: IsoTime,
  onProgress?: (done: number, total: number) => void,
): Promise<Written[] | undefined> {
  const steps = await stepsOf(transaction, entry.id);
  const reverted: Written[] = [];
  for (let start = 0; start < steps.length; start += BATCH) {
    onProgress?.(start, steps.length);
    const batch = steps.slice(start, start + BATCH);
    const found = await Promise.all(batch.map((step) => revertOf(transaction, entry.label, step, now)));
    for (const each of found) {
      if (each === 'changed') return undefined;
      if (each !== 'left') reverted.push(each);
    }
  }
  onProgress?.(steps.length, steps.length);
  const planned = await withoutReferred(transaction, reverted);
  return (await hasReferences(transaction, planned)) ? planned : undefined;
}

async function revertOf(
  transaction: Write,
  label: ActLabel,
  { store, id, before, after }: Step,
  now: IsoTime,
): Promise<Written | 'changed' | 'left'> {
  // TypeScript does not relate a name to its store's key and value.
  const records = transaction.objectStore(store as 'annotations');
  const current: Records[RecordName] | undefined = await records.get(id as AnnotationId);
  if ((current && recordHash(current)) !== after) return isSaidByPages(label, store) ? 'left' : 'changed';
  if (before !== undefined) {
    return { store, id, before: current, after: { ...before, modified: stamp(current?.modified, now) } };
  }
  const isKept = store === 'annotations' && (await isWrittenHere(transaction, label, id as AnnotationId));
  const binned = current && {
    ...current,
    deleted: now,
    modified: stamp(current.modified, now),
  };
  return { store, id, before: current, after: isKept ? binned : undefined };
}

/** What a page says of itself may have changed since: that is no reason to keep the reader's act. */
function isSaidByPages(label: ActLabel, store: RecordName): boolean {
  return store === 'publications' || (store === 'issues' && label === 'create');
}

/** A note that was made here goes to the bin; one that came with a file is in the file, its draft is not. */
async function isWrittenHere(transaction: Write, label: ActLabel, id: AnnotationId): Promise<boolean> {
  if (label !== 'import') return true;
  return (await transaction.objectStore('drafts').count(editorsOf(id))) > 0;
}

/** Leaves issues, publications and tags in place that something else still refers to. */
async function withoutReferred(transaction: Write, reverted: readonly Written[]): Promise<Written[]> {
  const planned = new Set(reverted.map(({ id }) => id));
  const referred = new Set(reverted.flatMap(({ after }) => referencesOf(after)));
  const staying = new Set<string>();
  // Notes hold issues and tags in place, and issues that stay hold their publications.
  for (const store of ['tags', 'issues', 'publications'] as const) {
    for (const { id } of reverted.filter((each) => each.store === store && each.after === undefined)) {
      const others = await referrersOf(transaction, store, id);
      const isHeld = others.some((other) => !planned.has(other) || staying.has(other));
      if (isHeld || referred.has(id)) staying.add(id);
    }
  }
  return reverted.filter(({ id, after }) => after !== undefined || !staying.has(id));
}

/** Whether the issue and the tags that a note would get are there. */
async function hasReferences(transaction: Write, planned: readonly Written[]): Promise<boolean> {
  const states = new Map(planned.map(({ id, after }) => [id, after !== undefined]));
  const wanted = new Map<string, 'issues' | 'tags'>();
  for (const { before, after } of planned) {
    if (after === undefined || !('issue' in after)) continue;
    const had = new Set(referencesOf(before));
    if (!had.has(after.issue)) wanted.set(after.issue, 'issues');
    for (const tag of after.tags) if (!had.has(tag)) wanted.set(tag, 'tags');
  }
  const found = [...wanted].map(
    async ([id, store]) =>
      states.get(id) ?? (await transaction.objectStore(store as 'tags').count(id as TagId)) > 0,
  );
  return (await Promise.all(found)).every(Boolean);
}

function referencesOf(record: Records[RecordName] | undefined): readonly string[] {
  if (record === undefined) return [];
  if ('issue' in record) return [record.issue, ...record.tags];
  return 'publication' in record ? [record.publication] : [];
}

/** The ids of the notes or issues that refer to a record. */
function referrersOf(
  transaction: Write,
  store: 'tags' | 'issues' | 'publications',
  id: string,
): Promise<string[]> {
  const annotations = transaction.objectStore('annotations');
  if (store === 'tags') return annotations.index('by-tag').getAllKeys(id as TagId);
  if (store === 'issues') return annotations.index('by-issue').getAllKeys(id as IssueId);
  return transaction
    .objectStore('issues')
    .index('by-publication')
    .getAllKeys(id as PublicationId);
}

/**
 * Remembers the notes and tags that are deleted, so that an older copy of the library brings none
 * back, and forgets those that are back. What came with a file may be imported again.
 */
export async function writeTombstones(
  transaction: Write,
  label: ActLabel,
  reverted: readonly Written[],
  now: IsoTime,
): Promise<void> {
  const tombstones = transaction.objectStore('tombstones');
  for (const { store, id, before, after } of reverted) {
    if (store !== 'annotations' && store !== 'tags') continue;
    if (before === undefined) await tombstones.delete(id);
    else if (after === undefined && label !== 'import')
      await tombstones.put({ id, time: stamp(before.modified, now) });
  }
}
