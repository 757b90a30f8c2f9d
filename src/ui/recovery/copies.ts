/**
 * Copies of the whole library in the origin private file system, which no fault of the database reaches
 * (https://fs.spec.whatwg.org/#origin-private-file-system).
 */
import { isCopyDue, keptCopies, type CopyInfo } from '../../store/safety/kept-copies.ts';
import type { IsoTime } from '../../core/model.ts';
import { ledgerIn } from '../../store/safety/ledger.ts';
import { read, type Store } from '../../store/store.ts';

/** A copy that was read again after it was written, and was the same. */
export interface Copy extends CopyInfo {
  readonly name: string;
  readonly bytes: number;
  readonly file: File;
}

const FOLDER = 'copies';
/** What a copy is called until it was compared. */
const UNCHECKED = 'unchecked';
/** How much is compared at a time, in bytes. */
const PIECE = 2 ** 20;

/** The file's name has what is to be known without opening it; colons are for some systems no letters. */
const nameOf = ({ time, notes, acts }: CopyInfo): string =>
  `${time.replaceAll(':', '.')}_${notes}_${acts}.ndjson.gz`;

function infoOf(name: string): CopyInfo | undefined {
  const [, day, clock, notes, acts] = /^([\d-]{10}T)([\d.]{12}Z)_(\d+)_(\d+)\.ndjson\.gz$/.exec(name) ?? [];
  if (day === undefined || clock === undefined) return undefined;
  const time = (day + clock.replace('.', ':').replace('.', ':')) as IsoTime;
  return { time, notes: Number(notes), acts: Number(acts) };
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

/** All copies, the latest first. */
export async function copies(): Promise<Copy[]> {
  const found: Copy[] = [];
  for await (const [name, handle] of (await folder()).entries()) {
    const info = infoOf(name);
    if (info === undefined || !(handle instanceof FileSystemFileHandle)) continue;
    const file = await handle.getFile();
    found.push({ ...info, name, file, bytes: file.size });
  }
  return found.toSorted((one, other) => (one.time < other.time ? 1 : -1));
}

/** Whether two files hold the same bytes. */
async function isSame(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  for (let start = 0; start < one.size; start += PIECE) {
    const [here, there] = await Promise.all(
      [one, other].map(async (blob) => new Uint8Array(await blob.slice(start, start + PIECE).arrayBuffer())),
    );
    if (here?.some((byte, index) => byte !== there?.[index]) !== false) return false;
  }
  return true;
}

/**
 * Copies the library where that is due, and deletes the copies that are not kept. One page at a time does it.
 * @returns the copy that was written.
 * @throws Error where it did not come out whole: the older copies are left as they are
 */
export async function keepCopy(store: Store, signal: AbortSignal): Promise<CopyInfo | undefined> {
  return navigator.locks.request('copy', { ifAvailable: true }, async (lock) => {
    if (lock === null) return undefined;
    const ledger = await read(store, ledgerIn);
    if (ledger === undefined) return undefined;
    const { acts, counts } = ledger;
    const now = { time: store.env.now(), notes: counts.annotations, acts };
    const [latest] = await copies();
    if (!isCopyDue(now, latest)) return undefined;
    // The same piece as for an export by hand.
    const { transfer } = await import('../settings/model/transfer.ts');
    await writeCopy(nameOf(now), await transfer.exportArchive(store, { signal }));
    const all = await copies();
    const kept = keptCopies(all);
    for (const copy of all) if (!kept.has(copy)) await (await folder()).removeEntry(copy.name);
    return now;
  });
}

async function writeCopy(name: string, content: Blob): Promise<void> {
  const place = await folder();
  const handle = await place.getFileHandle(UNCHECKED, { create: true });
  const writable = await handle.createWritable();
  await content.stream().pipeTo(writable);
  if (!(await isSame(await handle.getFile(), content))) {
    await place.removeEntry(UNCHECKED);
    throw new Error('The copy of the library did not come out whole.');
  }
  await handle.move(name);
}
