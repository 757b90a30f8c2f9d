// @vitest-environment node
/** One issue at several addresses: joined, split, kept apart, and each taken back. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Address, Issue, IssueDescription } from '../../src/core/model.ts';
import { lastAct, undo } from '../../src/store/undo.ts';
import { alikeIssue } from '../../src/store/similar-issue.ts';
import { removeAnnotations } from '../../src/store/annotations.ts';
import { exportArchive } from '../../src/store/archive/export.ts';
import { importArchive } from '../../src/store/archive/import.ts';
import { parseArchive } from '../../src/core/formats/archive/archive.ts';
import { joinIssue, keepApart, splitAddress } from '../../src/store/issue-merging.ts';
import { annotationsOf, issuesOf } from '../../src/store/read.ts';
import { essayAt } from './essays.ts';
import { LIBRARY, dump, existing, fresh, note, unpacked, type StoreFixture } from './library.ts';

const ARCHIVE = 'https://letters.example/2024#two-doors';
const OWN = 'https://ada.example.org/two-doors';
const SECTION = essayAt(ARCHIVE, 1);
const ALONE = essayAt(OWN, 1);

let fixture: StoreFixture;
beforeEach(() => {
  fixture = fresh();
});

const at = (address: string): Address => address as Address;
async function stored(description: IssueDescription): Promise<Issue | undefined> {
  return (await issuesOf(fixture.store, [description]))[0];
}
async function must(description: IssueDescription): Promise<Issue> {
  const found = await stored(description);
  if (found === undefined) throw new Error(`${description.address} is not stored`);
  return found;
}
/** The passages of the issue that a page leads to. */
async function seen(description: IssueDescription): Promise<string[]> {
  const found = await stored(description);
  const notes = found === undefined ? [] : await annotationsOf(fixture.store, found.id);
  return notes.map(({ target }) => target.selector[0].exact);
}
/** The library without times, which go on, and without what is in the bin. */
async function library(): Promise<unknown> {
  const isShown = (record: unknown): boolean => !Object.hasOwn(Object(record), 'deleted');
  return JSON.parse(
    JSON.stringify(await dump(fixture.store, LIBRARY.slice(0, 4)), (key, value: unknown) => {
      if (key === 'modified') return undefined;
      return Array.isArray(value) ? value.filter(isShown) : value;
    }),
  );
}

describe('an essay that is opened at another address', () => {
  test('is found by its text alone, and nothing is shown before the reader says so', async () => {
    await note(fixture.store, 'a', { issue: SECTION });
    expect(await seen(ALONE)).toEqual([]);
    expect(await alikeIssue(fixture.store, ALONE)).toMatchObject({
      issue: { addresses: [ARCHIVE] },
      publication: 'The letters.example',
      count: 1,
    });
  });

  test('is joined: its notes are there, and from then on it is known', async () => {
    const { store, heard } = fixture;
    await note(store, 'a', { issue: SECTION });
    const { id } = await must(SECTION);
    const before = await library();
    await joinIssue(store, ALONE, id);
    expect(heard.at(-1)).toEqual({ annotations: [], issues: [id], tags: false });
    expect(await seen(ALONE)).toEqual(['a']);
    expect((await must(ALONE)).addresses).toEqual([ARCHIVE, OWN]);
    expect(await alikeIssue(store, ALONE)).toBeUndefined();
    await note(store, 'b', { issue: ALONE });
    expect(await seen(SECTION)).toEqual(['a', 'b']);
    expect((await must(SECTION)).publication).toBe('letters.example');
    await undo(store);
    expect(await undo(store)).toMatchObject({ label: 'join', count: 0 });
    // The note that was made since is in the bin.
    expect(await library()).toEqual(before);
  });

  test('with notes of its own is joined with them, also those in the bin, and undone', async () => {
    const { store, heard } = fixture;
    await note(store, 'a', { issue: SECTION });
    await note(store, 'b', { issue: ALONE });
    const binned = await note(store, 'c', { issue: ALONE });
    await removeAnnotations(store, [binned]);
    const [{ id: into }, { id: own }] = [await must(SECTION), await must(ALONE)];
    const before = await library();
    expect(await alikeIssue(store, ALONE)).toMatchObject({ issue: { id: into }, count: 1 });
    await joinIssue(store, ALONE, into);
    expect(heard.at(-1)?.issues).toContain(own);
    expect(await seen(ALONE)).toEqual(['a', 'b']);
    expect((await existing(store, binned)).issue).toBe(into);
    expect(await undo(store)).toMatchObject({ label: 'join', count: 2 });
    expect(await library()).toEqual(before);
    expect(await seen(ALONE)).toEqual(['b']);
  });

  test('is split off with the notes made there, and stays so', async () => {
    const { store } = fixture;
    await note(store, 'a', { issue: SECTION });
    const { id } = await must(SECTION);
    await joinIssue(store, ALONE, id);
    await note(store, 'b', { issue: ALONE });
    const joined = await library();
    expect(await splitAddress(store, id, at(OWN))).toBe(1);
    expect([await seen(SECTION), await seen(ALONE)]).toEqual([['a'], ['b']]);
    expect(await must(SECTION)).toMatchObject({ id, addresses: [ARCHIVE], apart: [OWN] });
    expect(await must(ALONE)).toMatchObject({ addresses: [OWN], title: SECTION.title });
    for (const page of [ALONE, SECTION]) expect(await alikeIssue(store, page)).toBeUndefined();
    expect(await undo(store)).toMatchObject({ label: 'split' });
    expect(await library()).toEqual(joined);
  });

  test('is split off where no note was made, and then knows nothing', async () => {
    const { store } = fixture;
    await note(store, 'a', { issue: SECTION });
    const { id } = await must(SECTION);
    await joinIssue(store, ALONE, id);
    expect(await splitAddress(store, id, at(OWN))).toBe(0);
    expect(await stored(ALONE)).toBeUndefined();
    expect(await alikeIssue(store, ALONE)).toBeUndefined();
    await expect(splitAddress(store, id, at(OWN))).rejects.toMatchObject({ kind: 'missing' });
    await expect(splitAddress(store, id, at(ARCHIVE))).rejects.toMatchObject({ kind: 'missing' });
  });

  test('is not asked about again where the reader said no, until that is undone', async () => {
    const { store } = fixture;
    await note(store, 'a', { issue: SECTION });
    const { id } = await must(SECTION);
    await keepApart(store, ALONE, id);
    expect(await alikeIssue(store, ALONE)).toBeUndefined();
    await note(store, 'b', { issue: ALONE });
    expect([await seen(SECTION), await seen(ALONE)]).toEqual([['a'], ['b']]);
    expect(await alikeIssue(store, SECTION)).toBeUndefined();
    await undo(store);
    expect(await undo(store)).toMatchObject({ label: 'apart' });
    expect(await alikeIssue(store, ALONE)).toBeDefined();
  });

  test('of a text that nothing is noted in any more is not asked about', async () => {
    await removeAnnotations(fixture.store, [await note(fixture.store, 'a', { issue: SECTION })]);
    expect(await alikeIssue(fixture.store, ALONE)).toBeUndefined();
  });
});

describe('other names of a page', () => {
  const CANONICAL = 'https://name.substack.com/p/one';
  const VIEW = 'https://name.substack.com/p/1001';
  const view = (seed = 1): IssueDescription => essayAt(CANONICAL, seed, { at: at(VIEW) });

  test('are kept with its first note, and lead to it where the text agrees', async () => {
    await note(fixture.store, 'a', { issue: view() });
    expect((await must(view())).addresses).toEqual([CANONICAL, VIEW]);
    const renamed = essayAt('https://name.substack.com/p/renamed', 1, { at: at(VIEW) });
    expect(await seen(renamed)).toEqual(['a']);
    const next = essayAt('https://name.substack.com/p/two', 2, { at: at(VIEW) });
    expect(await seen(next)).toEqual([]);
    await note(fixture.store, 'b', { issue: next });
    expect((await must(next)).addresses).toEqual(['https://name.substack.com/p/two']);
    await note(fixture.store, 'c', { issue: renamed });
    expect((await must(renamed)).addresses).toEqual([CANONICAL, VIEW, 'https://name.substack.com/p/renamed']);
  });

  test('that were split off lead there, whatever the page calls itself', async () => {
    const { store } = fixture;
    await note(store, 'a', { issue: view() });
    const { id } = await must(view());
    await splitAddress(store, id, at(VIEW));
    expect(await stored(view())).toBeUndefined();
    expect(await seen(essayAt(CANONICAL, 1))).toEqual(['a']);
    await note(store, 'b', { issue: view() });
    expect(await seen(view())).toEqual(['b']);
    expect(await must(view())).toMatchObject({ addresses: [VIEW] });
    expect(await seen(essayAt(CANONICAL, 1))).toEqual(['a']);
  });

  test('never bring two stored issues together', async () => {
    const { store } = fixture;
    await note(store, 'a', { issue: essayAt(CANONICAL, 1) });
    await note(store, 'b', { issue: essayAt(VIEW, 1) });
    await note(store, 'c', { issue: view() });
    expect(await seen(view())).toEqual(['a', 'c']);
    expect(await seen(essayAt(VIEW, 1))).toEqual(['b']);
    expect(await alikeIssue(store, view())).toMatchObject({ issue: { addresses: [VIEW] } });
  });
});

test('a text that is edited takes its fingerprint along, a translation does not', async () => {
  const { store } = fixture;
  await note(store, 'a', { issue: SECTION });
  const first = (await must(SECTION)).fingerprint;
  await note(store, 'b', { issue: essayAt(ARCHIVE, 9) });
  expect((await must(SECTION)).fingerprint).toEqual(first);
  const { fingerprint: _none, ...short } = SECTION;
  await note(store, 'c', { issue: short });
  expect((await must(SECTION)).fingerprint).toEqual(first);
});

test('a library that goes out and comes back keeps what is one issue and what is not', async () => {
  const { store } = fixture;
  await note(store, 'a', { issue: SECTION });
  const { id } = await must(SECTION);
  await joinIssue(store, ALONE, id);
  await keepApart(store, essayAt('https://copy.example/one', 1), id);
  const before = await must(SECTION);
  expect(before).toMatchObject({ apart: ['https://copy.example/one'] });
  const archive = parseArchive(await unpacked(await exportArchive(store)));
  fixture = fresh();
  await importArchive(fixture.store, archive);
  expect(await must(ALONE)).toEqual(before);
  expect(await alikeIssue(fixture.store, essayAt('https://third.example/one', 1))).toMatchObject({
    count: 1,
  });
  expect((await lastAct(fixture.store))?.label).toBe('import');
});
