/** Chunks: terms with the numbers of the notes that have them, packed, and read without being unpacked. */
import type { Lookup } from '../../core/search/units.ts';
import type { Chunk, Segment } from './schema.ts';

/** How large a chunk grows, in bytes, before the next term begins another. */
const FULL = 64_000;

/** A term with the ascending numbers of the notes that have it. */
export type Posting = readonly [term: string, numbers: readonly number[]];

/** Packs postings, which come in the order of their terms, into chunks of a segment. */
export function* pack(segment: number, postings: Iterable<Posting>): Generator<Chunk> {
  let part = 0;
  let terms: string[] = [];
  let size = 0;
  let starts: number[] = [0];
  let bytes: number[] = [];
  const chunk = (): Chunk => ({
    segment,
    part,
    terms: terms.join('\n'),
    starts: Uint32Array.from(starts),
    numbers: Uint8Array.from(bytes),
  });
  for (const [term, numbers] of postings) {
    terms.push(term);
    let before = 0;
    for (const number of numbers) {
      let gap = number - before;
      for (; gap > 127; gap = Math.floor(gap / 128)) bytes.push((gap % 128) + 128);
      bytes.push(gap);
      before = number;
    }
    starts.push(bytes.length);
    size += term.length + 5;
    if (size + bytes.length < FULL) continue;
    yield chunk();
    part++;
    terms = [];
    starts = [0];
    bytes = [];
    size = 0;
  }
  if (terms.length > 0) yield chunk();
}

/** Calls `found` with each number of the term at a place of a chunk. */
function eachNumber({ starts, numbers }: Chunk, place: number, found: (number: number) => void): void {
  const end = starts[place + 1] ?? 0;
  let number = 0;
  for (let at = starts[place] ?? 0; at < end; at++) {
    let byte = numbers[at] ?? 0;
    let gap = byte % 128;
    for (let unit = 128; byte > 127; unit *= 128) {
      byte = numbers[++at] ?? 0;
      gap += (byte % 128) * unit;
    }
    number += gap;
    found(number);
  }
}

/** The postings of a chunk, in the order of their terms. */
export function* unpack(chunk: Chunk): Generator<Posting> {
  for (const [place, term] of chunk.terms.split('\n').entries()) {
    const numbers: number[] = [];
    eachNumber(chunk, place, (number) => numbers.push(number));
    yield [term, numbers];
  }
}

/** How many of the sorted texts come before one. */
function countBefore(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isMeant = (term: string, { term: wanted, prefix }: Lookup): boolean =>
  prefix ? term.startsWith(wanted) : term === wanted;

/** The chunks of a segment that may hold what is looked up: from the first to the last part. */
export function partsFor({ firsts }: Segment, lookup: Lookup): { from: number; to: number } {
  const after = countBefore(firsts, lookup.term);
  const from = firsts[after] === lookup.term ? after : Math.max(0, after - 1);
  let to = after;
  while (to < firsts.length && isMeant(firsts[to] ?? '', lookup)) to++;
  return { from, to: Math.max(to - 1, from) };
}

/** Calls `found` with the numbers of the notes that have a term that is looked up. */
export function lookUp(chunk: Chunk, lookup: Lookup, found: (number: number) => void): void {
  const terms = chunk.terms.split('\n');
  for (let at = countBefore(terms, lookup.term); isMeant(terms[at] ?? '\n', lookup); at++) {
    eachNumber(chunk, at, found);
  }
}

/** Whether the terms of one note, a line each, have what is looked up. */
export function hasTerm(lines: string, { term, prefix }: Lookup): boolean {
  return `\n${lines}\n`.includes(`\n${term}${prefix ? '' : '\n'}`);
}
