/**
 * Builds index and sums for a library that has none, in steps that may be interrupted anywhere, keeps
 * them merged, and makes them anew where they are damaged. Only pages of the extension do this: the
 * background could be stopped half way, and would carry the code for it.
 */
import { noteTerms } from '../../core/search/searchable.ts';
import type { Annotation } from '../../core/model.ts';
import { plus } from './plus.ts';
import { INDEX_STORES, type IndexState, type Totals } from './schema.ts';
import type { Read, Write } from '../db.ts';
import { nextBatch } from '../scan.ts';
import { read, write, type Store } from '../store.ts';
import { BLOCK, slotsOf } from './block.ts';
import { hasTerm, lookUp, partsFor } from './chunks.ts';
import { forgetIndex } from './forget.ts';
import { deleteHalfMerged, mergeIndex } from './merge.ts';
import { keepNames } from './names.ts';
import { indexState } from './state.ts';
import { everyPublication, totalsIn, totalsOf } from './totals.ts';
import { indexNotes, slotOf } from './write-index.ts';

/** How many notes come into the index in one transaction. */
const STEP = 250;

/** How many notes are looked at, to notice damage. */
const SAMPLE = 8;

export interface Keeping {
  /** Called while an index is built. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sees to it that the library has an index that is whole. @returns whether it was built now. */
export async function keepIndex(store: Store, { onProgress, signal }: Keeping = {}): Promise<boolean> {
  let state = await read(store, indexState);
  if (state !== undefined && state.building === undefined && (await isDamaged(store))) {
    await forgetIndex(store);
    state = undefined;
  }
  const isBuilt = state !== undefined && state.building === undefined;
  if (state === undefined) await write(store, begin);
  else if (!(await read(store, hasTotals))) await write(store, keepTotals);
  // Of a whole index nothing is written: Firefox complains of a page that goes while it writes.
  if (!isBuilt) await build(store, { onProgress, signal });
  await deleteHalfMerged(store);
  await mergeIndex(store, signal);
  return !isBuilt;
}

async function build(store: Store, { onProgress, signal }: Keeping): Promise<void> {
  // Counting takes the longer the more there is: once is enough to say how far it is.
  const total = await read(store, (transaction) => transaction.objectStore('annotations').count());
  for (;;) {
    if (signal?.aborted === true) return;
    const done = await write(store, step);
    if (done === undefined) return;
    onProgress?.(Math.min(done, total), total);
    await mergeIndex(store, signal);
  }
}

async function begin(transaction: Write): Promise<void> {
  if ((await indexState(transaction)) !== undefined) return;
  await Promise.all(INDEX_STORES.map((name) => transaction.objectStore(name).clear()));
  await transaction.objectStore('meta').put({ key: 'totals', ...totalsOf([]) });
  await transaction.objectStore('meta').put({ key: 'index', building: { done: 0 }, segments: [] });
}

async function hasTotals(transaction: Read): Promise<boolean> {
  const meta = transaction.objectStore('meta');
  return (await meta.get('totals')) !== undefined && (await meta.get('names')) !== undefined;
}

/** For a library that was indexed before its totals, and a stamp of its names, were kept. */
async function keepTotals(transaction: Write): Promise<void> {
  const totals = totalsOf(await everyPublication(transaction));
  await transaction.objectStore('meta').put({ key: 'totals', ...totals });
  await transaction.objectStore('meta').put({ key: 'names', stamp: crypto.randomUUID() });
}

type Building = NonNullable<IndexState['building']>;

/** One step of building. @returns how many notes are in; undefined where nothing is left to do. */
async function step(transaction: Write): Promise<number | undefined> {
  const state = await indexState(transaction);
  if (state?.building === undefined) return undefined;
  const building =
    (await nameIssues(transaction, state.building)) ?? (await addNotes(transaction, state.building));
  // Merging changed the segments meanwhile, not in this transaction.
  const { building: _before, ...rest } = state;
  await transaction.objectStore('meta').put({ ...rest, ...(building && { building }) });
  return building?.done ?? state.building.done;
}

/** Issues come first, in the order of their ids: undefined where all are in. */
async function nameIssues(transaction: Write, building: Building): Promise<Building | undefined> {
  if (building.note !== undefined) return undefined;
  const issues = await nextBatch((transaction as unknown as Read).objectStore('issues'), building.issue);
  const last = issues.at(-1);
  if (last === undefined) return undefined;
  const written = issues.map((after) => ({ id: after.id, before: undefined, after }));
  await keepNames(transaction, { issues: written, publications: [] });
  return { ...building, issue: last.id };
}

/** Notes come in the order of their last change; what is changed meanwhile indexes itself. */
async function addNotes(transaction: Write, building: Building): Promise<Building | undefined> {
  const keys = await keysAfter(transaction, building.note);
  const last = keys.at(-1);
  if (last === undefined) return undefined;
  const found = await Promise.all(
    keys.map(async ({ id }) => {
      const number = await transaction.objectStore('numbers').index('by-id').getKey(id);
      return number === undefined ? transaction.objectStore('annotations').get(id) : undefined;
    }),
  );
  const notes = found.filter((note) => note !== undefined);
  await indexNotes(
    transaction,
    notes.map((after) => ({ id: after.id, before: undefined, after })),
    new Set(),
  );
  return { ...building, note: last, done: building.done + keys.length };
}

async function keysAfter(
  transaction: Write,
  after: Building['note'],
): Promise<NonNullable<Building['note']>[]> {
  const index = transaction.objectStore('annotations').index('by-modified');
  const keys: NonNullable<Building['note']>[] = [];
  let cursor = await index.openKeyCursor(after && IDBKeyRange.lowerBound(after.modified));
  while (cursor !== null && keys.length < STEP) {
    const { key: modified, primaryKey: id } = cursor;
    const isBefore = after !== undefined && modified === after.modified && id <= after.id;
    if (!isBefore) keys.push({ modified, id });
    cursor = await (isBefore && id < after.id
      ? cursor.continuePrimaryKey(after.modified, after.id)
      : cursor.continue());
  }
  return keys;
}

function isSame(one: Totals, other: Totals): boolean {
  const { notes, binned, untagged, tags } = plus(one, other, -1);
  const differs = notes !== 0 || binned !== 0 || untagged !== 0 || tags.size > 0;
  return !differs && one.issues === other.issues && one.publications === other.publications;
}

/** Whether the index does not say what the records say: by its sums, and by a look at some notes. */
async function isDamaged(store: Store): Promise<boolean> {
  return read(store, async (transaction) => {
    const annotations = transaction.objectStore('annotations');
    const numbers = transaction.objectStore('numbers');
    const kept = await totalsIn(transaction);
    const summed = totalsOf(await everyPublication(transaction));
    if (!isSame(kept, summed)) return true;
    const { notes, binned } = summed;
    const [all, numbered] = await Promise.all([annotations.count(), numbers.count()]);
    if (all !== numbered || all !== notes + binned) return true;
    const last = (await numbers.openKeyCursor(null, 'prev'))?.key ?? 0;
    for (let count = 0; count < SAMPLE; count++) {
      const from = Math.floor((last * count) / (SAMPLE - 1));
      const cursor = await numbers.openCursor(IDBKeyRange.lowerBound(from));
      if (cursor === null) continue;
      const note = await annotations.get(cursor.value.id);
      if (note === undefined || !(await isInIndex(transaction, cursor.key, note))) return true;
    }
    return false;
  });
}

async function isInIndex(transaction: Read, number: number, note: Annotation): Promise<boolean> {
  const block = await transaction.objectStore('blocks').get(Math.floor(number / BLOCK));
  const slot = block && slotsOf(block)[number % BLOCK];
  const kept = await transaction.objectStore('states').get(note.id);
  if (slot === undefined || JSON.stringify(slot) !== JSON.stringify(slotOf(note, kept))) return false;
  const fresh = await transaction.objectStore('fresh').get(number);
  // A note's rarest words are its longest.
  const terms = noteTerms(note)
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 3);
  if (fresh !== undefined) return terms.every((term) => hasTerm(fresh, { term, prefix: false }));
  for (const term of terms) if (!(await hasNumber(transaction, term, number))) return false;
  return true;
}

async function hasNumber(transaction: Read, term: string, number: number): Promise<boolean> {
  const state = await indexState(transaction);
  for (const segment of state?.segments ?? []) {
    const lookup = { term, prefix: false };
    const chunk = await transaction.objectStore('chunks').get([segment.id, partsFor(segment, lookup).from]);
    let found = false;
    if (chunk !== undefined) lookUp(chunk, lookup, (each) => (found ||= each === number));
    if (found) return true;
  }
  return false;
}

export { mergeIndex };
