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

/** By where the passage began when it was marked, the shorter first, then by age. */
function byPlace(a: Annotation, b: Annotation): number {
  const [, first] = a.target.selector;
  const [, second] = b.target.selector;
  return first.start - second.start || first.end - second.end || compare(a.created, b.created);
}

/** All tags: by key, those without one after, by name. */
export async function tags(store: Store): Promise<Tag[]> {
  const all = await read(store, (transaction) => transaction.objectStore('tags').getAll());
  return all.toSorted(byKey);
}

/**
 * How many notes carry each tag, without those in the bin; tags that none carries are left out.
 * @param of in this publication only.
 */
export function tagUse(store: Store, of?: PublicationId): Promise<ReadonlyMap<TagId, number>> {
  return read(store, async (transaction) => {
    if (of === undefined) return useOfAll(transaction);
    const issues = await transaction.objectStore('issues').index('by-publication').getAllKeys(of);
    const notes = await Promise.all(issues.map((id) => liveNotes(transaction, id)));
    return countTags(notes.flat());
  });
}

/** Counts the tags of notes. */
export function countTags(notes: readonly Annotation[]): Map<TagId, number> {
  const use = new Map<TagId, number>();
  for (const note of notes) for (const tag of note.tags) use.set(tag, (use.get(tag) ?? 0) + 1);
  return use;
}

async function useOfAll(transaction: Read): Promise<Map<TagId, number>> {
  const annotations = transaction.objectStore('annotations');
  const index = annotations.index('by-tag');
  const ids = await transaction.objectStore('tags').getAllKeys();
  const all = await Promise.all(ids.map((id) => index.count(id)));
  const binned = countTags(await annotations.index('by-deleted').getAll());
  const use = ids.map((id, at) => [id, (all[at] ?? 0) - (binned.get(id) ?? 0)] as const);
  return new Map(use.filter(([, count]) => count > 0));
}

/** How many notes carry no tag, without those in the bin. */
export function untaggedCount(store: Store): Promise<number> {
  return read(store, async (transaction) => {
    const annotations = transaction.objectStore('annotations');
    const [all, tagged, binned] = await Promise.all([
      annotations.count(),
      annotations.index('by-tag').getAllKeys(),
      annotations.index('by-deleted').getAll(),
    ]);
    return all - new Set(tagged).size - binned.filter(({ tags: own }) => own.length === 0).length;
  });
}

/** How much there is, without what is in the bin. */
export function counts(store: Store): Promise<{ annotations: number; issues: number; publications: number }> {
  return read(store, async (transaction) => {
    const uses = [...(await publicationUse(transaction)).values()];
    const sum = (of: keyof PublicationUse): number => uses.reduce((total, use) => total + use[of], 0);
    return { annotations: sum('annotations'), issues: sum('issues'), publications: uses.length };
  });
}

/** How many issues of a publication have notes, and how many notes, without those in the bin. */
export interface PublicationUse {
  readonly issues: number;
  readonly annotations: number;
}

/** The use of each publication that has notes. */
export async function publicationUse(transaction: Read): Promise<Map<PublicationId, PublicationUse>> {
  const live = await liveCounts(transaction);
  const uses = new Map<PublicationId, PublicationUse>();
  const index = transaction.objectStore('issues').index('by-publication');
  for (let at = await index.openKeyCursor(); at !== null; at = await at.continue()) {
    const annotations = live.get(at.primaryKey);
    if (annotations === undefined) continue;
    const use = uses.get(at.key) ?? { issues: 0, annotations: 0 };
    uses.set(at.key, { issues: use.issues + 1, annotations: use.annotations + annotations });
  }
  return uses;
}

/** How many notes each issue has that are not in the bin; issues without any are left out. */
async function liveCounts(transaction: Read): Promise<Map<IssueId, number>> {
  const annotations = transaction.objectStore('annotations');
  const ids = await transaction.objectStore('issues').getAllKeys();
  const index = annotations.index('by-issue');
  const all = await Promise.all(ids.map((id) => index.count(id)));
  const binned = new Map<IssueId, number>();
  for (const note of await annotations.index('by-deleted').getAll()) {
    binned.set(note.issue, (binned.get(note.issue) ?? 0) + 1);
  }
  const live = ids.map((id, at) => [id, (all[at] ?? 0) - (binned.get(id) ?? 0)] as const);
  return new Map(live.filter(([, count]) => count > 0));
}

/** What is in the bin, the latest first. */
export async function bin(store: Store): Promise<Annotation[]> {
  const all = await read(store, (transaction) =>
    transaction.objectStore('annotations').index('by-deleted').getAll(),
  );
  return all.toReversed();
}
