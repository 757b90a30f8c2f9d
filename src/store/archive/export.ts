/** The whole library out to a file. */
import {
  SECTIONS,
  SECTION_FOOT,
  archiveFoot,
  archiveHead,
  recordLines,
  sectionHead,
} from '../../core/formats/archive/archive.ts';
import { sha256 } from '../../core/formats/archive/sha256.ts';
import { openNewer } from '../connection.ts';
import type { Read } from '../db.ts';
import { StoreError } from '../errors.ts';
import { scan } from '../scan.ts';
import { read, type Store } from '../store.ts';

/**
 * The library at one moment as a file in the format of `core/formats/archive/archive.ts`: the same library gives the
 * same bytes, but for the time of the export. It is built in pieces, read again, and compared with
 * its digest. A database that a newer Postil made is read as it is.
 * @throws Error where the browser did not keep the file whole
 */
export async function exportArchive(store: Store): Promise<Blob> {
  const encoder = new TextEncoder();
  const digest = sha256();
  const pieces: Blob[] = [];
  const put = (text: string): void => {
    const bytes = encoder.encode(text);
    digest.add(bytes);
    pieces.push(new Blob([bytes]));
  };
  await readAnyVersion(store, async (transaction) => {
    put(archiveHead(store.env.now(), await sizes(transaction)));
    for (const name of SECTIONS) {
      put(sectionHead(name));
      let first = true;
      for await (const batch of has(transaction, name) ? scan(transaction.objectStore(name)) : []) {
        put(recordLines(batch, first));
        first = false;
      }
      put(SECTION_FOOT);
    }
  });
  const content = new Blob(pieces);
  const sum = digest.end();
  if ((await digestOf(content)) !== sum) throw new Error('The export did not come out whole. Try again.');
  return new Blob([content, archiveFoot(sum)], { type: 'application/json' });
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

/** A newer version may keep its records under other names. */
function has(transaction: Read, name: (typeof SECTIONS)[number]): boolean {
  return transaction.objectStoreNames.contains(name);
}

async function sizes(transaction: Read): Promise<Record<(typeof SECTIONS)[number], number>> {
  const size = async (name: (typeof SECTIONS)[number]): Promise<number> =>
    has(transaction, name) ? transaction.objectStore(name).count() : 0;
  const [publications, issues, tags, annotations, tombstones] = await Promise.all([
    size('publications'),
    size('issues'),
    size('tags'),
    size('annotations'),
    size('tombstones'),
  ]);
  return { publications, issues, tags, annotations, tombstones };
}

async function digestOf(content: Blob): Promise<string> {
  const digest = sha256();
  const reader = content.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) digest.add(next.value);
  return digest.end();
}
