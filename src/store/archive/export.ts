/** The whole library out to a file, and a file back in. */
import {
  SECTIONS,
  SECTION_FOOT,
  archiveFoot,
  archiveHead,
  recordLines,
  sectionHead,
  type Archive,
} from '../core/formats/archive/archive.ts';
import { mergeById, mergeIssues, mergeTags } from '../core/formats/archive/merge.ts';
import type { Annotation, IssueId, IsoTime, TagId } from '../core/model.ts';
import { sha256 } from '../core/formats/archive/sha256.ts';
import { transact } from './transact.ts';
import type { Read } from './db.ts';
import { scan } from './scan.ts';
import { read, type Store } from './store.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** How many notes are looked up at a time. */
const BATCH = 1_000;

export interface Imported {
  readonly added: number;
  readonly changed: number;
  /** Those that were here already, in the same or a later state, or were deleted here since. */
  readonly same: number;
}

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

/**
 * Merges an archive into the library, all or nothing, in one transaction, as one act. Of each record
 * the later one wins; nothing that is here is taken away, and what was deleted here for ever comes
 * back only where it was changed after. Importing twice is importing once.
 * @returns the number of notes.
 * @throws StoreError
 */
export function importArchive(store: Store, archive: Archive): Promise<Imported> {
  return transact(store, 'import', async (work) => {
    const deleted = await deletedHere(work);
    const isGone: IsGone = ({ id, modified }) => (deleted.get(id) ?? '') >= modified;
    const tagIds = await importTags(work, archive, isGone);
    const issueIds = await importIssues(work, archive);
    const imported = await importAnnotations(work, archive.annotations, { tagIds, issueIds, isGone });
    await importTombstones(work, archive, deleted);
    return imported;
  });
}

/** When each note and tag was deleted for ever. */
async function deletedHere(work: UnitOfWork): Promise<Map<string, IsoTime>> {
  const times = new Map<string, IsoTime>();
  for await (const batch of scan(work.reading.objectStore('tombstones'))) {
    for (const { id, time } of batch) times.set(id, time);
  }
  return times;
}

type IsGone = (record: { id: string; modified: IsoTime }) => boolean;

async function importTags(
  work: UnitOfWork,
  archive: Archive,
  isGone: IsGone,
): Promise<ReadonlyMap<TagId, TagId>> {
  const here = await work.reading.objectStore('tags').getAll();
  const { changed, ids } = mergeTags(here, archive.tags, isGone);
  for (const tag of changed) {
    await work.get('tags', tag.id);
    work.put('tags', tag);
    work.tombstone(tag.id, undefined);
  }
  return ids;
}

async function importIssues(work: UnitOfWork, archive: Archive): Promise<ReadonlyMap<IssueId, IssueId>> {
  const publications = await work.reading.objectStore('publications').getAll();
  for (const publication of mergeById(publications, archive.publications)) {
    await work.get('publications', publication.id);
    work.put('publications', publication);
  }
  const here = [];
  for await (const batch of scan(work.reading.objectStore('issues'))) here.push(...batch);
  const { changed, ids } = mergeIssues(here, archive.issues);
  for (const issue of changed) {
    await work.get('issues', issue.id);
    work.put('issues', issue);
  }
  return ids;
}

interface Meanings {
  readonly tagIds: ReadonlyMap<TagId, TagId>;
  readonly issueIds: ReadonlyMap<IssueId, IssueId>;
  readonly isGone: IsGone;
}

async function importAnnotations(
  work: UnitOfWork,
  annotations: readonly Annotation[],
  { tagIds, issueIds, isGone }: Meanings,
): Promise<Imported> {
  let [added, changed, same] = [0, 0, 0];
  for (const [index, annotation] of annotations.entries()) {
    // Asked for many at a time: one by one, 100,000 take a quarter of a minute.
    if (index % BATCH === 0) {
      const next = annotations.slice(index, index + BATCH);
      await Promise.all(next.map(({ id }) => work.get('annotations', id)));
    }
    const known = await work.get('annotations', annotation.id);
    if (known === undefined ? isGone(annotation) : known.modified >= annotation.modified) {
      same++;
      continue;
    }
    const tags = annotation.tags.map((id) => tagIds.get(id)).filter((id) => id !== undefined);
    const issue = issueIds.get(annotation.issue) ?? annotation.issue;
    work.put('annotations', { ...annotation, issue, tags: [...new Set(tags)] });
    if (known !== undefined) changed++;
    else {
      added++;
      work.tombstone(annotation.id, undefined);
    }
  }
  return { added, changed, same };
}

/** Remembers what was deleted there and is not here, so that older copies do not bring it back. */
async function importTombstones(
  work: UnitOfWork,
  { tombstones }: Archive,
  deleted: ReadonlyMap<string, IsoTime>,
): Promise<void> {
  const later = tombstones.filter(({ id, time }) => time > (deleted.get(id) ?? ''));
  for (let start = 0; start < later.length; start += BATCH) {
    const batch = later.slice(start, start + BATCH);
    const here = await Promise.all(
      batch.map(
        async ({ id }) =>
          (await work.get('annotations', id as Annotation['id'])) ?? (await work.get('tags', id as TagId)),
      ),
    );
    for (const [index, { id, time }] of batch.entries()) {
      if (here[index] === undefined) work.tombstone(id, time);
    }
  }
}
