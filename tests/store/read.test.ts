// @vitest-environment node
/** Questions: what is in the bin never counts, and order is the text's, the key's or the clock's. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { TagId } from '../../src/core/model.ts';
import { removeAnnotations } from '../../src/store/annotations.ts';
import { annotationsOf, bin, issuesAt, tags, tagUse } from '../../src/store/read.ts';
import { counts, overview, recentIssues, totals } from '../../src/store/summaries.ts';
import { createTag, recolourTag, renameTag, setTagKey } from '../../src/store/tags.ts';
import {
  EVIDENCE,
  QUESTION,
  RISK,
  described,
  existing,
  fill,
  fresh,
  note,
  type StoreFixture,
  retag,
} from './library.ts';

let fixture: StoreFixture;
beforeEach(() => {
  fixture = fresh();
});

const names = (summaries: { issue: { title: string } }[]): string[] =>
  summaries.map(({ issue }) => issue.title);

test('notes come in the order of the text, the shorter first, without the bin', async () => {
  const { store } = fixture;
  await note(store, 'late', { start: 50 });
  await note(store, 'early and long', { start: 7 });
  await note(store, 'early', { start: 7 });
  const binned = await note(store, 'binned', { start: 20 });
  await note(store, 'first', { start: 1 });
  await removeAnnotations(store, [binned]);
  const { issue } = await existing(store, binned);
  const texts = (await annotationsOf(store, issue)).map(({ target }) => target.selector[0].exact);
  expect(texts).toEqual(['first', 'early', 'early and long', 'late']);
});

test('issues are found by address, in the order asked', async () => {
  const { store } = fixture;
  await note(store, 'x', { issue: described('b') });
  await note(store, 'x', { issue: described('a') });
  const asked = ['a', 'none', 'b'].map((slug) => described(slug).address);
  expect((await issuesAt(store, asked)).map((found) => found?.title)).toEqual([
    'Issue a',
    undefined,
    'Issue b',
  ]);
});

describe('counting', () => {
  beforeEach(async () => {
    const { store } = fixture;
    await note(store, 'a', { tags: [RISK, EVIDENCE], issue: described('one', 'a.substack.com') });
    await note(store, 'b', { tags: [RISK], issue: described('two', 'a.substack.com') });
    await note(store, 'c', { tags: [EVIDENCE], issue: described('one', 'b.substack.com') });
    const binned = [
      await note(store, 'd', { tags: [RISK, QUESTION], issue: described('one', 'a.substack.com') }),
      await note(store, 'e', { tags: [QUESTION], issue: described('one', 'c.substack.com') }),
    ];
    await removeAnnotations(store, binned);
  });

  test('leaves out the bin, and issues and publications that only it holds', async () => {
    expect(await counts(fixture.store)).toEqual({ annotations: 3, issues: 3, publications: 2 });
    expect(await bin(fixture.store)).toHaveLength(2);
  });

  test('tells the use of tags, in all or in one publication', async () => {
    const sorted = (use: ReadonlyMap<TagId, number>): unknown => Object.fromEntries(use);
    expect(sorted((await totals(fixture.store)).tags)).toEqual({ [RISK]: 2, [EVIDENCE]: 2 });
    const [one] = await issuesAt(fixture.store, [described('one', 'a.substack.com').address]);
    expect(one).toBeDefined();
    if (one !== undefined)
      expect(sorted(await tagUse(fixture.store, one.publication))).toEqual({ [RISK]: 2, [EVIDENCE]: 1 });
  });

  test('sums up publications, by name', async () => {
    expect(await overview(fixture.store)).toMatchObject({
      totals: { notes: 3, binned: 2, untagged: 0, issues: 3, publications: 2 },
      publications: [
        { publication: { name: 'The a.substack.com' }, issues: 2, annotations: 2 },
        { publication: { name: 'The b.substack.com' }, issues: 1, annotations: 1 },
      ],
    });
  });
});

describe('summaries', () => {
  test('come by the last change, with the tags by use', async () => {
    const { store } = fixture;
    const first = await note(store, 'a', { tags: [EVIDENCE], issue: described('one') });
    await note(store, 'b', { tags: [RISK], issue: described('two') });
    await note(store, 'c', { issue: described('three') });
    await note(store, 'd', { tags: [RISK], issue: described('one') });
    await note(store, 'e', { tags: [RISK], issue: described('one') });
    const gone = await note(store, 'f', { issue: described('four') });
    await retag(store, first, [EVIDENCE, QUESTION]);
    await removeAnnotations(store, [gone]);
    const [summary] = await recentIssues(store, 1);
    expect(summary).toMatchObject({ count: 3, last: (await existing(store, first)).modified });
    expect(summary?.tags[0]).toBe(RISK);
    expect(names(await recentIssues(store, 2))).toEqual(['Issue one', 'Issue three']);
    expect(names(await recentIssues(store, 9))).toEqual(['Issue one', 'Issue three', 'Issue two']);
    expect(await recentIssues(store, 0)).toEqual([]);
  });

  test('of an empty library are empty', async () => {
    expect(await recentIssues(fixture.store, 5)).toEqual([]);
    expect(await overview(fixture.store)).toMatchObject({ totals: { notes: 0 }, publications: [] });
    expect(await counts(fixture.store)).toEqual({ annotations: 0, issues: 0, publications: 0 });
  });
});

test('more than one batch of notes is summed up whole', async () => {
  const { store } = fixture;
  await fill(store, Array<string>(1_100).fill('x'));
  const all = await recentIssues(store, 9);
  expect(all).toHaveLength(7);
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(1_107);
});

describe('tags', () => {
  test('take the next free colour and key', async () => {
    const { store } = fixture;
    for (const name of ['a', 'b', 'c', 'd', 'e']) await createTag(store, name);
    const made = (await tags(store)).filter(({ name }) => name.length === 1);
    expect(made.map(({ name, colour, key }) => `${key} ${name} ${colour}`)).toEqual([
      '6 a rose',
      '7 b sand',
      '8 c amber',
      '9 d coral',
      'undefined e blue',
    ]);
  });

  test('are one where their names differ only in case, width and spaces', async () => {
    const { store } = fixture;
    const id = await createTag(store, '  To   do ');
    expect((await tags(store)).find((tag) => tag.id === id)?.name).toBe('To do');
    expect(await createTag(store, 'TO DO')).toBe(id);
    expect(await createTag(store, 'Evidence')).toBe(EVIDENCE);
    expect(await createTag(store, 'résumé')).not.toBe(await createTag(store, 'resume'));
  });

  test.each(['', '  \n', 'a'.repeat(65)])('have a name: not %j', async (name) => {
    await expect(createTag(fixture.store, name)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(renameTag(fixture.store, RISK, name)).rejects.toMatchObject({ kind: 'invalid' });
    expect(await tags(fixture.store)).toHaveLength(5);
  });

  test('are renamed, but not to a name that is taken', async () => {
    const { store } = fixture;
    await renameTag(store, RISK, 'Riskiest Assumptions');
    await expect(renameTag(store, RISK, 'EVIDENCE')).rejects.toMatchObject({ kind: 'taken' });
    await expect(renameTag(store, 'gone' as TagId, 'x')).rejects.toMatchObject({ kind: 'missing' });
    expect((await tags(store)).map(({ name }) => name)).toContain('Riskiest Assumptions');
  });

  test('take a key from the tag that had it, or give theirs up', async () => {
    const { store } = fixture;
    await setTagKey(store, EVIDENCE, 1);
    await recolourTag(store, EVIDENCE, 'sand');
    await setTagKey(store, QUESTION, undefined);
    await setTagKey(store, EVIDENCE, 1);
    const keys = (await tags(store)).map(({ id, key, colour }) => [id, key, colour]);
    expect(keys.slice(0, 1)).toEqual([[EVIDENCE, 1, 'sand']]);
    expect(keys.filter(([, key]) => key === undefined).map(([id]) => id)).toEqual([QUESTION, RISK]);
  });
});
