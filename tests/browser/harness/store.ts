/** Reads the extension's databases as they are on disk, without the extension's own code. */
import type { Page } from 'puppeteer-core';

/** The records of each object store, by the store's name. */
export type Stored = Record<string, Record<string, unknown>[]>;

/** @param page one of the extension's documents. */
export async function readDatabase(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const answer = async <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(request.error?.message)));
      });
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        found[store] = await answer(database.transaction(store).objectStore(store).getAll());
      }
      database.close();
    }
    return found;
  });
}
