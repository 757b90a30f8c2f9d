/** How the bin is emptied. */
import type { IssueId, IsoTime, PublicationId } from '../core/model.ts';
import { announce } from './transact.ts';
import { editorsOf } from './drafts.ts';
import type { Write } from './db.ts';
import { write, type Store } from './store.ts';
import { deleteEntriesBefore } from './undo-log.ts';
import { changeOf, writeRecords, type Written } from './write-records.ts';

/**
 * Deletes what has been in the bin since before a time for ever, with the issues that nothing is
 * left of. No act: it cannot be undone, so the undo log forgets those notes too.
 */
export async function emptyBin(store: Store, before: IsoTime): Promise<void> {
  const purged = await write(store, async (transaction) => {
    const annotations = transaction.objectStore('annotations');
    const old = await annotations.index('by-deleted').getAll(IDBKeyRange.upperBound(before, true));
    const deleted = old.map((note) => deletionOf('annotations', note));
    await writeRecords(transaction, deleted);
    const time = store.env.now();
    for (const { id } of old) {
      await transaction.objectStore('drafts').delete(editorsOf(id));
      await transaction.objectStore('tombstones').put({ id, time });
    }
    await deleteEmptyIssues(transaction, new Set(old.map(({ issue }) => issue)));
    await deleteEntriesBefore(transaction, before);
    return deleted;
  });
  announce(store.env, changeOf(purged));
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
