/**
 * Seeds: short runs of units (grams) of all patterns, and where the text holds them. One pass of a
 * rolling hash over the text serves every pattern; a pass per pattern is what makes peers freeze.
 */
import type { FoldedText } from './fold.ts';
import type { Patterns } from './patterns.ts';
import { atOnce } from '../steps.ts';

/** Of the rolling hash: the FNV prime. */
export const FACTOR = 0x01000193;

/** Whether seeds are taken all along a pattern, or one at the beginning of its passage. */
export type Scope = 'pattern' | 'beginning';

/** The grams to look for, the patterns' seeds that they stand for, and the places found so far. */
export interface Seeds {
  readonly size: number;
  readonly stride: number;
  readonly scope: Scope;
  readonly chosen: Uint8Array;
  /** Seeds of pattern `i` are `first[i] .. first[i + 1])`. */
  readonly first: Int32Array;
  readonly offset: Int32Array;
  readonly gram: Int32Array;
  grams: number;
  taken: number;
  readonly filter: Uint8Array;
  readonly filterShift: number;
  readonly slots: Int32Array;
  readonly keys: Int32Array;
  readonly mask: number;
  /** Places in the order of the text, with their grams. */
  places: Int32Array;
  placeGrams: Int32Array;
  found: number;
  hash: number;
  done: number;
}

/** Where each gram stands: gram `g` at `places[start[g] .. start[g + 1])`, ascending. */
export interface Places {
  readonly start: Int32Array;
  readonly places: Int32Array;
}

/** The filter has 16 bytes for each seed, within these bounds: small enough for the cache. */
const LEAST_FILTER_BITS = 14;
const MOST_FILTER_BITS = 19;

/** A pattern has no more seeds than this, about. */
const MOST_SEEDS = 96;

/** Room for seeds of `size` units of the chosen patterns, one every `stride` units: see `takeSeeds`. */
export function noSeeds(
  patterns: Patterns,
  chosen: Uint8Array,
  size: number,
  stride: number,
  scope: Scope = 'pattern',
): Seeds {
  const { count } = patterns;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (chosen[index] !== 1) continue;
    const length = patterns.first[index + 1] - patterns.first[index];
    if (scope === 'beginning') total++;
    else if (length >= size) total += Math.ceil((length - size) / strideOf(length, stride)) + 3;
  }
  let capacity = 1024;
  while (capacity < total * 2) capacity *= 2;
  const wanted = 36 - Math.clz32(total);
  const filterBits = Math.max(LEAST_FILTER_BITS, Math.min(MOST_FILTER_BITS, wanted));
  return {
    size,
    stride,
    scope,
    chosen,
    first: new Int32Array(count + 1),
    offset: new Int32Array(total),
    gram: new Int32Array(total),
    grams: 0,
    taken: 0,
    filter: new Uint8Array(1 << filterBits),
    filterShift: 32 - filterBits,
    slots: new Int32Array(capacity),
    keys: new Int32Array(total),
    mask: capacity - 1,
    places: new Int32Array(total === 0 ? 0 : 4096),
    placeGrams: new Int32Array(total === 0 ? 0 : 4096),
    found: 0,
    hash: 0,
    done: 0,
  };
}

/**
 * Takes the seeds of patterns `from .. to`, which follow those taken before: one every `stride` units,
 * one at the end of each pattern, and one at each end of the passage, which may stand elsewhere without
 * its surroundings.
 */
export function takeSeeds(seeds: Seeds, patterns: Patterns, from: number, to: number): void {
  const { size, stride, scope, chosen, slots, keys, mask, first, offset, gram, filter, filterShift } = seeds;
  const { units } = patterns;
  let { taken, grams } = seeds;
  for (let index = from; index < to; index++) {
    first[index] = taken;
    if (chosen[index] !== 1) continue;
    const begin = patterns.first[index];
    const head = patterns.from[index] - begin;
    const tail = patterns.to[index] - begin - size;
    const low = scope === 'beginning' ? head : 0;
    const length = patterns.first[index + 1] - begin;
    const last = scope === 'beginning' ? Math.min(head, tail) : length - size;
    const step = strideOf(length, stride);
    for (let at = low, next = low; at <= last; at = next) {
      next = at < last ? Math.min(at + step, last) : last + 1;
      if (tail >= head && at < head && next > head) next = head;
      else if (tail >= head && at < tail && next > tail) next = tail;
      let hash = 0;
      for (let unit = begin + at; unit < begin + at + size; unit++) {
        hash = (Math.imul(hash, FACTOR) + units[unit]) | 0;
      }
      const mixed = Math.imul(hash, 0x9e3779b1);
      let slot = (mixed >>> 7) & mask;
      while (slots[slot] !== 0 && keys[slots[slot] - 1] !== hash) slot = (slot + 1) & mask;
      if (slots[slot] === 0) {
        keys[grams++] = hash;
        slots[slot] = grams;
        filter[mixed >>> filterShift] = 1;
      }
      offset[taken] = at;
      gram[taken++] = slots[slot] - 1;
    }
  }
  first[to] = taken;
  seeds.taken = taken;
  seeds.grams = grams;
}

/** Takes the seeds of all chosen patterns. */
export function toSeeds(
  patterns: Patterns,
  chosen: Uint8Array,
  size: number,
  stride: number,
  scope: Scope = 'pattern',
): Seeds {
  const seeds = noSeeds(patterns, chosen, size, stride, scope);
  takeSeeds(seeds, patterns, 0, patterns.count);
  return seeds;
}

function strideOf(length: number, stride: number): number {
  return Math.max(stride, Math.ceil(length / MOST_SEEDS));
}

/** Places of all seeds together: a text that repeats itself without end must not take all memory. */
const MOST_PLACES = 1 << 22;

/** Looks on for the seeds in the text, over at most `count` units. */
export function seekSome(seeds: Seeds, folded: FoldedText, count: number): void {
  if (seeds.grams === 0 || seeds.found >= MOST_PLACES) {
    seeds.done = folded.length;
    return;
  }
  const { size, filter, filterShift, slots, keys, mask } = seeds;
  const units = folded.units;
  let { places, placeGrams, found, hash } = seeds;
  let power = 1;
  for (let index = 0; index < size; index++) power = Math.imul(power, FACTOR);
  const stop = Math.min(folded.length, seeds.done + count);
  let index = seeds.done;
  for (; index < stop && index < size - 1; index++) {
    hash = (Math.imul(hash, FACTOR) + units[index]) | 0;
  }
  for (; index < stop; index++) {
    hash = (Math.imul(hash, FACTOR) + units[index]) | 0;
    if (index >= size) hash = (hash - Math.imul(power, units[index - size])) | 0;
    const mixed = Math.imul(hash, 0x9e3779b1);
    if (filter[mixed >>> filterShift] === 0) continue;
    let slot = (mixed >>> 7) & mask;
    let id = slots[slot];
    while (id !== 0 && keys[id - 1] !== hash) {
      slot = (slot + 1) & mask;
      id = slots[slot];
    }
    if (id === 0) continue;
    if (found === places.length) {
      places = longer(places);
      placeGrams = longer(placeGrams);
    }
    places[found] = index - size + 1;
    placeGrams[found++] = id - 1;
  }
  seeds.places = places;
  seeds.placeGrams = placeGrams;
  seeds.found = found;
  seeds.hash = hash;
  seeds.done = stop;
}

function longer(array: Int32Array): Int32Array {
  const result = new Int32Array(array.length * 2);
  result.set(array);
  return result;
}

/** Places that one step sorts. */
const SORTED = 1 << 17;

/** Groups the places by gram, in steps: a counting sort, which keeps the order of the text. */
export function* placesInSteps({
  grams,
  found,
  placeGrams,
  places: inOrder,
}: Seeds): Generator<void, Places> {
  const start = new Int32Array(grams + 1);
  for (let index = 0; index < found; index++) {
    const next = placeGrams[index] + 1;
    start[next] = start[next] + 1;
    if (index % SORTED === SORTED - 1) yield;
  }
  for (let gram = 0; gram < grams; gram++) {
    start[gram + 1] = start[gram + 1] + start[gram];
  }
  const cursor = start.slice();
  const places = new Int32Array(found);
  for (let index = 0; index < found; index++) {
    const gram = placeGrams[index];
    const at = cursor[gram];
    places[at] = inOrder[index];
    cursor[gram] = at + 1;
    if (index % SORTED === SORTED - 1) yield;
  }
  return { start, places };
}

/** Groups the places by gram at once. */
export function toPlaces(seeds: Seeds): Places {
  return atOnce(placesInSteps(seeds));
}
