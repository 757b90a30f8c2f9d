/** The arrays that alignment works in, one set a search: nothing is allocated for each of thousands. */
import type { FoldedText } from '../fold.ts';
import type { Patterns } from '../patterns.ts';
import { FACTOR } from '../seeds.ts';
import { noWindows, type Windows } from '../windows.ts';

/** Common runs of one pattern and the text that are kept. */
export const MOST_RUNS = 1024;
/** Gaps up to this many pairs of units are aligned as a whole: 64 units of each, a sentence. */
export const MOST_CELLS = 1 << 12;

/** Shared by the steps of one alignment at a time. Offsets in the pattern are folded units from its beginning. */
export interface Workspace {
  readonly folded: FoldedText;
  /** The prepared pattern: its units are `units[begin .. begin + length)`, its passage `from .. to` of these. */
  units: Uint16Array;
  begin: number;
  length: number;
  from: number;
  to: number;
  /** The shortest runs, in units, and the index of those that begin at each unit. */
  size: number;
  mask: number;
  heads: Int32Array;
  nexts: Int32Array;
  /** A diagonal that is no answer: where the pattern itself stands, when only others like it are sought. */
  except: number;
  /** Where each unit of the pattern stands in the text, -1 where it does not. */
  image: Int32Array;
  /** Runs: where each begins in the pattern and in the text, and its length. */
  readonly runFrom: Int32Array;
  readonly runAt: Int32Array;
  readonly runLength: Int32Array;
  /** The score of the best chain that ends in each run, and the run before it in that chain. */
  readonly runScore: Float64Array;
  readonly runBack: Int32Array;
  readonly windows: Windows;
  /** The cells of a gap that is aligned unit by unit. */
  readonly costs: Uint16Array;
  readonly moves: Uint8Array;
}

export function newWorkspace(folded: FoldedText): Workspace {
  return {
    folded,
    units: new Uint16Array(0),
    begin: 0,
    length: 0,
    from: 0,
    to: 0,
    size: 0,
    mask: 0,
    heads: new Int32Array(1024),
    nexts: new Int32Array(1024),
    except: NO_DIAGONAL,
    image: new Int32Array(1024),
    runFrom: new Int32Array(MOST_RUNS),
    runAt: new Int32Array(MOST_RUNS),
    runLength: new Int32Array(MOST_RUNS),
    runScore: new Float64Array(MOST_RUNS),
    runBack: new Int32Array(MOST_RUNS),
    windows: noWindows(),
    costs: new Uint16Array(MOST_CELLS),
    moves: new Uint8Array(MOST_CELLS),
  };
}

/** What is said of a diagonal that is none; those of a pattern at the text's beginning are negative, too. */
export const NO_DIAGONAL = -0x40000000;

/** The hash of a run of units, as in `seeds.ts`: Rabin and Karp's, mixed by Fibonacci hashing. */
export function hashAt({ size }: Workspace, array: Uint16Array, at: number): number {
  let hash = 0;
  for (let index = at; index < at + size; index++) hash = (Math.imul(hash, FACTOR) + array[index]) | 0;
  return Math.imul(hash, 0x9e3779b1) >>> 9;
}

/**
 * Makes a pattern ready to be aligned: indexes its runs of `size` units.
 * @param except a diagonal that is no answer; `NO_DIAGONAL` where each may be one.
 */
export function prepare(
  space: Workspace,
  patterns: Patterns,
  index: number,
  size: number,
  except: number,
): void {
  const begin = patterns.first[index];
  const length = patterns.first[index + 1] - begin;
  space.units = patterns.units;
  space.begin = begin;
  space.length = length;
  space.from = patterns.from[index] - begin;
  space.to = patterns.to[index] - begin;
  space.size = size;
  space.except = except;
  let capacity = 256;
  while (capacity < length * 2) capacity *= 2;
  space.mask = capacity - 1;
  if (space.heads.length < capacity) space.heads = new Int32Array(capacity);
  else space.heads.fill(0, 0, capacity);
  if (space.nexts.length < length) {
    space.nexts = new Int32Array(length * 2);
    space.image = new Int32Array(length * 2);
  }
  const { heads, nexts, mask } = space;
  for (let at = length - size; at >= 0; at--) {
    const bucket = hashAt(space, space.units, begin + at) & mask;
    nexts[at] = heads[bucket];
    heads[bucket] = at + 1;
  }
}
