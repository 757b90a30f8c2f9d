/** How tags run through the issues of a publication, as the store counts them. */
import { expect, test } from 'vitest';
import type { PublicationId, TagId } from '../../src/core/model.ts';
import { removeAnnotations } from '../../src/store/annotations.ts';
import { issuesInOrder, tagMatrix } from '../../src/store/summaries.ts';
import { emptyLibrary, issueOf, mark } from '../ui/test-library.ts';

const MESS = 'mess.example' as PublicationId;

test('each issue with its tags, in the order in which they were sent, without what is in the bin', async () => {
  const library = emptyLibrary();
  const later = { ...issueOf('mess', 'later'), published: '2021-02-01' };
  const earlier = { ...issueOf('mess', 'earlier'), published: '2020-02-01' };
  const emptied = { ...issueOf('mess', 'emptied'), published: '2019-02-01' };
  await mark(library, later, 'one', 5, { tags: ['starter-risk', 'starter-evidence'] });
  await mark(library, later, 'two', 20, { tags: ['starter-risk'] });
  await mark(library, earlier, 'three', 5);
  await mark(library, issueOf('boring', 'taxes'), 'four', 5, { tags: ['starter-risk'] });
  const gone = await mark(library, emptied, 'five', 5, { tags: ['starter-risk'] });
  await removeAnnotations(library.store, [gone]);

  const rows = await tagMatrix(library.store, MESS);
  expect(
    rows.map(({ issue, tags, untagged, notes }) => [issue.title, Object.fromEntries(tags), untagged, notes]),
  ).toEqual([
    ['On earlier', {}, 1, 1],
    ['On later', { 'starter-risk': 2, 'starter-evidence': 1 }, 0, 2],
  ]);
  expect(rows[1]?.tags.get('starter-try' as TagId)).toBeUndefined();
  expect((await issuesInOrder(library.store, MESS)).map(({ title }) => title)).toEqual([
    'On emptied',
    'On earlier',
    'On later',
  ]);
});
