/** What the reader says of which addresses are one issue: joined, split, kept apart. Each is an act. */
import type { Address, Annotation, Issue, IssueDescription, IssueId } from '../core/model.ts';
import { namesOf } from '../core/issues/same-issue.ts';
import { transact } from './transact.ts';
import { StoreError } from './errors.ts';
import { resolveIssue } from './resolve-issue.ts';
import type { Store } from './store.ts';
import type { UnitOfWork } from './unit-of-work.ts';

async function existing(work: UnitOfWork, id: IssueId): Promise<Issue> {
  const found = await work.get('issues', id);
  if (found === undefined) throw new StoreError('missing');
  return found;
}

/** Gives notes to another issue, those in the bin too. */
async function move(work: UnitOfWork, notes: readonly Annotation[], to: IssueId): Promise<void> {
  await Promise.all(notes.map(({ id }) => work.get('annotations', id)));
  for (const note of notes) work.change('annotations', { ...note, issue: to });
}

function notesOf(work: UnitOfWork, id: IssueId): Promise<Annotation[]> {
  return work.reading.objectStore('annotations').index('by-issue').getAll(id);
}

/** An issue with other addresses; what it has is not apart from it. */
function withAddresses(
  { apart: _apart, ...issue }: Issue,
  addresses: Issue['addresses'],
  apart: readonly Address[],
): Issue {
  const rest = [...new Set(apart)].filter((address) => !addresses.includes(address));
  return { ...issue, addresses, ...(rest.length > 0 && { apart: rest }) };
}

/**
 * Makes what a page shows and a stored issue one: the page's addresses become the issue's, and so do
 * the notes that were made there.
 * @throws StoreError `missing`
 */
export function joinIssue(store: Store, page: IssueDescription, into: IssueId): Promise<void> {
  return transact(store, 'join', async (work) => {
    const kept = await existing(work, into);
    const own = await resolveIssue((address) => work.issueAt(address), page);
    if (own?.id === kept.id) return;
    const names = own === undefined ? namesOf(page) : own.addresses;
    const owners = await Promise.all(names.map((name) => work.issueAt(name)));
    const brought = names.filter(
      (_name, index) => owners[index] === undefined || owners[index]?.id === own?.id,
    );
    if (own !== undefined) {
      await move(work, await notesOf(work, own.id), kept.id);
      work.remove('issues', own.id);
    }
    const apart = [...(kept.apart ?? []), ...(own?.apart ?? [])];
    work.change('issues', withAddresses(kept, [...kept.addresses, ...brought], apart));
  });
}

/**
 * Splits an address off an issue. The notes that were made there go with it, into an issue of its own;
 * both remember that they are two.
 * @returns how many notes went, those in the bin too.
 * @throws StoreError `missing` where the issue is gone or does not have the address
 */
export function splitAddress(store: Store, id: IssueId, address: Address): Promise<number> {
  return transact(store, 'split', async (work) => {
    const issue = await existing(work, id);
    const [first, ...others] = issue.addresses.filter((other) => other !== address);
    if (first === undefined || others.length + 2 !== issue.addresses.length) throw new StoreError('missing');
    const gone = (await notesOf(work, id)).filter(({ target }) => target.source === address);
    work.change('issues', withAddresses(issue, [first, ...others], [...(issue.apart ?? []), address]));
    if (gone.length > 0) {
      const { order: _order, ...said } = issue;
      const own = work.newId() as IssueId;
      work.change('issues', withAddresses({ ...said, id: own, created: work.time }, [address], []));
      await move(work, gone, own);
    }
    return gone.length;
  });
}

/**
 * Remembers that what a page shows is not a stored issue, whatever its text.
 * @throws StoreError `missing`
 */
export function keepApart(store: Store, page: IssueDescription, from: IssueId): Promise<void> {
  return transact(store, 'apart', async (work) => {
    const issue = await existing(work, from);
    work.change('issues', withAddresses(issue, issue.addresses, [...(issue.apart ?? []), ...namesOf(page)]));
  });
}
