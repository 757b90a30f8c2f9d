// @vitest-environment node
/** Issues by their text: found among many, in a database of an older version too. */
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import type { IssueId } from '../../src/core/model.ts';
import { transact } from '../../src/store/transact.ts';
import { alikeIssue } from '../../src/store/similar-issue.ts';
import { DATABASE, upgrade, type Database, type Schema } from '../../src/store/db.ts';
import { annotationsOf, issuesOf } from '../../src/store/read.ts';
import { essayAt } from './essays.ts';
import { another, fresh, note, wipe } from './library.ts';

test('one of two thousand is found by 32 look-ups', async () => {
  const { store } = fresh();
  const page = essayAt('https://letters.example/2024#one', 1);
  await note(store, 'a', { issue: page });
  await transact(store, 'import', async (work) => {
    for (let seed = 2; seed < 2_002; seed += 1) {
      const { address, publication, ...said } = essayAt(`https://other.example/${seed}`, seed);
      const times = { created: work.time, modified: work.time };
      const id = work.newId() as IssueId;
      work.put('issues', { ...said, ...times, id, addresses: [address], publication: publication.id });
    }
  });
  const began = performance.now();
  const found = await alikeIssue(store, essayAt('https://ada.example/one', 1));
  expect(performance.now() - began).toBeLessThan(500);
  expect(found).toMatchObject({ issue: { addresses: [page.address] }, count: 1 });
  expect(await alikeIssue(store, essayAt('https://ada.example/none', 5_000))).toBeUndefined();
});

test('a database of version 1 is brought up: its notes stay, and new ones are found by their text', async () => {
  wipe();
  const old = await openDB<Schema>(DATABASE, 1, {
    upgrade: (database: Database, from, _to, transaction) => void upgrade(database, from, transaction, 1),
  });
  expect([...old.transaction('issues').store.indexNames]).toEqual(['by-address', 'by-publication']);
  const { fingerprint: _none, address, publication, ...said } = essayAt('https://letters.example/old', 1);
  const time = '2026-01-01T00:00:00.000Z' as never;
  const id = 'old' as IssueId;
  await old.put('publications', { ...publication, modified: time });
  await old.put('issues', {
    ...said,
    id,
    addresses: [address],
    publication: publication.id,
    created: time,
    modified: time,
  });
  old.close();
  const { store } = another();
  const page = essayAt(address, 1);
  expect((await issuesOf(store, [page]))[0]).toMatchObject({ id, title: 'Essay 1' });
  await note(store, 'new', { issue: page });
  expect(await annotationsOf(store, id)).toHaveLength(1);
  expect(await alikeIssue(store, essayAt('https://ada.example/one', 1))).toMatchObject({ issue: { id } });
});
