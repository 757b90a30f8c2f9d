/** Search over all notes, by scanning them. */
import type { Annotation, Issue, IssueId, Publication, PublicationId, TagId } from '../core/model.ts';
import { foldText, hasWords, queryWords } from '../core/search.ts';
import { passageOf } from '../core/formats/passage.ts';
import { compare } from '../core/compare.ts';
import type { Read } from './db.ts';
import { nextBatch } from './scan.ts';
import { read, type Store } from './store.ts';

export interface FoundNote {
  readonly annotation: Annotation;
  readonly issue: Issue;
  readonly publication: Publication;
}

/** The issue of a note, with the words that are searched besides its own. */
interface IssueWords {
  readonly issue: Issue;
  readonly publication: Publication;
  readonly folded: readonly string[];
}

/** What a search has looked up so far. */
interface Lookup {
  readonly tags: ReadonlyMap<TagId, string>;
  readonly publications: Map<PublicationId, Publication>;
  readonly issues: Map<IssueId, IssueWords>;
}

/**
 * The notes that have every word of the query in their quote, comment, tags, issue's title or
 * publication's name, whatever the case and accents; the latest changed first. Notes in the bin are
 * not searched, and a query without words finds nothing.
 * @returns the latest `limit`, and whether there are more.
 * @throws the signal's reason, when it aborts.
 */
export async function search(
  store: Store,
  query: string,
  { limit, signal }: { readonly limit: number; readonly signal?: AbortSignal },
): Promise<{ found: FoundNote[]; more: boolean }> {
  const words = queryWords(query);
  if (words.length === 0) return { found: [], more: false };
  const lookup = await read(store, prepare);
  let found: FoundNote[] = [];
  let total = 0;
  let after: string | undefined;
  do {
    signal?.throwIfAborted();
    const from = after;
    // A transaction for each batch, so that nobody waits for a search in order to save.
    const batch = await read(store, async (transaction) => {
      const notes = await nextBatch(transaction.objectStore('annotations'), from);
      await lookUp(transaction, lookup, notes);
      return notes;
    });
    const hits = batch.flatMap((note) => match(lookup, words, note));
    total += hits.length;
    found = [...found, ...hits].toSorted(latestFirst).slice(0, limit);
    after = batch.at(-1)?.id;
  } while (after !== undefined);
  signal?.throwIfAborted();
  return { found, more: total > found.length };
}

function latestFirst(a: FoundNote, b: FoundNote): number {
  return compare(b.annotation.modified, a.annotation.modified);
}

async function prepare(transaction: Read): Promise<Lookup> {
  const tags = await transaction.objectStore('tags').getAll();
  return {
    tags: new Map(tags.map(({ id, name }) => [id, foldText(name)])),
    publications: new Map(),
    issues: new Map(),
  };
}

/** Looks up the issues of notes, and their publications, each once in a search. */
async function lookUp(
  transaction: Read,
  { publications, issues }: Lookup,
  notes: readonly Annotation[],
): Promise<void> {
  const unknown = new Set(notes.map(({ issue }) => issue).filter((id) => !issues.has(id)));
  const found = [...unknown].map(async (id) => {
    const issue = await transaction.objectStore('issues').get(id);
    if (issue === undefined) return;
    const of = issue.publication;
    const publication = publications.get(of) ?? (await transaction.objectStore('publications').get(of));
    if (publication === undefined) return;
    publications.set(of, publication);
    issues.set(id, { issue, publication, folded: [foldText(issue.title), foldText(publication.name)] });
  });
  await Promise.all(found);
}

function match({ tags, issues }: Lookup, words: readonly string[], annotation: Annotation): FoundNote[] {
  const of = issues.get(annotation.issue);
  if (annotation.deleted !== undefined || of === undefined) return [];
  const folded = [
    foldText(passageOf(annotation.target)),
    foldText(annotation.comment),
    ...annotation.tags.map((id) => tags.get(id) ?? ''),
    ...of.folded,
  ];
  const { issue, publication } = of;
  return hasWords(words, folded) ? [{ annotation, issue, publication }] : [];
}
