/** An archive of version 2 or later from its file, piece by piece. */
import type { Archive } from '../../core/formats/archive/archive.ts';
import { cutShort } from '../../core/formats/archive/errors.ts';
import { HEAD, lineReader } from '../../core/formats/archive/read-lines.ts';
import type { TransactOptions } from '../transact.ts';
import { piecesOf } from './pieces.ts';

/** UTF-16 units: no record is longer, however its signs are written. */
const LONGEST_LINE = 2 ** 24;

/** How many bytes show what a file is. */
const PROBE = 4_096;

/** Whether a file is packed by gzip. @see https://www.rfc-editor.org/rfc/rfc1952 */
async function isPacked(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/** Whether a file, packed or not, begins as an archive in lines does. */
export async function beginsAsArchive(file: Blob): Promise<boolean> {
  const start = file.slice(0, PROBE);
  const bytes = (await isPacked(file))
    ? start.stream().pipeThrough(new DecompressionStream('gzip'))
    : start.stream();
  const reader = bytes.getReader();
  try {
    const { value } = await reader.read();
    return HEAD.test(new TextDecoder().decode(value));
  } catch {
    // What cannot be unpacked is no archive; who reads it as another format says what is wrong.
    return false;
  } finally {
    // A beginning alone ends in an error, which nobody needs.
    reader.cancel().catch(() => undefined);
  }
}

/**
 * Reads an archive that `beginsAsArchive`.
 * @throws ArchiveError, and the reason of the signal
 */
export async function readArchive(
  file: Blob,
  { signal, onProgress }: Pick<TransactOptions, 'signal' | 'onProgress'> = {},
): Promise<Archive> {
  const lines = lineReader();
  let read = 0;
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(bytes, controller) {
        read += bytes.length;
        controller.enqueue(bytes);
      },
    }),
  );
  const bytes = (await isPacked(file)) ? counted.pipeThrough(new DecompressionStream('gzip')) : counted;
  let rest = '';
  // With what is wrong as the cause: the message is for the reader.
  const failed = (cause: unknown): Error => Object.assign(cutShort(undefined), { cause });
  const texts = bytes.pipeThrough(new TextDecoderStream('utf-8', { fatal: true }));
  for await (const text of piecesOf(texts, failed)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw cutShort(undefined);
    for (const line of parts) lines.add(line);
    signal?.throwIfAborted();
    onProgress?.(read / file.size);
  }
  if (rest !== '') lines.add(rest);
  return lines.end();
}
