/** The whole library out to a file. */
import { SECTIONS, type ArchivedName } from '../../core/formats/archive/archive.ts';
import { sha256 } from '../../core/formats/archive/sha256.ts';
import { headLine, recordLines, trailerLine } from '../../core/formats/archive/write-lines.ts';
import { openNewer } from '../connection.ts';
import type { Read } from '../db.ts';
import { StoreError } from '../errors.ts';
import { scan } from '../scan.ts';
import { read, type Store } from '../store.ts';
import type { TransactOptions } from '../transact.ts';
import { piecesOf } from './pieces.ts';

/** Records that are read and written at a time: the page gets its turn after each batch. */
const BATCH = 250;

/** What was written, before it is compressed. */
interface Lines {
  readonly content: Blob;
  /** All bytes before the last line, and their SHA-256. */
  readonly length: number;
  readonly digest: string;
}

/**
 * The library at one moment as a file in the format of `core/formats/archive/write-lines.ts`: the same
 * library gives the same bytes, but for the time of the export. It is read in batches, compressed, and
 * then unpacked again and compared with its digest. A database that a newer Postil made is read as it is.
 * @throws Error where the browser did not keep the file whole, and the reason of the signal
 */
export async function exportArchive(
  store: Store,
  { signal, onProgress }: Pick<TransactOptions, 'signal' | 'onProgress'> = {},
): Promise<Blob> {
  const told = (share: number): void => {
    signal?.throwIfAborted();
    onProgress?.(share);
  };
  const lines = await linesOf(store, (share) => told(share / 2));
  const packed = await gathered(lines.content.stream().pipeThrough(new CompressionStream('gzip')), () =>
    told(0.5),
  );
  await verify(packed, lines, (share) => told(0.5 + share / 2));
  return new Blob([packed], { type: 'application/gzip' });
}

async function linesOf(store: Store, onProgress: (share: number) => void): Promise<Lines> {
  const encoder = new TextEncoder();
  const digest = sha256();
  const pieces: Blob[] = [];
  let length = 0;
  const put = (text: string): void => {
    const bytes = encoder.encode(text);
    digest.add(bytes);
    length += bytes.length;
    // Kept by the browser, outside of this page's memory.
    pieces.push(new Blob([bytes]));
  };
  const counts: Record<ArchivedName, number> = {
    publications: 0,
    issues: 0,
    tags: 0,
    annotations: 0,
    tombstones: 0,
  };
  await readAnyVersion(store, async (transaction) => {
    put(headLine(store.env.now()));
    // A newer version may keep its records under other names.
    for (const name of SECTIONS.filter((section) => transaction.objectStoreNames.contains(section))) {
      const total = await transaction.objectStore(name).count();
      for await (const batch of scan(transaction.objectStore(name), BATCH)) {
        put(recordLines(name, batch));
        counts[name] += batch.length;
        if (name === 'annotations') onProgress(counts[name] / total);
      }
    }
  });
  const sum = digest.end();
  pieces.push(new Blob([trailerLine(counts, sum)]));
  return { content: new Blob(pieces), length, digest: sum };
}

/** Reads this version's database, or else a newer one as it is. */
async function readAnyVersion(store: Store, work: (transaction: Read) => Promise<void>): Promise<void> {
  try {
    await read(store, work);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'newer version') throw error;
    const database = await openNewer();
    try {
      await work(database.transaction([...database.objectStoreNames], 'readonly'));
    } finally {
      database.close();
    }
  }
}

/** A stream as one blob, of which no more than a piece is in this page's memory. */
async function gathered(stream: ReadableStream<Uint8Array<ArrayBuffer>>, onPiece: () => void): Promise<Blob> {
  const pieces: Blob[] = [];
  for await (const bytes of piecesOf(stream, notWhole)) {
    onPiece();
    pieces.push(new Blob([bytes]));
  }
  return new Blob(pieces);
}

/** Whether a file unpacks to what was written, by its length and digest. @throws Error where it does not */
async function verify(
  packed: Blob,
  { content, length, digest: wanted }: Lines,
  onProgress: (share: number) => void,
): Promise<void> {
  const digest = sha256();
  let size = 0;
  const unpacked = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  for await (const bytes of piecesOf(unpacked, notWhole)) {
    onProgress(size / content.size);
    digest.add(bytes.subarray(0, Math.max(0, length - size)));
    size += bytes.length;
  }
  if (size !== content.size || digest.end() !== wanted) throw notWhole();
}

function notWhole(cause?: unknown): Error {
  return new Error('The export did not come out whole. Try again.', { cause });
}
