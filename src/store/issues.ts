/** Issues and publications, found by address or made, and kept up with what their pages say. */
import { clean, shorten } from '../core/clean.ts';
import type { Address, Issue, IssueDescription, IssueId } from '../core/model.ts';
import { LIMITS } from '../core/schema.ts';
import type { Work } from './work.ts';

const tidy = (text: string): string => shorten(clean(text), LIMITS.title);

/**
 * Sets the issue that a page describes aside, made or updated, and returns its id. What the page
 * does not say now, but once said, stays: a web view may know less than the page itself.
 */
export async function issueFor(work: Work, description: IssueDescription): Promise<IssueId> {
  await keepPublication(work, description);
  const known = await work.issueAt(description.address);
  if (known !== undefined) {
    work.change('issues', updated(known, description));
    return known.id;
  }
  const id = work.newId() as IssueId;
  const addresses: [Address] = [description.address];
  const { address: _address, publication, ...said } = description;
  work.change('issues', {
    ...said,
    ...texts(description),
    id,
    addresses,
    publication: publication.id,
    created: work.time,
  });
  return id;
}

function texts({ title, authors }: IssueDescription): Pick<Issue, 'title' | 'authors'> {
  return { title: tidy(title), authors: authors.map(tidy) };
}

function updated(issue: Issue, description: IssueDescription): Issue {
  const { address: _address, publication, ...said } = description;
  const { title, authors } = texts(description);
  return {
    ...issue,
    ...said,
    title: title === '' ? issue.title : title,
    authors: authors.length === 0 ? issue.authors : authors,
    // A day says more than its year.
    ...(issue.published?.startsWith(said.published ?? '') === true ? { published: issue.published } : {}),
    publication: publication.id,
  };
}

async function keepPublication(work: Work, { publication }: IssueDescription): Promise<void> {
  const known = await work.get('publications', publication.id);
  const name = tidy(publication.name);
  work.change('publications', { id: publication.id, name: name === '' && known ? known.name : name });
}
