/** Runs in one of the extension's documents: writes an invented library straight into its database. */
import { randomOf } from '../anchoring/random.ts';
import { generateLibrary, WORDS, type Library } from './generate.ts';
import { vocabularyOf, zipf } from './words.ts';

/** Notes a transaction. */
const BATCH = 1_000;

let library: Library | undefined;

function connect(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('postil');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(request.error?.message)));
  });
}

async function put(stores: string[], write: (transaction: IDBTransaction) => void): Promise<void> {
  const database = await connect();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(stores, 'readwrite', { durability: 'relaxed' });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(new Error(transaction.error?.message)));
    write(transaction);
  });
  database.close();
}

/** Empties the library, and writes tags, publications and issues of an invented one. */
async function begin(notes: number, seed: number): Promise<void> {
  const made = generateLibrary({ notes, seed });
  library = made;
  const database = await connect();
  const stores = [...database.objectStoreNames];
  database.close();
  await put(stores, (transaction) => {
    for (const name of stores) transaction.objectStore(name).clear();
    for (const tag of made.tags) transaction.objectStore('tags').put(tag);
    for (const publication of made.publications) transaction.objectStore('publications').put(publication);
  });
  for (let start = 0; start < made.issues; start += BATCH) {
    await put(['issues'], (transaction) => {
      for (let index = start; index < Math.min(made.issues, start + BATCH); index++)
        transaction.objectStore('issues').put(made.issue(index));
    });
  }
}

/** Writes the notes from `start` to `end`. */
async function fill(start: number, end: number): Promise<void> {
  const made = library;
  if (made === undefined) throw new Error('Begin first.');
  for (let next = start; next < end; next += BATCH) {
    await put(['annotations'], (transaction) => {
      for (let index = next; index < Math.min(end, next + BATCH); index++)
        transaction.objectStore('annotations').put(made.note(index));
    });
  }
}

/** Drops what says that the index is whole: what was written past it is not in it. */
function forgetIndex(): Promise<void> {
  return put(['meta'], (transaction) => void transaction.objectStore('meta').delete('index'));
}

/** How many notes the index holds; Infinity where it is whole. */
async function indexed(): Promise<number> {
  const database = await connect();
  const state = await new Promise<{ building?: { done: number } } | undefined>((resolve, reject) => {
    const request = database.transaction('meta').objectStore('meta').get('index');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(request.error?.message)));
  });
  database.close();
  return state === undefined ? 0 : (state.building?.done ?? Infinity);
}

/** Words as they are typed: rare and frequent ones, beginnings, two at once. */
function queries(count: number, seed: number): string[] {
  const vocabulary = vocabularyOf(randomOf(seed, 'words'), WORDS);
  const random = randomOf(seed, 'queries');
  const word = (): string => vocabulary[zipf(random, 5_000)] ?? '';
  return Array.from({ length: count }, (_, index) => {
    if (index % 10 === 9) return '東京';
    if (index % 3 === 0) return word();
    return index % 3 === 1 ? word().slice(0, 4) : `${word()} ${word().slice(0, 3)}`;
  });
}

Object.assign(globalThis, { postilLibrary: { begin, fill, forgetIndex, indexed, queries } });
