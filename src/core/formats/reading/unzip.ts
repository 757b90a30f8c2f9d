/** The text files of a zip, unpacked piece by piece: what a zip says of its size is not believed. */
import { Unzip, UnzipInflate } from 'fflate';
import { FormatError } from './model.ts';

/** Bytes of all files together, as they come out. */
const LARGEST = 128 * 2 ** 20;
const MOST_FILES = 50_000;
const PIECE = 2 ** 16;

/** Whether bytes begin as a zip does, be it an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * Unpacks the files that may hold notes, by name.
 * @throws FormatError where the zip is damaged, or unpacks to more than any export has
 */
export function unzipTexts(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  let begun = 0;
  let ended = 0;
  const unzip = new Unzip((file) => {
    // Articles themselves are many and large, and hold no notes.
    if (!/\.(?:json|csv|tsv|md|html?|txt)$/i.test(file.name) || /(?:^|\/)content\//.test(file.name)) return;
    if (++begun > MOST_FILES)
      throw new FormatError('This zip has more files than any export. Unpack it, and import its parts.');
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, isLast) => {
      if (error !== null) throw error;
      size += piece.length;
      if (size > LARGEST)
        throw new FormatError('This zip unpacks to more than 128 MB. Unpack it, and import its parts.');
      pieces.push(piece);
      if (!isLast) return;
      ended++;
      files.set(file.name, joined(pieces));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch (error) {
    throw error instanceof FormatError ? error : damaged(error);
  }
  if (ended < begun) throw damaged();
  return files;
}

function damaged(cause?: unknown): FormatError {
  const error = new FormatError('This zip is damaged or was cut short. Download it again.');
  return Object.assign(error, { cause });
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
