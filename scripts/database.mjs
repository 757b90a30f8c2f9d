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
      const meta = transaction.objectStore('meta');
      // These records are written past the index: without this it is made anew, by the next page.
      meta.delete('index');
      transaction.addEventListener('complete', () => resolve(undefined));
      transaction.addEventListener('abort', () => reject(new Error(transaction.error?.message)));
      for (const [store, all] of Object.entries(records)) {
        for (const record of all) transaction.objectStore(store).put(record);
      }
      // And past the ledger, which counts them as one act more.
      const asked = meta.get('ledger');
      asked.addEventListener('success', () => {
        if (asked.result === undefined) return;
        const { digest: _other, ...ledger } = asked.result;
        const counts = Object.keys(ledger.counts).map((kind) => {
          const counted = transaction.objectStore(kind).count();
          counted.addEventListener('success', () => {
            ledger.counts[kind] = counted.result;
            if (counts.at(-1) === counted) meta.put({ ...ledger, acts: ledger.acts + 1 });
          });
          return counted;
        });
      });
    });
    database.close();
    const ids = (/** @type {string} */ name) => (records[name] ?? []).map(({ id }) => id);
    const change = { annotations: ids('annotations'), issues: ids('issues'), tags: true };
    await Reflect.get(globalThis, 'chrome').storage.local.set({
      change: { ...change, nonce: crypto.randomUUID() },
    });
  }, JSON.stringify(stores));
}
