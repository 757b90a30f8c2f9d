/** Issues and publications, found by address or made, and kept up with what their pages say. */
import { clean, shorten } from '../core/clean.ts';
import { RELATED_TEXT, resemblance } from '../core/issues/fingerprint.ts';
import type { Address, Issue, IssueDescription, IssueId, PublicationId } from '../core/model.ts';
import { LIMITS } from '../core/limits.ts';
import { namesOf, ownNameOf } from '../core/issues/same-issue.ts';
import { resolveIssue } from './resolve-issue.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** How many addresses an issue has at most: more are a site's mistake, or somebody's attempt. */
const ADDRESSES = 50;

const tidy = (text: string): string => shorten(clean(text), LIMITS.title);

/** Those of a page's names that no other issue has, the page's own name first. */
async function freeNames(work: UnitOfWork, description: IssueDescription, known?: Issue): Promise<Address[]> {
  const names = namesOf(description).filter((name) => known?.apart?.includes(name) !== true);
  const owners = await Promise.all(names.map((name) => work.issueAt(name)));
  return names.filter((_name, index) => owners[index] === undefined);
}

/**
 * Sets the issue that a page describes aside, made or updated, and returns its id. What the page
 * does not say now, but once said, stays: a web view may know less than the page itself.
 */
export async function issueFor(work: UnitOfWork, description: IssueDescription): Promise<IssueId> {
  const known = await resolveIssue((address) => work.issueAt(address), description);
  const free = await freeNames(work, description, known);
  if (known !== undefined) {
    const says = known.addresses[0] === ownNameOf(description) && isInSameWords(known, description);
    if (says) await keepPublication(work, description, known);
    const { addresses, ...issue } = says ? updated(known, description) : completed(known, description);
    const [first, ...others] = addresses;
    work.change('issues', { ...issue, addresses: [first, ...[...others, ...free].slice(0, ADDRESSES - 1)] });
    return known.id;
  }
  await keepPublication(work, description);
  const id = work.newId() as IssueId;
  const [first = ownNameOf(description), ...others] = free;
  const { publication, ...said } = saidOf(description);
  work.change('issues', {
    ...said,
    ...texts(description),
    id,
    addresses: [first, ...others],
    publication: publication.id,
    created: work.time,
  });
  return id;
}

/** What a page says of its issue, without where it stands. */
function saidOf(
  description: IssueDescription,
): Omit<IssueDescription, 'address' | 'at' | 'page' | 'aliases'> {
  const { address: _address, at: _at, page: _page, aliases: _aliases, ...said } = description;
  return said;
}

function texts({ title, authors }: IssueDescription): Pick<Issue, 'title' | 'authors'> {
  return { title: tidy(title), authors: authors.map(tidy) };
}

/** Whether a page still has the issue's words: a translation names it in others. */
function isInSameWords({ fingerprint: known }: Issue, { fingerprint: now }: IssueDescription): boolean {
  return known === undefined || now === undefined || resemblance(known, now) >= RELATED_TEXT;
}

/** The issue as the page that names it says now. */
function updated(issue: Issue, description: IssueDescription): Issue {
  const { publication, ...said } = saidOf(description);
  const { title, authors } = texts(description);
  return {
    ...issue,
    ...said,
    ...fingerprintOf(issue, description),
    title: title === '' ? issue.title : title,
    authors: authors.length === 0 ? issue.authors : authors,
    // A day says more than its year.
    ...(issue.published?.startsWith(said.published ?? '') === true ? { published: issue.published } : {}),
    publication: publication.id,
  };
}

/** The issue with what only another of its pages says: that one adds, and renames nothing. */
function completed(issue: Issue, description: IssueDescription): Issue {
  const { publication: _publication, order: _order, ...said } = saidOf(description);
  const { title, authors } = texts(description);
  return {
    ...said,
    ...issue,
    ...fingerprintOf(issue, description),
    title: issue.title === '' ? title : issue.title,
    authors: issue.authors.length === 0 ? authors : issue.authors,
  };
}

/** The fingerprint follows a text that is edited or goes on, and no text that has become another. */
function fingerprintOf(issue: Issue, description: IssueDescription): Pick<Issue, 'fingerprint'> {
  const kept = isInSameWords(issue, description)
    ? (description.fingerprint ?? issue.fingerprint)
    : issue.fingerprint;
  return kept === undefined ? {} : { fingerprint: kept };
}

/**
 * A page names its author's publication only: another's keeps the name under which it is known. Where it
 * is not sure that the publication has one author, it is named by the only issue that is known of it.
 */
async function keepPublication(work: UnitOfWork, description: IssueDescription, of?: Issue): Promise<void> {
  const { id, owned } = description.publication;
  const known = await work.get('publications', id);
  const name = tidy(description.publication.name);
  const isNamed = known === undefined || (name !== '' && (owned === true || (await isOnlyOne(work, id, of))));
  work.change('publications', { id, name: isNamed ? name : known.name });
}

async function isOnlyOne(work: UnitOfWork, publication: PublicationId, issue?: Issue): Promise<boolean> {
  const ids = await work.reading.objectStore('issues').index('by-publication').getAllKeys(publication);
  return ids.every((id) => id === issue?.id);
}
