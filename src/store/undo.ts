/** Undo: takes the newest act back, where what it wrote still says what it left it saying. */
import type { AnnotationId, IsoTime } from '../core/model.ts';
import { announce } from './transact.ts';
import type { Records, RecordName, Step, Write } from './db.ts';
import { StoreError } from './errors.ts';
import { deleteEntry, newestEntry, recordHash, stepsOf, type Act } from './undo-log.ts';
import { read, write, type Store } from './store.ts';
import { changeOf, stamp, writeRecords, type Written } from './write-records.ts';

/** The act that `undo` would revert. */
export function lastAct(store: Store): Promise<Act | undefined> {
  return read(store, newestEntry);
}

/**
 * Reverts the newest act and takes it out of the undo log.
 * @returns the act, or undefined where there is none left.
 * @throws StoreError `changed since` where one of its records no longer says what the act left it
 *   saying; nothing is written then.
 */
export async function undo(store: Store): Promise<Act | undefined> {
  const undone = await write(store, async (transaction) => {
    const last = await newestEntry(transaction);
    if (last === undefined) return undefined;
    const now = store.env.now();
    const steps = await stepsOf(transaction, last.id);
    const reverted = await Promise.all(steps.map((step) => revertOf(transaction, step, now)));
    await writeRecords(transaction, reverted);
    await deleteDrafts(transaction, reverted);
    // What came with a file was not deleted for ever: the file may be imported again.
    if (last.label !== 'import') await writeTombstones(transaction, reverted, now);
    await deleteEntry(transaction, last.id);
    return { act: last, change: changeOf(reverted) };
  });
  if (undone !== undefined) announce(store.env, undone.change);
  return undone?.act;
}

/** What undoing a step writes. @throws StoreError `changed since` */
async function revertOf(
  transaction: Write,
  { store, id, before, after }: Step,
  now: IsoTime,
): Promise<Written> {
  // TypeScript does not relate a name to its store's key and value.
  const records = transaction.objectStore(store as 'annotations');
  const current: Records[RecordName] | undefined = await records.get(id as AnnotationId);
  const left = current === undefined ? undefined : recordHash(current);
  if (left !== after) throw new StoreError('changed since');
  const reverted = before && { ...before, modified: stamp(current?.modified, now) };
  return { store, id, before: current, after: reverted };
}

async function deleteDrafts(transaction: Write, reverted: readonly Written[]): Promise<void> {
  const drafts = transaction.objectStore('drafts');
  const unmade = reverted.filter(({ store, after }) => store === 'annotations' && after === undefined);
  await Promise.all(unmade.map(({ id }) => drafts.delete(id as AnnotationId)));
}

/** Remembers the notes and tags that are deleted, so that an older copy of the library brings none back. */
async function writeTombstones(
  transaction: Write,
  reverted: readonly Written[],
  now: IsoTime,
): Promise<void> {
  const tombstones = transaction.objectStore('tombstones');
  for (const { store, id, before, after } of reverted) {
    if (after !== undefined || (store !== 'annotations' && store !== 'tags')) continue;
    await tombstones.put({ id, time: stamp(before?.modified, now) });
  }
}
