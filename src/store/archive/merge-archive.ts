/** An archive met by the library that is here: which records come, and which they replace. */
import type { Archive } from '../../core/formats/archive/archive.ts';
import { mergeById, mergeIssues, mergeTags } from '../../core/formats/archive/merge.ts';
import { passageOf } from '../../core/formats/passage.ts';
import type { Annotation, AnnotationId, Issue, IssueId, IsoTime, Tag, TagId } from '../../core/model.ts';
import { scan } from '../scan.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/** What merging needs of a unit of work. */
export type MergeTarget = Pick<UnitOfWork, 'reading' | 'get' | 'put' | 'tombstone'>;

/** A comment that gives way to a later one. */
interface ReplacedComment {
  readonly passage: string;
  readonly here: string;
  readonly there: string;
}

/** What merging came to; the numbers are of notes. */
export interface Merge {
  readonly added: number;
  readonly changed: number;
  /** Those that were here already, in the same or a later state, or were deleted here since. */
  readonly same: number;
  /** Whether anything at all is written: also a tag, an issue or a publication. */
  readonly writes: boolean;
  /** Issues and tags that are not here yet. */
  readonly issues: readonly Issue[];
  readonly tags: readonly Tag[];
  readonly comments: readonly ReplacedComment[];
}

/** How many notes are looked up at a time. */
const BATCH = 250;

/** How many keys are read at a time. */
const KEYS = 5_000;

type OnBatch = (done: number, total: number) => void;

/**
 * Merges an archive into a library. Of each record the later one wins; nothing that is here is taken
 * away, and what was deleted here for ever comes back only where it was changed after.
 * @param onBatch called between batches of notes; what it throws ends the merge.
 */
export async function mergeArchive(
  target: MergeTarget,
  archive: Archive,
  onBatch: OnBatch = () => undefined,
): Promise<Merge> {
  let writes = false;
  const into: MergeTarget = {
    ...target,
    put: (store, record) => {
      writes = true;
      target.put(store, record);
    },
    tombstone: (id, time) => {
      writes = true;
      target.tombstone(id, time);
    },
  };
  const deleted = await deletedHere(into);
  const tags = await mergeTagsInto(into, archive, deleted);
  const issues = await mergeIssuesInto(into, archive);
  const notes = await mergeNotesInto(into, archive.annotations, {
    tagIds: tags.ids,
    issueIds: issues.ids,
    deleted,
    onBatch,
  });
  await mergeTombstones(into, archive, deleted);
  return { ...notes, writes, issues: issues.made, tags: tags.made };
}

type NotesStore = ReturnType<typeof notesIn>;
const notesIn = ({ reading }: MergeTarget) => reading.objectStore('annotations');

type Deleted = ReadonlyMap<string, IsoTime>;

/** When each note and tag was deleted for ever. */
async function deletedHere({ reading }: MergeTarget): Promise<Deleted> {
  const times = new Map<string, IsoTime>();
  for await (const batch of scan(reading.objectStore('tombstones'))) {
    for (const { id, time } of batch) times.set(id, time);
  }
  return times;
}

function isGone(deleted: Deleted, { id, modified }: { id: string; modified: IsoTime }): boolean {
  return (deleted.get(id) ?? '') >= modified;
}

async function mergeTagsInto(into: MergeTarget, archive: Archive, deleted: Deleted) {
  const here = await into.reading.objectStore('tags').getAll();
  const { changed, ids } = mergeTags(here, archive.tags, (tag) => isGone(deleted, tag));
  const known = new Set(here.map(({ id }) => id));
  for (const tag of changed) {
    await into.get('tags', tag.id);
    into.put('tags', tag);
    if (deleted.has(tag.id)) into.tombstone(tag.id, undefined);
  }
  return { ids, made: changed.filter(({ id }) => !known.has(id)) };
}

async function mergeIssuesInto(into: MergeTarget, archive: Archive) {
  const publications = await into.reading.objectStore('publications').getAll();
  for (const publication of mergeById(publications, archive.publications)) {
    await into.get('publications', publication.id);
    into.put('publications', publication);
  }
  const here: Issue[] = [];
  for await (const batch of scan(into.reading.objectStore('issues'))) here.push(...batch);
  const { changed, ids } = mergeIssues(here, archive.issues);
  const known = new Set(here.map(({ id }) => id));
  for (let start = 0; start < changed.length; start += BATCH) {
    const batch = changed.slice(start, start + BATCH);
    await Promise.all(batch.map(({ id }) => into.get('issues', id)));
    for (const issue of batch) into.put('issues', issue);
  }
  return { ids, made: changed.filter(({ id }) => !known.has(id)) };
}

interface Meanings {
  readonly tagIds: ReadonlyMap<TagId, TagId>;
  readonly issueIds: ReadonlyMap<IssueId, IssueId>;
  readonly deleted: Deleted;
  readonly onBatch: OnBatch;
}

async function mergeNotesInto(
  into: MergeTarget,
  annotations: readonly Annotation[],
  { tagIds, issueIds, deleted, onBatch }: Meanings,
): Promise<Pick<Merge, 'added' | 'changed' | 'same' | 'comments'>> {
  let [added, changed, same] = [0, 0, 0];
  const store = notesIn(into);
  const ids = await keysOf(store);
  const comments: ReplacedComment[] = [];
  for (let start = 0; start < annotations.length; start += BATCH) {
    onBatch(start, annotations.length);
    const batch = annotations.slice(start, start + BATCH);
    // Asked for many at a time, and only those that are there: one by one, 100,000 take a quarter of a minute.
    const here = await Promise.all(
      batch.map(async ({ id }) => (ids.has(id) ? into.get('annotations', id) : undefined)),
    );
    // Also where none is: while a request is under way, the page gets its turn.
    await store.count(batch[0]?.id);
    for (const [index, annotation] of batch.entries()) {
      const known = here[index];
      if (known === undefined ? isGone(deleted, annotation) : known.modified >= annotation.modified) {
        same++;
        continue;
      }
      const tags = annotation.tags.map((id) => tagIds.get(id)).filter((id) => id !== undefined);
      const issue = issueIds.get(annotation.issue) ?? annotation.issue;
      into.put('annotations', { ...annotation, issue, tags: [...new Set(tags)] });
      if (known !== undefined) {
        changed++;
        if (known.comment !== annotation.comment && known.comment !== '')
          comments.push({
            passage: passageOf(known.target),
            here: known.comment,
            there: annotation.comment,
          });
        continue;
      }
      added++;
      if (deleted.has(annotation.id)) into.tombstone(annotation.id, undefined);
    }
  }
  return { added, changed, same, comments };
}

/** The keys of all notes. */
async function keysOf(store: NotesStore): Promise<ReadonlySet<AnnotationId>> {
  const keys = new Set<AnnotationId>();
  let last: AnnotationId | undefined;
  do {
    const batch = await store.getAllKeys(
      last === undefined ? null : IDBKeyRange.lowerBound(last, true),
      KEYS,
    );
    for (const key of batch) keys.add(key);
    last = batch.at(-1);
  } while (last !== undefined);
  return keys;
}

/** Remembers what was deleted there and is not here, so that older copies do not bring it back. */
async function mergeTombstones(into: MergeTarget, { tombstones }: Archive, deleted: Deleted): Promise<void> {
  const later = tombstones.filter(({ id, time }) => time > (deleted.get(id) ?? ''));
  for (let start = 0; start < later.length; start += BATCH) {
    const batch = later.slice(start, start + BATCH);
    const here = await Promise.all(
      batch.map(
        async ({ id }) =>
          (await into.get('annotations', id as Annotation['id'])) ?? (await into.get('tags', id as TagId)),
      ),
    );
    for (const [index, { id, time }] of batch.entries()) {
      if (here[index] === undefined) into.tombstone(id, time);
    }
  }
}
