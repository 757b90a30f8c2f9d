/** What the library does with notes: choose, tag, comment, throw away, bring back, take out. */
import { beforeEach, expect, test } from 'vitest';
import { textFragmentLink } from '../../../src/core/formats/text-fragment.ts';
import type { AnnotationId, TagId } from '../../../src/core/model.ts';
import { editComment } from '../../../src/store/annotations.ts';
import { annotation } from '../../../src/store/read.ts';
import type { Detail } from '../../../src/ui/library/model/detail.ts';
import { valueOf } from '../../../src/ui/live.ts';
import { libraryTest, type LibraryTest } from './env.ts';
import { answerOf, emptyLibrary, issueOf, mark, until } from '../test-library.ts';

let env: LibraryTest;
let first: AnnotationId;
let second: AnnotationId;
let third: AnnotationId;

beforeEach(async () => {
  const testLibrary = emptyLibrary();
  testLibrary.at('2026-11-20T09:00:00.000Z');
  third = await mark(testLibrary, issueOf('boring', 'taxes'), 'third', 5, { tags: ['starter-try'] });
  testLibrary.at('2026-11-21T09:00:00.000Z');
  first = await mark(testLibrary, issueOf('mess', 'roadmaps'), 'first', 20, { comment: 'Mine.' });
  second = await mark(testLibrary, issueOf('mess', 'roadmaps'), 'second', 500, { tags: ['starter-risk'] });
  testLibrary.at('2026-11-22T09:00:00.000Z');
  env = libraryTest(testLibrary);
  env.library.groups.subscribe(() => undefined);
  env.library.filters.subscribe(() => undefined);
  env.library.tags.subscribe(() => undefined);
  await answerOf(env.library.groups);
  return env.leave;
});

/** Chooses a note and waits until it is there with its comment. */
async function chosen(id: AnnotationId): Promise<Detail> {
  env.library.choose(id);
  const detail = await until(env.library.detail, (now) => now !== undefined);
  if (detail === undefined) throw new Error('no detail');
  await answerOf(detail.note, (here) => here?.annotation.id === id);
  return detail;
}

const stored = (id: AnnotationId): ReturnType<typeof annotation> => annotation(env.store, id);

test('the filters count what stands on them', async () => {
  const filters = await answerOf(env.library.filters);
  expect(filters).toMatchObject({ annotations: 3, issues: 2, binned: 0 });
  expect(filters.tags.filter(({ count }) => count > 0).map(({ tag, count }) => [tag.name, count])).toEqual([
    ['riskiest assumptions', 1],
    ['try this', 1],
  ]);
  expect(filters.publications.map(({ publication }) => publication.name)).toEqual(['mess', 'boring']);
  expect(env.library.summary.value).toBe('3 notes in 2 issues of 2 publications.');
  await until(env.library.storage, (use) => use?.bytes === 14_200_000);
});

test('the arrow keys walk the notes over the issues and stop at both ends', () => {
  const { step } = env.library;
  expect([step(1), step(1), step(1), step(1)]).toEqual([first, second, third, third]);
  expect([step(-1), step(-Infinity)]).toEqual([second, first]);
});

test('tags are given and taken; a new one is made by its name', async () => {
  const detail = await chosen(second);
  await detail.toggleTag('starter-evidence' as TagId);
  await answerOf(detail.note, (here) => here?.annotation.tags.length === 2);
  await detail.toggleTag('starter-risk' as TagId);
  await answerOf(detail.note, (here) => here?.annotation.tags.length === 1);
  await detail.addTag('  Counter-example ');
  const names = await until(env.library.tags, (tags) => tags.length === 6);
  const made = names.find(({ name }) => name === 'Counter-example');
  expect((await stored(second))?.tags).toEqual(['starter-evidence', made?.id]);
});

test('what is typed is saved when another note is chosen', async () => {
  const detail = await chosen(first);
  detail.comment.value?.type('Mine, and more.');
  await chosen(third);
  await until(detail.comment, (field) => field?.text.value === '');
  expect((await stored(first))?.comment).toBe('Mine, and more.');
});

test('a comment that is changed in another window is followed while nobody types here', async () => {
  const detail = await chosen(first);
  await editComment(env.store, first, 'From elsewhere.');
  await answerOf(detail.note, (here) => here?.annotation.comment === 'From elsewhere.');
  expect(detail.comment.value?.text.value).toBe('From elsewhere.');
});

test('throwing away chooses the next note, and the toast brings it back', async () => {
  await chosen(second);
  await env.library.removeChosen();
  expect(env.library.chosen.value).toBe(third);
  expect((await stored(second))?.deleted).toBeDefined();
  const toast = env.library.toaster.current.value;
  expect(toast?.action?.label).toBe('Undo');
  toast?.action?.run();
  await answerOf(env.library.filters, ({ binned }) => binned === 0);
  expect((await stored(second))?.deleted).toBeUndefined();
});

test('undo takes back the last act and says which; with nothing left it says so', async () => {
  const detail = await chosen(second);
  await detail.toggleTag('starter-evidence' as TagId);
  await env.library.undo();
  expect(env.library.toaster.current.value?.text).toBe('Undone: the change of tags, in “On roadmaps”.');
  expect((await stored(second))?.tags).toEqual(['starter-risk']);
  await env.library.undo();
  await env.library.undo();
  await env.library.undo();
  await env.library.undo();
  expect(env.library.toaster.current.value?.text).toBe('There is nothing to undo.');
});

test('a note in the bin is restored from there', async () => {
  const detail = await chosen(first);
  await detail.remove();
  env.library.show({ kind: 'bin' });
  await answerOf(env.library.groups, ({ groups }) => groups.flatMap(({ notes }) => notes).length === 1);
  const again = await chosen(first);
  await again.restore();
  const { groups } = await answerOf(env.library.groups, (now) => now.groups.length === 0);
  expect(groups).toEqual([]);
  expect((await stored(first))?.deleted).toBeUndefined();
});

test('a passage is opened and linked to where it stands', async () => {
  const detail = await chosen(first);
  const target = (await stored(first))?.target;
  if (target === undefined) throw new Error('no target');
  const link = textFragmentLink(target.source, target.selector[0]);
  await detail.openPassage();
  await detail.copyLink();
  expect(env.done).toEqual([`opened ${link}`, `copied ${link}`]);
});

test('a view is exported as one Markdown file, whole even where the list is not', async () => {
  env.library.show({ kind: 'tag', id: 'starter-risk' as TagId });
  await until(env.library.title, (title) => title === 'riskiest assumptions');
  await env.library.exportView();
  const [file] = env.files;
  expect(file?.name).toMatch(/^riskiest assumptions.*\.md$/);
  const text = await file?.content.text();
  expect(text).toContain('On roadmaps');
  expect(text).not.toContain('On taxes');
});

test.each([
  ['html', /\.html$/, '<h1 dir="auto">On roadmaps</h1>'],
  ['csv', /\.csv$/, '"On roadmaps"'],
  ['w3c', /\.jsonld$/, '"headline": "On roadmaps"'],
] as const)('a view is exported as %s, with nothing of other views', async (format, name, part) => {
  env.library.show({ kind: 'tag', id: 'starter-risk' as TagId });
  await until(env.library.title, (title) => title === 'riskiest assumptions');
  await env.library.exportView(format);
  const [file] = env.files;
  expect(file?.name).toMatch(name);
  const text = await file?.content.text();
  expect(text).toContain(part);
  expect(text).not.toContain('On taxes');
});

test('what does not change between two answers stays the same object', async () => {
  const before = valueOf(env.library.groups.value);
  await editComment(env.store, first, 'Changed.');
  const after = await answerOf(env.library.groups, (now) => now !== before);
  expect(after.groups[1]).toBe(before?.groups[1]);
  expect(after.groups[0]).not.toBe(before?.groups[0]);
  expect(after.groups[0]?.notes[1]).toBe(before?.groups[0]?.notes[1]);
  expect(after.groups[0]?.notes[0]?.comment).toBe('Changed.');
});
