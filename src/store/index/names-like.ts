/** Names that a search may ask for, by how their words begin: what a search field offers. */
import { isNamed } from '../../core/search/matches.ts';
import type { NameField } from '../../core/search/query.ts';
import { spaced, unitsOf } from '../../core/search/units.ts';
import type { IssueId } from '../../core/model.ts';
import { byKey } from '../../core/tags.ts';
import type { Read } from '../db.ts';
import { namesOf } from './names-read.ts';
import { read, type Store } from '../store.ts';

/**
 * The names of a kind that have words beginning with these, each once; of publications, issues and authors
 * those that the index has.
 * @param limit how many at most.
 */
export function namesLike(store: Store, field: NameField, text: string, limit: number): Promise<string[]> {
  const phrase = { units: unitsOf(text), open: true };
  const is = (name: string): boolean => phrase.units.length === 0 || isNamed(name, phrase, false);
  return read(store, async (transaction) => {
    if (field === 'tag') {
      const tags = (await transaction.objectStore('tags').getAll()).toSorted(byKey);
      const names = tags.map(({ name }) => name);
      return names.filter((name) => is(spaced(name))).slice(0, limit);
    }
    if (field === 'publication') return publicationsLike(transaction, is, limit);
    return ofIssues(transaction, field, is, limit);
  });
}

type Is = (spacedName: string) => boolean;

async function publicationsLike(transaction: Read, is: Is, limit: number): Promise<string[]> {
  const named = (await namesOf(transaction)).filter(({ name }) => is(name)).slice(0, limit);
  const store = transaction.objectStore('publications');
  const found = await Promise.all(named.map(({ publication }) => store.get(publication)));
  return found.flatMap((each) => each?.name ?? []);
}

/** Titles or authors: an issue is read for each name that is found, for how it is written. */
async function ofIssues(
  transaction: Read,
  field: 'issue' | 'author',
  is: Is,
  limit: number,
): Promise<string[]> {
  const found = new Map<string, IssueId>();
  for (const { id, title, authors } of (await namesOf(transaction)).flatMap(({ issues }) => issues)) {
    for (const name of field === 'issue' ? [title] : authors) {
      if (found.size < limit && !found.has(name) && is(name)) found.set(name, id);
    }
  }
  const written = await Promise.all(
    [...found].map(async ([name, id]) => {
      const issue = await transaction.objectStore('issues').get(id);
      const all = issue === undefined ? [] : field === 'issue' ? [issue.title] : issue.authors;
      return all.find((each) => spaced(each) === name);
    }),
  );
  return written.filter((name) => name !== undefined);
}
