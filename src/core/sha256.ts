/** SHA-256 over data that comes in pieces, for files that are larger than one buffer should be. */

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUNDS = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));

/** The same of the square roots of the first eight. */
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

const BLOCK = 64;

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

function fraction(value: number): number {
  return Math.floor((value % 1) * 2 ** 32);
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** Works one block of 16 words into `state`; `words` has room for 64. */
function compress(state: Int32Array, words: Int32Array): void {
  for (let index = 16; index < 64; index++) {
    const far = words[index - 15] ?? 0;
    const near = words[index - 2] ?? 0;
    const sigma0 = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
    const sigma1 = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
    words[index] = (words[index - 16] ?? 0) + sigma0 + (words[index - 7] ?? 0) + sigma1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (ROUNDS[index] ?? 0) + (words[index] ?? 0)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = (state[index] ?? 0) + value;
  }
}

export interface Digest {
  /** Takes in the next piece. */
  add(bytes: Uint8Array): void;
  /** The digest in 64 hexadecimal digits; nothing can be added after. */
  end(): string;
}

/**
 * Begins a digest. Web Crypto's `digest` takes only whole buffers, and awaiting it would end a
 * database transaction.
 * @see https://csrc.nist.gov/pubs/fips/180-4/upd1/final
 */
export function sha256(): Digest {
  const state = START.slice();
  const block = new Uint8Array(BLOCK);
  const words = new Int32Array(BLOCK);
  const view = new DataView(block.buffer);
  let length = 0;

  const flush = (): void => {
    for (let index = 0; index < 16; index++) words[index] = view.getInt32(index * 4);
    compress(state, words);
  };
  const add = (bytes: Uint8Array): void => {
    for (let taken = 0; taken < bytes.length;) {
      const filled = length % BLOCK;
      const piece = bytes.subarray(taken, taken + BLOCK - filled);
      block.set(piece, filled);
      length += piece.length;
      taken += piece.length;
      if (length % BLOCK === 0) flush();
    }
  };
  const end = (): string => {
    const bits = length * 8;
    const rest = new Uint8Array(((119 - (length % BLOCK)) % BLOCK) + 1);
    rest[0] = 0x80;
    add(rest);
    view.setUint32(BLOCK - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(BLOCK - 4, bits % 2 ** 32);
    flush();
    return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  };
  return { add, end };
}

/** How many UTF-16 units of a text are encoded at a time. */
const PIECE = 2 ** 16;

/**
 * Encodes a text in pieces, so that a large one needs no second buffer of its size. Each piece is
 * good until the next one is asked for.
 */
export function* utf8(text: string): Generator<Uint8Array> {
  const buffer = new Uint8Array(Math.min(PIECE, text.length) * 3);
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + PIECE, text.length);
    // A surrogate pair stays together.
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
    yield buffer.subarray(0, encode(text.slice(start, end), buffer));
    start = end;
  }
}

/** Writes a text as UTF-8, lone surrogates as U+FFFD, and returns the number of bytes. */
function encode(text: string, into: Uint8Array): number {
  let at = 0;
  for (const character of text) {
    const read = character.codePointAt(0) ?? 0;
    const point = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read;
    if (point < 0x80) {
      into[at++] = point;
      continue;
    }
    const trail = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    into[at++] = ([0xc0, 0xe0, 0xf0][trail - 1] ?? 0) | (point >> (6 * trail));
    for (let left = trail - 1; left >= 0; left--) into[at++] = 0x80 | ((point >> (6 * left)) & 0x3f);
  }
  return at;
}

/** The digest of a text in UTF-8. */
export function sha256Of(text: string): string {
  const digest = sha256();
  for (const bytes of utf8(text)) digest.add(bytes);
  return digest.end();
}
