/** Deletes the whole database: only where it cannot be opened, and only at the reader's word. */
import { deleteDB } from 'idb';
import { DATABASE } from '../db.ts';
import { StoreError, asStoreError } from '../errors.ts';

/** How long other windows may take to close it, in milliseconds. */
const PATIENCE = 10_000;

/** @throws StoreError `blocked` where another window does not let go of it */
export async function deleteLibrary(): Promise<void> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new StoreError('blocked')), PATIENCE);
  });
  try {
    await Promise.race([deleteDB(DATABASE), late]);
  } catch (error) {
    throw asStoreError(error);
  }
}
