/**
 * A fingerprint of an issue's text, to propose that two addresses hold one issue: MinHash over word
 * shingles.
 * @see Andrei Z. Broder, "On the resemblance and containment of documents", 1997
 */

/** Words that stand together in one shingle. */
const SHINGLE = 5;
/** How many hash functions: the error of an estimate is about 1/√128, that is 0.09. */
const HASHES = 128;
/** Too short to be told from any other text. */
const FEWEST = 40;

/**
 * From it on two texts are one issue. Measured on 120 issues of 60 publications: no two different ones
 * reach 0.11; with a fifth cut off, every fiftieth word gone, or other words around, none falls below
 * 0.71. A preview of less than half of a text stays below: that is not decided by this alone.
 */
export const SAME_TEXT = 0.55;

/** 32-bit FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** A cheap family of hash functions: xorshift-multiply of the value with one seed each. */
function remix(value: number, seed: number): number {
  let mixed = Math.imul(value ^ seed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const SEEDS = Array.from({ length: HASHES }, (_, index) => hash(`postil ${index}`));

function words(text: string): string[] {
  // Scripts without spaces give one word for each letter.
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The fingerprint of a text: 128 numbers; `undefined` where the text is too short to have one. */
export function fingerprint(text: string): readonly number[] | undefined {
  const all = words(text);
  if (all.length < FEWEST) return undefined;
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= all.length; at += 1)
    shingles.add(hash(all.slice(at, at + SHINGLE).join(' ')));
  const least = SEEDS.map(() => 0xffffffff);
  for (const shingle of shingles) {
    for (let index = 0; index < HASHES; index += 1) {
      const value = remix(shingle, SEEDS[index] ?? 0);
      if (value < (least[index] ?? 0)) least[index] = value;
    }
  }
  return least;
}

/** How alike two fingerprinted texts are: the estimated share of shingles that both have, 0 to 1. */
export function resemblance(one: readonly number[], other: readonly number[]): number {
  let same = 0;
  for (const [index, value] of one.entries()) if (value === other[index]) same += 1;
  return one.length === 0 ? 0 : same / one.length;
}
