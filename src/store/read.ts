/** Questions about single records, the notes of an issue, the tags and the bin. */
import type {
  Address,
  Annotation,
  AnnotationId,
  Issue,
  IssueDescription,
  IssueId,
  Publication,
  PublicationId,
  Tag,
  TagId,
} from '../core/model.ts';
import { byKey } from '../core/tags.ts';
import { compare } from '../core/compare.ts';
import type { Read } from './db.ts';
import { placeOf, type FoundNote } from './index/place.ts';
import { isIndexed } from './index/state.ts';
import { resolveIssue } from './resolve-issue.ts';
import { read, type Store } from './store.ts';

/** The issues at these addresses, in their order; undefined where nothing was noted yet. */
export function issuesAt(store: Store, addresses: readonly Address[]): Promise<(Issue | undefined)[]> {
  return read(store, (transaction) => {
    const index = transaction.objectStore('issues').index('by-address');
    return Promise.all(addresses.map((address) => index.get(address)));
  });
}

/** The issues that a page describes, in its order; undefined where nothing was noted yet. */
export function issuesOf(
  store: Store,
  descriptions: readonly IssueDescription[],
): Promise<(Issue | undefined)[]> {
  return read(store, (transaction) => {
    const index = transaction.objectStore('issues').index('by-address');
    const issueAt = (address: Address): Promise<Issue | undefined> => index.get(address);
    return Promise.all(descriptions.map((description) => resolveIssue(issueAt, description)));
  });
}

export function issue(store: Store, id: IssueId): Promise<Issue | undefined> {
  return read(store, (transaction) => transaction.objectStore('issues').get(id));
}

export function publication(store: Store, id: PublicationId): Promise<Publication | undefined> {
  return read(store, (transaction) => transaction.objectStore('publications').get(id));
}

/** A note, be it in the bin or not. */
export function annotation(store: Store, id: AnnotationId): Promise<Annotation | undefined> {
  return read(store, (transaction) => transaction.objectStore('annotations').get(id));
}

/** The notes of an issue without those in the bin, in the order of the text. */
export function annotationsOf(store: Store, id: IssueId): Promise<Annotation[]> {
  return read(store, (transaction) => liveNotes(transaction, id));
}

export async function liveNotes(transaction: Read, id: IssueId): Promise<Annotation[]> {
  const all = await transaction.objectStore('annotations').index('by-issue').getAll(id);
  return all.filter(({ deleted }) => deleted === undefined).toSorted(byPlace);
}

/** How many notes each of these issues has, without those in the bin; undefined is one that is not stored. */
export function noteCounts(store: Store, issues: readonly (Issue | undefined)[]): Promise<number[]> {
  return read(store, async (transaction) => {
    const isKept = await isIndexed(transaction);
    const counted = issues.map(async (one) => {
      if (one === undefined) return 0;
      if (!isKept) return (await liveNotes(transaction, one.id)).length;
      return (await transaction.objectStore('issueSums').get(one.id))?.notes ?? 0;
    });
    return Promise.all(counted);
  });
}

/** By where the passage began when it was marked, the shorter first, then by age. */
export function byPlace(a: Annotation, b: Annotation): number {
  const [, first] = a.target.selector;
  const [, second] = b.target.selector;
  return first.start - second.start || first.end - second.end || compare(a.created, b.created);
}

/** All tags: by key, those without one after, by name. */
export async function tags(store: Store): Promise<Tag[]> {
  const all = await read(store, (transaction) => transaction.objectStore('tags').getAll());
  return all.toSorted(byKey);
}

/** How many notes of a publication carry each tag, without those in the bin; tags that none carries are left out. */
export function tagUse(store: Store, of: PublicationId): Promise<ReadonlyMap<TagId, number>> {
  return read(store, async (transaction) => {
    if (await isIndexed(transaction)) {
      return (await transaction.objectStore('publicationSums').get(of))?.tags ?? new Map<TagId, number>();
    }
    const issues = await transaction.objectStore('issues').index('by-publication').getAllKeys(of);
    const notes = await Promise.all(issues.map((id) => liveNotes(transaction, id)));
    const use = new Map<TagId, number>();
    for (const tag of notes.flat().flatMap((note) => note.tags)) use.set(tag, (use.get(tag) ?? 0) + 1);
    return use;
  });
}

/** What is in the bin, the latest first. @param limit how many at most */
export function bin(store: Store, limit = Infinity): Promise<Annotation[]> {
  return read(store, (transaction) => binned(transaction, limit));
}

/** What is in the bin with where it is from, the latest first. @param limit how many at most */
export function binWithPlaces(store: Store, limit: number): Promise<FoundNote[]> {
  return read(store, async (transaction) => {
    const found = (await binned(transaction, limit)).map(async (note): Promise<FoundNote[]> => {
      const place = await placeOf(transaction, note.issue);
      return place === undefined ? [] : [{ annotation: note, ...place }];
    });
    return (await Promise.all(found)).flat();
  });
}

async function binned(transaction: Read, limit: number): Promise<Annotation[]> {
  const found: Annotation[] = [];
  const index = transaction.objectStore('annotations').index('by-deleted');
  let cursor = await index.openCursor(null, 'prev');
  while (cursor !== null && found.length < limit) {
    found.push(cursor.value);
    cursor = found.length < limit ? await cursor.continue() : null;
  }
  return found;
}
