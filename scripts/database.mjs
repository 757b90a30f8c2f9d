/** Reads the extension's databases as they are on disk, without the extension's own code. */

/** @typedef {Record<string, Record<string, any>[]>} Stored the records of each object store, by its name. */

/**
 * @param {import('puppeteer-core').Page} page one of the extension's documents.
 * @returns {Promise<Stored>}
 */
export async function readDatabase(page) {
  return page.evaluate(async () => {
    /** @type {<Value>(request: IDBRequest<Value>) => Promise<Value>} */
    const answer = async (request) =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(request.error?.message)));
      });
    /** @type {Record<string, Record<string, unknown>[]>} */
    const found = {};
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
