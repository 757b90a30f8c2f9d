/** Brings the terms of fresh notes into segments, and many small segments into few large ones. */
import type { Read, Write } from '../db.ts';
import { read, write, type Store } from '../store.ts';
import { turn } from '../turn.ts';
import { pack, unpack, type Posting } from './chunks.ts';
import type { Chunk, Segment } from './schema.ts';
import { indexState } from './state.ts';

/** From this many fresh notes on they become a segment. */
const FRESH = 256;

/** How many notes come into a segment at a time, so that it is made within a moment. */
const MOST_FRESH = 512;

/** So many segments of about one size become one. */
const FAN = 8;

/** From this size on, in notes, a segment stays: to merge it would take more memory than it saves time. */
const LARGE = 32_768;

/** Milliseconds of work before others get their turn. */
const SLICE = 12;

/**
 * Merges until nothing is left to be merged, a transaction a step; may be interrupted anywhere.
 * @param least fresh notes below this number stay as they are.
 */
export async function mergeIndex(store: Store, signal?: AbortSignal, least = FRESH): Promise<void> {
  for (;;) {
    if (signal?.aborted === true) return;
    if (!(await mergeFresh(store, least)) && !(await mergeSegments(store))) return;
    await turn();
  }
}

/** Makes a segment of fresh notes, if there are enough. @returns whether it did. */
async function mergeFresh(store: Store, least: number): Promise<boolean> {
  const count = await read(store, (transaction) => transaction.objectStore('fresh').count());
  if (count < least) return false;
  return write(store, async (transaction) => {
    const state = await indexState(transaction);
    const fresh = transaction.objectStore('fresh');
    if (state === undefined || (await fresh.count()) < least) return false;
    const numbers = await fresh.getAllKeys(null, MOST_FRESH);
    const texts = await fresh.getAll(null, MOST_FRESH);
    const postings = new Map<string, number[]>();
    numbers.forEach((number, index) => {
      for (const term of (texts[index] ?? '').split('\n')) {
        if (term === '') continue;
        const known = postings.get(term);
        if (known === undefined) postings.set(term, [number]);
        else known.push(number);
      }
    });
    const sorted = [...postings].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const id = await nextSegment(transaction, state.segments);
    const chunks = [...pack(id, sorted)];
    await putChunks(transaction, chunks);
    await fresh.delete(IDBKeyRange.bound(numbers[0], numbers.at(-1)));
    const segment = { id, notes: numbers.length, firsts: chunks.map(firstOf) };
    await transaction.objectStore('meta').put({ ...state, segments: [...state.segments, segment] });
    return true;
  });
}

const firstOf = ({ terms }: Chunk): string => terms.slice(0, `${terms}\n`.indexOf('\n'));

/** A number that no segment has, nor any that was left half made. */
async function nextSegment(transaction: Write, segments: readonly Segment[]): Promise<number> {
  const last = await transaction.objectStore('chunks').openKeyCursor(null, 'prev');
  return Math.max(last?.key[0] ?? 0, ...segments.map(({ id }) => id)) + 1;
}

async function putChunks(transaction: Write, chunks: readonly Chunk[]): Promise<void> {
  await Promise.all(chunks.map((chunk) => transaction.objectStore('chunks').put(chunk)));
}

function chunksOf(segment: number): IDBKeyRange {
  return IDBKeyRange.bound([segment, 0], [segment, Infinity]);
}

/** The segments that are to become one: as many of one size as `FAN`. */
function toMerge(segments: readonly Segment[]): readonly Segment[] | undefined {
  const sizes = new Map<number, Segment[]>();
  for (const segment of segments) {
    if (segment.notes >= LARGE) continue;
    const size = Math.floor(Math.log(segment.notes) / Math.log(FAN));
    sizes.set(size, [...(sizes.get(size) ?? []), segment]);
  }
  return [...sizes.values()].find((alike) => alike.length >= FAN)?.slice(0, FAN);
}

/**
 * Makes one segment of several. Its chunks are written while the others are still in use; one
 * transaction puts it in their place, if none of them was taken away meanwhile.
 * @returns whether there were any.
 */
async function mergeSegments(store: Store): Promise<boolean> {
  const found = await read(store, indexState);
  const parts = found && toMerge(found.segments);
  if (parts === undefined) return false;
  const id = await write(store, (transaction) => claim(transaction, found?.segments ?? []));
  const firsts: string[] = [];
  let began = performance.now();
  for (const chunk of pack(id, await mergedPostings(store, parts))) {
    firsts.push(firstOf(chunk));
    await write(store, (transaction) => putChunks(transaction, [chunk]));
    if (performance.now() - began < SLICE) continue;
    await turn();
    began = performance.now();
  }
  const merged = { id, notes: parts.reduce((sum, { notes }) => sum + notes, 0), firsts };
  await write(store, async (transaction) => {
    const state = await indexState(transaction);
    const ids = new Set(parts.map((part) => part.id));
    // Where no note of theirs is left, nothing takes their place.
    const isEmpty = firsts.length === 0;
    const isWhole =
      isEmpty || (await transaction.objectStore('chunks').count(chunksOf(id))) === firsts.length;
    const isThere =
      isWhole && state?.segments.filter((segment) => ids.has(segment.id)).length === parts.length;
    const gone = [...(isThere ? ids : []), ...(isThere && !isEmpty ? [] : [id])];
    await Promise.all(gone.map((segment) => transaction.objectStore('chunks').delete(chunksOf(segment))));
    if (state === undefined || !isThere) return;
    const others = state.segments.filter((segment) => !ids.has(segment.id));
    await transaction.objectStore('meta').put({ ...state, segments: isEmpty ? others : [...others, merged] });
  });
  return true;
}

/** The postings of several segments, those of one term joined, without notes that are there no more. */
async function mergedPostings(store: Store, parts: readonly Segment[]): Promise<Iterable<Posting>> {
  const [chunks, numbers] = await read(store, (transaction) =>
    Promise.all([
      Promise.all(parts.map(({ id }) => transaction.objectStore('chunks').getAll(chunksOf(id)))),
      transaction.objectStore('numbers').getAllKeys(),
    ]),
  );
  const known = new Set(numbers);
  return joined(chunks.map((each) => postingsOf(each, known)));
}

function* postingsOf(chunks: readonly Chunk[], known: ReadonlySet<number>): Generator<Posting> {
  for (const chunk of chunks) {
    for (const [term, numbers] of unpack(chunk)) {
      const kept = numbers.filter((number) => known.has(number));
      if (kept.length > 0) yield [term, kept];
    }
  }
}

function* joined(parts: readonly Iterator<Posting>[]): Generator<Posting> {
  const heads = parts.map((part) => part.next());
  for (;;) {
    let first: string | undefined;
    for (const { done, value } of heads) {
      if (done !== true && (first === undefined || value[0] < first)) [first] = value;
    }
    if (first === undefined) return;
    const numbers: number[] = [];
    heads.forEach(({ done, value }, index) => {
      if (done === true || value[0] !== first) return;
      numbers.push(...value[1]);
      const next = parts[index]?.next();
      if (next !== undefined) heads[index] = next;
    });
    yield [first, numbers.toSorted((one, other) => one - other)];
  }
}

/** Takes a number, so that no other window writes its chunks under it. */
async function claim(transaction: Write, segments: readonly Segment[]): Promise<number> {
  const id = await nextSegment(transaction, segments);
  await putChunks(transaction, [
    { segment: id, part: 0, terms: '', starts: new Uint32Array(1), numbers: new Uint8Array() },
  ]);
  return id;
}

/** Deletes chunks of merges that were interrupted. */
export async function deleteHalfMerged(store: Store): Promise<void> {
  if ((await read(store, halfMerged)).length === 0) return;
  await write(store, async (transaction) => {
    const segments = await halfMerged(transaction);
    await Promise.all(segments.map((id) => transaction.objectStore('chunks').delete(chunksOf(id))));
  });
}

/** Segments that have chunks and are not in use. */
async function halfMerged(transaction: Read | Write): Promise<number[]> {
  const state = await indexState(transaction);
  const known = new Set(state?.segments.map(({ id }) => id));
  const found: number[] = [];
  let cursor = await (transaction as Read).objectStore('chunks').openKeyCursor();
  while (cursor !== null) {
    const [segment]: readonly [number, number] = cursor.key;
    if (!known.has(segment)) found.push(segment);
    cursor = await cursor.continue([segment + 1, 0]);
  }
  return found;
}
