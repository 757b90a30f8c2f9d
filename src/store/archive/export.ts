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
import type { Read } from '../db.ts';
import { scan } from '../scan.ts';
import { read, type Store } from '../store.ts';

/**
 * The library at one moment as a file in the format of `core/formats/archive/archive.ts`: the same library gives the
 * same bytes, but for the time of the export. It is built in pieces, read again, and compared with
 * its digest.
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
  await read(store, async (transaction) => {
    put(archiveHead(store.env.now(), await sizes(transaction)));
    for (const name of SECTIONS) {
      put(sectionHead(name));
      let first = true;
      for await (const batch of scan(transaction.objectStore(name))) {
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

async function sizes(transaction: Read): Promise<Record<(typeof SECTIONS)[number], number>> {
  const size = (name: (typeof SECTIONS)[number]): Promise<number> => transaction.objectStore(name).count();
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
