/** The only way to write records: one act of the reader, one transaction, one line in the journal. */
import type { Annotation, AnnotationId, Change, IsoTime } from '../core/model.ts';
import type { Records, RecordName, Step, Write } from './db.ts';
import { StoreError } from './errors.ts';
import { fingerprint, newest, stepsOf, strike, writeDown, type Act, type ActLabel } from './undo-log.ts';
import { read, write, type Store, type Env } from './store.ts';
import { changeOf, deskFor, releaseAddresses, stamp, type UnitOfWork, type Written } from './unit-of-work.ts';

export type { Act, ActLabel } from './undo-log.ts';

/** How many ids one announcement carries: `storage.local` is no place for large values. */
const ANNOUNCED = 1_000;

/**
 * Does something that can be undone, all or nothing: it is on disk when this resolves, and is
 * announced after. Nothing but `work` is awaited in the body: any other wait ends the transaction, and
 * nothing is written.
 * @throws StoreError, and what `body` throws
 */
export async function act<Result>(
  store: Store,
  label: ActLabel,
  body: (work: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  const { result, change } = await write(store, async (transaction) => {
    const desk = deskFor(store.world, transaction);
    const answer = await body(desk);
    const flushed = await desk.flush();
    if (flushed.steps.length > 0) await writeDown(transaction, label, desk.time, flushed.steps);
    return { result: answer, change: flushed.change };
  });
  announce(store.world, change);
  return result;
}

/**
 * Announces what is on disk; nobody waits for it. An announcement that fails does not make what was
 * saved unsaved.
 */
export function announce(world: Env, { annotations, issues, tags }: Change): void {
  const publishChange = async (): Promise<void> => {
    const longest = Math.max(annotations.length, issues.length, tags ? 1 : 0);
    for (let start = 0; start < longest; start += ANNOUNCED) {
      await world.announce({
        annotations: annotations.slice(start, start + ANNOUNCED),
        issues: issues.slice(start, start + ANNOUNCED),
        tags: tags && start === 0,
      });
    }
  };
  publishChange().catch((error: unknown) =>
    console.error('Postil: saved, but other windows do not know.', error),
  );
}

/** The act that `undo` would revert. */
export function lastAct(store: Store): Promise<Act | undefined> {
  return read(store, newest);
}

/**
 * Reverts the newest act and takes it out of the journal.
 * @returns the act, or undefined where there is none left.
 * @throws StoreError `changed since` where one of its records no longer says what the act left it
 *   saying; nothing is written then.
 */
export async function undo(store: Store): Promise<Act | undefined> {
  const undone = await write(store, async (transaction) => {
    const last = await newest(transaction);
    if (last === undefined) return undefined;
    const now = store.world.now();
    const steps = await stepsOf(transaction, last.id);
    const reverted = await Promise.all(steps.map((step) => check(transaction, step)));
    await releaseAddresses(transaction, reverted);
    await Promise.all(reverted.map((step) => revert(transaction, step, now)));
    // What came with a file was not deleted for ever: the file may be imported again.
    if (last.label !== 'import') await bury(transaction, reverted, now);
    await strike(transaction, last.id);
    return { act: last, change: changeOf(reverted) };
  });
  if (undone !== undefined) announce(store.world, undone.change);
  return undone?.act;
}

/** What undoing a step will write. @throws StoreError `changed since` */
async function check(transaction: Write, { store, id, before, after }: Step): Promise<Written> {
  // TypeScript does not relate a name to its store's key and value.
  const records = transaction.objectStore(store as 'annotations');
  const current: Records[RecordName] | undefined = await records.get(id as AnnotationId);
  const left = current === undefined ? undefined : fingerprint(current);
  if (left !== after) throw new StoreError('changed since');
  return { store, id, before: current, after: before };
}

async function revert(
  transaction: Write,
  { store, id, before, after }: Written,
  now: IsoTime,
): Promise<void> {
  const records = transaction.objectStore(store as 'annotations');
  if (after !== undefined) {
    await records.put({ ...after, modified: stamp(before?.modified, now) } as Annotation);
    return;
  }
  await records.delete(id as AnnotationId);
  if (store === 'annotations') await transaction.objectStore('drafts').delete(id as AnnotationId);
}

/** Remembers the notes and tags that were unmade: where a copy has them too, they are to go there. */
async function bury(transaction: Write, reverted: readonly Written[], now: IsoTime): Promise<void> {
  const tombstones = transaction.objectStore('tombstones');
  for (const { store, id, before, after } of reverted) {
    if (after !== undefined || (store !== 'annotations' && store !== 'tags')) continue;
    await tombstones.put({ id, time: stamp(before?.modified, now) });
  }
}
