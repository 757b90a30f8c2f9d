/** Sets of small numbers as bits, and of a block's 256 places. */
import { BLOCK } from './block.ts';

/** Words of 32 bits a block. */
const WORDS = BLOCK / 32;

/** Which places of a block are meant: 256 bits. */
export type Mask = Uint32Array;

export function mask(is: (place: number) => boolean): Mask {
  const made = new Uint32Array(WORDS);
  for (let place = 0; place < BLOCK; place++) {
    if (is(place)) made[place >> 5] = (made[place >> 5] ?? 0) | (1 << (place & 31));
  }
  return made;
}

function combine(masks: readonly Mask[], how: (one: number, other: number) => number, empty: number): Mask {
  const made = new Uint32Array(WORDS).fill(empty);
  for (const one of masks) for (let at = 0; at < WORDS; at++) made[at] = how(made[at] ?? 0, one[at] ?? 0);
  return made;
}

export const both = (masks: readonly Mask[]): Mask => combine(masks, (one, other) => one & other, -1);
export const either = (masks: readonly Mask[]): Mask => combine(masks, (one, other) => one | other, 0);
export const without = (of: Mask): Mask => of.map((word) => ~word);

/** The places of a mask, the last first. */
export function placesOf(of: Mask): number[] {
  const places: number[] = [];
  for (let place = BLOCK - 1; place >= 0; place--) {
    if (((of[place >> 5] ?? 0) & (1 << (place & 31))) !== 0) places.push(place);
  }
  return places;
}

/** The numbers that notes have, from 0 to a last one. */
export class NumberSet {
  readonly #words: Uint32Array;

  constructor(last: number) {
    this.#words = new Uint32Array((Math.floor(last / BLOCK) + 1) * WORDS);
  }

  add(number: number): void {
    this.#words[number >> 5] = (this.#words[number >> 5] ?? 0) | (1 << (number & 31));
  }

  /** Keeps what the other has too. */
  keep(other: NumberSet): void {
    for (let at = 0; at < this.#words.length; at++) {
      this.#words[at] = (this.#words[at] ?? 0) & (other.#words[at] ?? 0);
    }
  }

  /** Those of a block. */
  of(block: number): Mask {
    const found = this.#words.slice(block * WORDS, (block + 1) * WORDS);
    return found.length === WORDS ? found : new Uint32Array(WORDS);
  }
}
