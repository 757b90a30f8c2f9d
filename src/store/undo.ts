/** Undo and redo: takes an act back, or does it again, where its records still say what it left them saying. */
import type { IssueId, IsoTime } from '../core/model.ts';
import type { Ledger } from '../core/witness.ts';
import { announce } from './transact.ts';
import type { Read, Write } from './db.ts';
import { StoreError } from './errors.ts';
import { plan, writeTombstones } from './revert.ts';
import { entryAt, lastUndone, newestDone, replaceEntry, type ActLabel, type Entry } from './undo-log.ts';
import { read, write, type Store } from './store.ts';
import { changeOf, stamp, writeRecords, type Written } from './write-records.ts';

/** One thing that the reader did: what can be undone or done again, or just was. */
export interface Act {
  readonly id: number;
  readonly label: ActLabel;
  readonly time: IsoTime;
  /** How many notes it wrote, or, where none, how many tags. */
  readonly count: number;
  /** The one issue that it was done in; absent where it was done in none or in several. */
  readonly issue?: { readonly id: IssueId; readonly title: string };
}

export interface UndoOptions {
  /** The act that is meant, by its `id`, whatever was done after it; `issue` says nothing then. */
  readonly act?: number | undefined;
  /** Prefers the last act of this issue; where there is none, the last of all is taken. */
  readonly issue?: IssueId | undefined;
  /** Called as the records of a large act are gone through. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

type Direction = 'undo' | 'redo';

function candidate(
  transaction: Read | Write,
  direction: Direction,
  issue?: IssueId,
): Promise<Entry | undefined> {
  return direction === 'undo' ? newestDone(transaction, issue) : lastUndone(transaction, issue);
}

async function asAct(transaction: Read | Write, { id, label, time, count, issues }: Entry): Promise<Act> {
  const [only, ...others] = issues ?? [];
  const issue =
    only === undefined || others.length > 0
      ? undefined
      : await (transaction as Read).objectStore('issues').get(only);
  return { id, label, time, count, ...(issue && { issue: { id: issue.id, title: issue.title } }) };
}

/** The act that `undo` would take back. @param issue as in `UndoOptions` */
export function lastAct(store: Store, issue?: IssueId): Promise<Act | undefined> {
  return next(store, 'undo', issue);
}

/** The act that `redo` would do again. @param issue as in `UndoOptions` */
export function lastUndoneAct(store: Store, issue?: IssueId): Promise<Act | undefined> {
  return next(store, 'redo', issue);
}

function next(store: Store, direction: Direction, issue?: IssueId): Promise<Act | undefined> {
  return read(store, async (transaction) => {
    const here = issue && (await candidate(transaction, direction, issue));
    const entry = here ?? (await candidate(transaction, direction));
    return entry && asAct(transaction, entry);
  });
}

/**
 * Takes the last act back; `redo` does it again until something else is done. Nothing that was written
 * goes: a note that was made goes into the bin.
 * @returns the act, or undefined where there is none left.
 * @throws StoreError `changed since` where one of its records no longer says what the act left it
 *   saying; nothing is written then.
 */
export function undo(store: Store, options: UndoOptions = {}): Promise<Act | undefined> {
  return revert(store, 'undo', options);
}

/** Does again what was undone last. @returns and @throws as `undo` */
export function redo(store: Store, options: UndoOptions = {}): Promise<Act | undefined> {
  return revert(store, 'redo', options);
}

async function revert(
  store: Store,
  direction: Direction,
  { act, issue, onProgress }: UndoOptions,
): Promise<Act | undefined> {
  const reverted = await write(store, async (transaction) => {
    const now = store.env.now();
    for (const of of issue === undefined || act !== undefined ? [undefined] : [issue, undefined]) {
      const entry =
        act === undefined
          ? await candidate(transaction, direction, of)
          : await entryAt(transaction, act, direction === 'redo');
      const written = entry && (await plan(transaction, entry, now, onProgress));
      if (entry === undefined) continue;
      // Of the issue's last act another part was changed by a later one elsewhere: that comes first.
      if (written === undefined && of !== undefined) continue;
      if (written === undefined) throw new StoreError('changed since');
      const ledger = await apply(transaction, direction, entry, written, now);
      return { act: await asAct(transaction, entry), change: changeOf(written), ledger };
    }
    return undefined;
  });
  if (reverted !== undefined) announce(store.env, reverted.change, reverted.ledger);
  return reverted?.act;
}

async function apply(
  transaction: Write,
  direction: Direction,
  { undone: _undone, ...entry }: Entry,
  written: readonly Written[],
  now: IsoTime,
): Promise<Ledger | undefined> {
  const ledger = await writeRecords(transaction, written);
  await writeTombstones(transaction, entry.label, written, now);
  const previous = (await lastUndone(transaction))?.undone;
  const state = direction === 'undo' ? { undone: stamp(previous, now) } : {};
  await replaceEntry(transaction, { ...entry, ...state }, written);
  return ledger;
}
