/** SHA-256 over data that comes in pieces, for files that are larger than one buffer should be. */
import { sha256 as begin } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export interface Digest {
  /** Takes in the next piece. */
  add(bytes: Uint8Array): void;
  /** The digest in 64 hexadecimal digits; nothing can be added after. */
  end(): string;
}

/**
 * Begins a digest. Web Crypto's takes only whole buffers, and awaiting it would end a database
 * transaction.
 */
export function sha256(): Digest {
  const hash = begin.create();
  return {
    add: (bytes) => void hash.update(bytes),
    end: () => bytesToHex(hash.digest()),
  };
}

/** How many UTF-16 units of a text are encoded at a time, so that a large one needs no second copy. */
const PIECE = 2 ** 16;

/** The digest of a text in UTF-8, lone surrogates as U+FFFD. */
export function sha256Of(text: string): string {
  const encoder = new TextEncoder();
  const digest = sha256();
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + PIECE, text.length);
    // A surrogate pair stays together.
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
    digest.add(encoder.encode(text.slice(start, end)));
    start = end;
  }
  return digest.end();
}
