/** Search over all notes: by the index, or, while there is none, by reading them. */
import { parseQuery } from '../core/search/parse.ts';
import type { Problem } from '../core/search/query.ts';
import { wordsOf } from '../core/search/words.ts';
import type { IssueId } from '../core/model.ts';
import type { Read } from './db.ts';
import { both, placesOf } from './index/bits.ts';
import { BLOCK } from './index/block.ts';
import { forgetIndex } from './index/forget.ts';
import { lastNumber, planOf, scopePlan, sourcesOf, type Plan, type Scope } from './index/plan.ts';
import type { IndexState } from './index/schema.ts';
import { indexState } from './index/state.ts';
import { placeOf, type FoundNote, type Place } from './index/place.ts';
import { isWanted, plainSearch, tagNames, type Wanted } from './index/plain-search.ts';
import { read, type Store } from './store.ts';

export interface SearchOptions {
  readonly limit: number;
  /** Only what stands there. */
  readonly scope?: Scope | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Found {
  /** The first `limit`; those whose words were written last come first. */
  readonly found: readonly FoundNote[];
  readonly more: boolean;
  /** How many there are in all. */
  readonly count: () => Promise<number>;
  /** What to mark in the texts, from `wordsOf`. */
  readonly words: readonly string[];
  /** What the query cannot mean, and where it says it. */
  readonly problems: readonly Problem[];
}

/** Blocks that are read at first, and at most, at a time. */
const FEW = 4;
const MANY = 64;

/**
 * The notes that a query means: see `core/search/parse.ts` for the language. Notes in the bin are found in
 * its scope alone; a query that means nothing finds nothing, and an empty one all that is in its scope.
 * @throws the signal's reason, when it aborts.
 */
export async function search(
  store: Store,
  text: string,
  { limit, scope, signal }: SearchOptions,
): Promise<Found> {
  const { query, problems } = parseQuery(text);
  const said = { words: wordsOf(query), problems };
  if (query === undefined && (scope === undefined || text.trim() !== '')) return { ...NOTHING, ...said };
  const wanted = { query, scope };
  const indexed = await read(store, async (transaction) => {
    const state = await indexState(transaction);
    if (state === undefined || state.building !== undefined) return undefined;
    return indexSearch(transaction, state, { wanted, limit, signal });
  });
  if (indexed === 'damaged') await forgetIndex(store);
  else if (indexed !== undefined) {
    const { found, plan, rest, more } = indexed;
    const count = (): Promise<number> =>
      countFrom(store, { plan, wanted, rest, found: found.length, signal });
    return { found, more, count, ...said };
  }
  const all = await plainSearch(store, wanted, signal);
  return { found: all.slice(0, limit), more: all.length > limit, count: async () => all.length, ...said };
}

const NOTHING = { found: [], more: false, count: async () => 0 };

interface Asked {
  readonly wanted: Wanted;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

interface Reached {
  readonly found: FoundNote[];
  readonly plan: Plan;
  readonly more: boolean;
  /** The numbers below this one were not looked at. */
  readonly rest: number;
}

async function indexSearch(
  transaction: Read,
  state: IndexState,
  { wanted, limit, signal }: Asked,
): Promise<Reached | 'damaged'> {
  const { query, scope } = wanted;
  // A list of what is newest needs no names and no words.
  const [within, sources, tags, last] = await Promise.all([
    scopePlan(scope, transaction),
    query && sourcesOf(transaction, state),
    tagNames(transaction),
    lastNumber(transaction),
  ]);
  const plans = [within];
  if (query !== undefined && sources !== undefined) plans.push(await planOf(query, sources));
  const plan: Plan = {
    exact: plans.every(({ exact }) => exact),
    mayHold: (block) => plans.every((part) => part.mayHold(block)),
    in: (block) => both(plans.map((part) => part.in(block))),
  };
  const noteAt = reader(transaction);
  // One more than is shown tells that there is more.
  const step = limit + 1;
  const found: FoundNote[] = [];
  for await (const numbers of candidates(transaction, plan, last + 1)) {
    signal?.throwIfAborted();
    for (let start = 0; start < numbers.length; start += step) {
      const some = numbers.slice(start, start + step);
      const notes = await Promise.all(some.map(noteAt));
      for (const [at, note] of notes.entries()) {
        if (note !== undefined && isWanted(wanted, note, tags)) found.push(note);
        else if (plan.exact) return 'damaged';
        if (found.length > limit) {
          return { found: found.slice(0, limit), plan, more: true, rest: (some[at] ?? 0) + 1 };
        }
      }
    }
  }
  return { found, plan, more: false, rest: 0 };
}

/** The numbers below `end` that a plan finds, the highest first, block by block. */
async function* candidates(transaction: Read, plan: Plan, end: number): AsyncGenerator<number[]> {
  const store = transaction.objectStore('blocks');
  let next = Math.floor((end - 1) / BLOCK);
  for (let size = FEW; next >= 0; size = Math.min(MANY, size * 2)) {
    const keys: number[] = [];
    for (; next >= 0 && keys.length < size; next--) if (plan.mayHold(next)) keys.push(next);
    const blocks = await Promise.all(keys.map((key) => store.get(key)));
    for (const block of blocks) {
      if (block === undefined) continue;
      const numbers = placesOf(plan.in(block)).map((place) => block.block * BLOCK + place);
      yield numbers.filter((number) => number < end);
    }
  }
}

/** Reads notes by their numbers, and each of their issues once. */
function reader(transaction: Read): (number: number) => Promise<FoundNote | undefined> {
  const places = new Map<IssueId, Promise<Place | undefined>>();
  const placeAt = (id: IssueId): Promise<Place | undefined> => {
    const place = places.get(id) ?? placeOf(transaction, id);
    places.set(id, place);
    return place;
  };
  return async (number) => {
    const named = await transaction.objectStore('numbers').get(number);
    const annotation = named && (await transaction.objectStore('annotations').get(named.id));
    if (annotation === undefined) return undefined;
    const [place, kept] = await Promise.all([
      placeAt(annotation.issue),
      transaction.objectStore('states').get(annotation.id),
    ]);
    return place && { annotation, ...place, state: kept?.state };
  };
}

interface Counting {
  readonly plan: Plan;
  readonly wanted: Wanted;
  readonly rest: number;
  readonly found: number;
  readonly signal: AbortSignal | undefined;
}

/** Counts what was not looked at yet, a transaction some blocks: nobody waits for it in order to save. */
async function countFrom(store: Store, { plan, wanted, rest, found, signal }: Counting): Promise<number> {
  let count = found;
  for (let end = rest; end > 0;) {
    signal?.throwIfAborted();
    const from = Math.max(0, (Math.floor((end - 1) / BLOCK) + 1 - MANY) * BLOCK);
    const until = end;
    count += await read(store, async (transaction) => {
      const tags = await tagNames(transaction);
      const within: Plan = { ...plan, mayHold: (block) => block * BLOCK >= from && plan.mayHold(block) };
      const noteAt = reader(transaction);
      let here = 0;
      for await (const numbers of candidates(transaction, within, until)) {
        if (plan.exact) here += numbers.length;
        else {
          const notes = await Promise.all(numbers.map(noteAt));
          here += notes.filter((note) => note !== undefined && isWanted(wanted, note, tags)).length;
        }
      }
      return here;
    });
    end = from;
  }
  return count;
}
