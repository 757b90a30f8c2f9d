/** How the bin is emptied: thirty days after a note came there, and never much at a time. */
import { BIN_DAYS } from '../core/bin.ts';
import type { Annotation, IssueId, IsoTime, PublicationId } from '../core/model.ts';
import { announce } from './transact.ts';
import { editorsOf } from './drafts.ts';
import type { Write } from './db.ts';
import { ledgerIn } from './safety/ledger.ts';
import { passedSince, withStart } from './seen-days.ts';
import { write, type Store } from './store.ts';
import { deleteEntriesWhere } from './undo-log.ts';
import { changeOf, writeRecords, type Written } from './write-records.ts';

/** How long notes stay in the bin, in milliseconds. */
const BIN_KEEPS = BIN_DAYS * 24 * 60 * 60 * 1_000;

/** How many notes are deleted for ever at one start: a mistake here cannot take a library. */
const MOST_DELETED = 200;

/**
 * Deletes for ever what has been in the bin for thirty days, with the issues that nothing is left of.
 * Called at each start: the thirty days have to be over by the clock, and to have been seen to pass
 * from start to start. No act: it cannot be undone, so the undo log forgets those notes too.
 */
export async function emptyBin(store: Store): Promise<void> {
  const { deleted, ledger } = await write(store, async (transaction) => {
    const now = store.env.now();
    const known = await transaction.objectStore('meta').get('starts');
    const starts = withStart(known?.key === 'starts' ? known.starts : [], now);
    await transaction.objectStore('meta').put({ key: 'starts', starts });
    const before = new Date(Date.parse(now) - BIN_KEEPS).toISOString() as IsoTime;
    const isOver = (time: IsoTime): boolean => time < before && passedSince(starts, time) >= BIN_KEEPS;
    const gone = await deleteOld(transaction, { before, isOver, now });
    return { deleted: gone, ledger: gone.length > 0 ? await ledgerIn(transaction) : undefined };
  });
  announce(store.env, changeOf(deleted), ledger);
}

interface Border {
  readonly before: IsoTime;
  readonly isOver: (time: IsoTime) => boolean;
  readonly now: IsoTime;
}

async function deleteOld(transaction: Write, { before, isOver, now }: Border): Promise<Written[]> {
  const annotations = transaction.objectStore('annotations');
  const old = (await annotations.index('by-deleted').getAll(IDBKeyRange.upperBound(before, true)))
    // Undo may bring a note back into the bin with the time of its first deletion.
    .filter(
      ({ deleted, modified }: Annotation) => deleted !== undefined && isOver(deleted) && isOver(modified),
    )
    .slice(0, MOST_DELETED);
  const deleted = old.map((note) => deletionOf('annotations', note));
  await writeRecords(transaction, deleted);
  for (const { id } of old) {
    await transaction.objectStore('drafts').delete(editorsOf(id));
    await transaction.objectStore('tombstones').put({ id, time: now });
  }
  await deleteEmptyIssues(transaction, new Set(old.map(({ issue }) => issue)));
  await deleteEntriesWhere(transaction, isOver);
  return deleted;
}

function deletionOf(store: Written['store'], record: NonNullable<Written['before']>): Written {
  return { store, id: record.id, before: record, after: undefined };
}

/** Deletes those of these issues that have no note, and their publications that have no issue. */
async function deleteEmptyIssues(transaction: Write, ids: ReadonlySet<IssueId>): Promise<void> {
  const issues = transaction.objectStore('issues');
  const publications = new Set<PublicationId>();
  for (const id of ids) {
    const left = await transaction.objectStore('annotations').index('by-issue').count(id);
    const issue = left === 0 ? await issues.get(id) : undefined;
    if (issue === undefined) continue;
    await writeRecords(transaction, [deletionOf('issues', issue)]);
    publications.add(issue.publication);
  }
  for (const id of publications) {
    const left = await issues.index('by-publication').count(id);
    const publication = left === 0 ? await transaction.objectStore('publications').get(id) : undefined;
    if (publication !== undefined) await writeRecords(transaction, [deletionOf('publications', publication)]);
  }
}
