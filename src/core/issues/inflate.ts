/** Unpacks DEFLATE data (RFC 1951) in its zlib wrapping (RFC 1950): some mails pack their links so. */

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** Links are short: more than this is no link. */
const MOST = 16_384;

/** A canonical Huffman code: how many codes of each length, and the symbols in the codes' order. */
interface Huffman {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

function huffman(lengths: readonly number[]): Huffman {
  const counts: number[] = Array.from({ length: 16 }, () => 0);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => a.length - b.length || a.symbol - b.symbol)
    .map(({ symbol }) => symbol);
  return { counts, symbols };
}

const FIXED_LITERALS = huffman(
  Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = huffman(Array.from({ length: 30 }, () => 5));

/** Reads bits from the lowest of each byte on, as Deflate packs them. */
interface BitReader {
  readonly bits: (count: number) => number;
  /** A block that is not packed: from the next whole byte on, its length, that again inverted, its bytes. */
  readonly stored: () => Uint8Array;
}

function bitReader(data: Uint8Array): BitReader {
  let at = 2;
  let held = 0;
  let holds = 0;
  return {
    bits(count) {
      while (holds < count) {
        const byte = data[at];
        if (byte === undefined) throw new RangeError('the data ends early');
        held |= byte << holds;
        holds += 8;
        at += 1;
      }
      const value = held & ((1 << count) - 1);
      held >>>= count;
      holds -= count;
      return value;
    },
    stored() {
      held = 0;
      holds = 0;
      const length = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8);
      at += 4 + length;
      if (at > data.length) throw new RangeError('the data ends early');
      return data.subarray(at - length, at);
    },
  };
}

type Bits = BitReader['bits'];

function nextSymbol(bits: Bits, { counts, symbols }: Huffman): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length < 16; length += 1) {
    code |= bits(1);
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + code - first] ?? 0;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new RangeError('no such code');
}

/** The codes of literals and distances that stand at the head of a block. */
function codesOf(bits: Bits): readonly [Huffman, Huffman] {
  const literals = bits(5) + 257;
  const distances = bits(5) + 1;
  const given = bits(4) + 4;
  const order = Array.from({ length: 19 }, () => 0);
  for (let index = 0; index < given; index += 1) order[CODE_ORDER[index] ?? 0] = bits(3);
  const code = huffman(order);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const next = nextSymbol(bits, code);
    const repeated = next === 16 ? (lengths.at(-1) ?? 0) : 0;
    const times = next < 16 ? 1 : next === 16 ? bits(2) + 3 : next === 17 ? bits(3) + 3 : bits(7) + 11;
    for (let index = 0; index < times; index += 1) lengths.push(next < 16 ? next : repeated);
  }
  return [huffman(lengths.slice(0, literals)), huffman(lengths.slice(literals, literals + distances))];
}

/** Unpacks a block behind what is unpacked already, in which it may point back. */
function unpackBlock(bits: Bits, [literals, distances]: readonly [Huffman, Huffman], out: number[]): void {
  for (let next = nextSymbol(bits, literals); next !== 256; next = nextSymbol(bits, literals)) {
    if (out.length > MOST) throw new RangeError('too long for a link');
    if (next < 256) {
      out.push(next);
      continue;
    }
    const index = next - 257;
    const extra = index < 8 || index === 28 ? 0 : (index - 4) >> 2;
    const length = (LENGTH_BASE[index] ?? 0) + bits(extra);
    const far = nextSymbol(bits, distances);
    const distance = (DISTANCE_BASE[far] ?? 0) + bits(far < 4 ? 0 : (far - 2) >> 1);
    if (distance > out.length) throw new RangeError('it points before its beginning');
    for (let step = 0; step < length; step += 1) out.push(out[out.length - distance] ?? 0);
  }
}

/**
 * Unpacks at most 16 KiB.
 * @throws RangeError where the data is not whole or not zlib's.
 */
export function inflate(data: Uint8Array): Uint8Array {
  if (((data[0] ?? 0) & 15) !== 8) throw new RangeError('not zlib data');
  const { bits, stored } = bitReader(data);
  const out: number[] = [];
  for (let last = 0; last === 0;) {
    last = bits(1);
    const type = bits(2);
    if (type === 0) {
      const bytes = stored();
      if (out.length + bytes.length > MOST) throw new RangeError('too long for a link');
      out.push(...bytes);
    } else if (type === 1) unpackBlock(bits, [FIXED_LITERALS, FIXED_DISTANCES], out);
    else if (type === 2) unpackBlock(bits, codesOf(bits), out);
    else throw new RangeError('no such block');
  }
  return Uint8Array.from(out);
}
