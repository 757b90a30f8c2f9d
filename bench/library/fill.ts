/** Runs in one of the extension's documents: writes an invented library into its database, with its index. */
import type { IsoTime } from '../../src/core/model.ts';
import { ALL_STORES, type Write } from '../../src/store/db.ts';
import { mergeIndex } from '../../src/store/index/merge.ts';
import { keepNames } from '../../src/store/index/names.ts';
import { indexNotes } from '../../src/store/index/write-index.ts';
import { openStore } from '../../src/store/store.ts';
import { randomOf } from '../anchoring/random.ts';
import { generateLibrary, WORDS, type Library } from './generate.ts';
import { vocabularyOf, zipf } from './words.ts';

/** Records a transaction. */
const BATCH = 1_000;

const store = openStore({
  announce: async () => undefined,
  remember: async () => undefined,
  now: () => new Date().toISOString() as IsoTime,
  newId: () => crypto.randomUUID(),
});

let library: Library | undefined;

/** Writes without waiting for the disk: a library that is lost is made again. */
function put(work: (transaction: Write) => Promise<unknown>): Promise<void> {
  return store.connection.use(async (database) => {
    const transaction = database.transaction(ALL_STORES, 'readwrite', { durability: 'relaxed' });
    await work(transaction);
    await transaction.done;
  });
}

function numbers(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

/** Empties the library, and writes tags, publications and issues of an invented one. */
async function begin(notes: number, seed: number): Promise<void> {
  const made = generateLibrary({ notes, seed });
  library = made;
  await put(async (transaction) => {
    for (const name of ALL_STORES) await transaction.objectStore(name).clear();
    await transaction.objectStore('meta').put({ key: 'index', segments: [] });
    for (const tag of made.tags) await transaction.objectStore('tags').put(tag);
    for (const publication of made.publications)
      await transaction.objectStore('publications').put(publication);
  });
  for (let start = 0; start < made.issues; start += BATCH) {
    const issues = numbers(start, Math.min(made.issues, start + BATCH)).map((index) => made.issue(index));
    await put(async (transaction) => {
      await Promise.all(issues.map((issue) => transaction.objectStore('issues').put(issue)));
      const written = issues.map((after) => ({ id: after.id, before: undefined, after }));
      await keepNames(transaction, { issues: written, publications: [] });
    });
  }
}

/** Writes the notes from `start` to `end`. */
async function fill(start: number, end: number): Promise<void> {
  const made = library;
  if (made === undefined) throw new Error('Begin first.');
  for (let next = start; next < end; next += BATCH) {
    const notes = numbers(next, Math.min(end, next + BATCH)).map((index) => made.note(index));
    await put(async (transaction) => {
      await Promise.all(notes.map((note) => transaction.objectStore('annotations').put(note)));
      const written = notes.map((after) => ({ id: after.id, before: undefined, after }));
      await indexNotes(transaction, written, new Set());
    });
  }
  await mergeIndex(store);
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

Object.assign(globalThis, { postilLibrary: { begin, fill, queries } });
