/** A file that is packed by gzip, unpacked piece by piece. */
import { Gunzip } from 'fflate';
import { FormatError } from './model.ts';

/** Bytes as they come out. */
const LARGEST = 512 * 2 ** 20;
const PIECE = 2 ** 16;

/** @see https://www.rfc-editor.org/rfc/rfc1952 */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** @throws FormatError where it is damaged, or unpacks to more than any export has */
export function gunzip(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const unpacking = new Gunzip((piece) => {
    size += piece.length;
    if (size > LARGEST) throw new FormatError('This file unpacks to more than 512 MB. Import it in parts.');
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      unpacking.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw Object.assign(new FormatError('This file is damaged or was cut short. Copy it again.'), {
      cause: error,
    });
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
