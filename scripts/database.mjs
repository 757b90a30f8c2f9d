/** The extension's databases as they are on disk, without the extension's own code. */
import { until } from './until.mjs';

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

/**
 * Makes these records the library, besides the tags that are there, and publishes the change.
 * @param {import('puppeteer-core').Page} page one of the extension's documents.
 * @param {Readonly<Record<string, readonly object[] | undefined>>} stores what each is to hold.
 */
export async function writeDatabase(page, stores) {
  await until('the database is made', () =>
    page.evaluate(async () =>
      (await indexedDB.databases()).some(({ name, version = 0 }) => name === 'postil' && version > 0),
    ),
  );
  // The drivers' protocols carry no lone surrogates: JSON inside of JSON does.
  await page.evaluate(async (json) => {
    /** @type {Record<string, { id: string }[]>} */
    const records = JSON.parse(json);
    /** @type {IDBDatabase} */
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('postil');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(request.error?.message)));
    });
    await new Promise((resolve, reject) => {
      const library = ['annotations', 'issues', 'publications', 'tombstones'];
      const transaction = database.transaction([...library, 'tags', 'meta'], 'readwrite');
      for (const store of library) transaction.objectStore(store).clear();
      // These records are written past index and ledger: without these both are made anew, by the next page and at the next start.
      transaction.objectStore('meta').delete('index');
      transaction.objectStore('meta').delete('ledger');
      transaction.addEventListener('complete', () => resolve(undefined));
      transaction.addEventListener('abort', () => reject(new Error(transaction.error?.message)));
      for (const [store, all] of Object.entries(records)) {
        for (const record of all) transaction.objectStore(store).put(record);
      }
    });
    database.close();
    const ids = (/** @type {string} */ name) => (records[name] ?? []).map(({ id }) => id);
    const change = { annotations: ids('annotations'), issues: ids('issues'), tags: true };
    const { local } = Reflect.get(globalThis, 'chrome').storage;
    // What was witnessed of the library before is no loss.
    await local.remove(['witness', 'loss']);
    await local.set({
      change: { ...change, nonce: crypto.randomUUID() },
    });
  }, JSON.stringify(stores));
}
