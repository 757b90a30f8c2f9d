/** What the popup knows of the page below it and of the library, and what it does with them. */
import { beforeEach, expect, test } from 'vitest';
import { issueMarkdown } from '../../../src/core/formats/markdown/markdown.ts';
import type { AnnotationId } from '../../../src/core/model.ts';
import { textFragmentLink } from '../../../src/core/formats/text-fragment.ts';
import { removeAnnotations } from '../../../src/store/annotations.ts';
import { placeAt, popupTest, readingOf, type PopupTest } from './env.ts';
import { answerOf, emptyLibrary, issueOf, mark, until } from '../test-library.ts';

const roadmaps = issueOf('mess', 'roadmaps');
let env: PopupTest;
let notes: AnnotationId[];

beforeEach(async () => {
  const testLibrary = emptyLibrary();
  testLibrary.at('2026-11-20T09:00:00.000Z');
  await mark(testLibrary, issueOf('boring', 'taxes'), 'a passage on an epic', 5, { tags: ['starter-try'] });
  testLibrary.at('2026-11-21T09:00:00.000Z');
  notes = [
    await mark(testLibrary, roadmaps, 'the second', 500, { tags: ['starter-evidence', 'starter-risk'] }),
    await mark(testLibrary, roadmaps, 'the first', 20, { comment: 'An Épic one.' }),
    await mark(testLibrary, roadmaps, 'the lost one', 700),
  ];
  env = popupTest(testLibrary);
});

function pageStatus(): void {
  const [second, first, lost] = notes as [AnnotationId, AnnotationId, AnnotationId];
  env.pageStatus.value = readingOf(roadmaps, [
    placeAt(second, 0.5, 0.6),
    placeAt(first, 0.02, 0.03),
    { id: lost, verdict: 'missing', span: null, candidates: [] },
  ]);
}

test('a page that tells nothing is a page to annotate, or one that nobody may touch', async () => {
  const { where } = env.popup.currentIssue;
  expect(where.value.kind).toBe('waiting');
  env.pageStatus.value = 'disconnected';
  await until(where, ({ kind }) => kind === 'page');
  expect(where.value).toEqual({ kind: 'page', site: 'site.example', title: 'A post' });
  const closed = popupTest(env, { address: 'about:config', title: '' });
  closed.pageStatus.value = 'disconnected';
  expect(closed.popup.currentIssue.where.value.kind).toBe('closed');
});

test('a page is looked at once, and only where it tells of no issue', async () => {
  const { where } = env.popup.currentIssue;
  pageStatus();
  await until(where, ({ kind }) => kind === 'issue');
  expect(env.browser.looks).toBe(0);
  env.pageStatus.value = 'disconnected';
  await until(where, ({ kind }) => kind === 'page');
  pageStatus();
  env.pageStatus.value = 'disconnected';
  expect(env.browser.looks).toBe(1);
});

test('the marks of the issue stand in the order of the text, in the colour of their first tag', async () => {
  pageStatus();
  const { currentIssue } = env.popup;
  await answerOf(currentIssue.notes, (found) => found !== undefined);
  await until(currentIssue.marks, (marks) => marks.some(({ tags }) => tags.length === 2));
  expect(currentIssue.marks.value.map(({ quote, colour, span }) => [quote, colour, span])).toEqual([
    ['the first', 'amber', [0.02, 0.03]],
    ['the second', 'blue', [0.5, 0.6]],
  ]);
});

test('a note that is removed elsewhere goes from the strip', async () => {
  pageStatus();
  const { currentIssue } = env.popup;
  const gone = answerOf(currentIssue.notes, (found) => found?.annotations.length === 2);
  await answerOf(currentIssue.notes, (found) => found?.annotations.length === 3);
  await removeAnnotations(env.store, notes.slice(0, 1));
  expect((await gone)?.annotations.map((note) => note.target.selector[0].exact)).toEqual([
    'the first',
    'the lost one',
  ]);
});

test('copy and export give the issue as Markdown', async () => {
  pageStatus();
  const { currentIssue, tags } = env.popup;
  const found = await answerOf(currentIssue.notes, (notesHere) => notesHere !== undefined);
  await until(tags, (all) => all.length > 0);
  if (found === undefined) throw new Error('nothing found');
  const markdown = issueMarkdown({ ...found, tags: tags.value });
  await currentIssue.copy();
  await currentIssue.save();
  expect(env.done).toEqual([`copied ${markdown}`]);
  expect(await env.files[0]?.content.text()).toBe(markdown);
  expect(env.files[0]?.name).toMatch(/\.md$/);
});

test('the panel opens and the popup goes; where the browser refuses, it says so and stays', async () => {
  const { currentIssue, toaster } = env.popup;
  await currentIssue.showNotes();
  expect(env.done).toEqual(['closed']);
  env.browser.opensPanel = false;
  await currentIssue.showNotes();
  expect(env.done).toEqual(['closed']);
  expect(toaster.current.value?.text).toContain('did not open the panel');
});

test('a page that the browser keeps closed is said to be so, and can be tried again', async () => {
  const { currentIssue } = env.popup;
  env.browser.letsIn = false;
  await currentIssue.annotate();
  expect(currentIssue.refusal.value?.message).toContain('keeps extensions out');
  expect(currentIssue.coming.value).toBe(false);
  env.browser.letsIn = true;
  await currentIssue.annotate();
  expect(currentIssue.refusal.value).toBeUndefined();
  expect(env.done).toEqual(['annotated']);
});

test('recent: the other issues, the latest first, without the one being read', async () => {
  const before = await answerOf(env.popup.recent);
  expect(before.issues.map(({ issue }) => issue.title)).toEqual(['On roadmaps', 'On taxes']);
  expect(before.counts).toMatchObject({ annotations: 4, issues: 2 });
  const { recent } = env.popup;
  const during = answerOf(recent, ({ issues }) => issues.length === 1);
  pageStatus();
  expect((await during).issues.map(({ issue }) => issue.title)).toEqual(['On taxes']);
});

test('a search finds as one types; the last query wins', async () => {
  const { finder } = env.popup;
  const found = answerOf(finder.found, ({ notes: list }) => list.length === 2);
  finder.type('e');
  finder.type('ep');
  finder.type('epic');
  const { notes: list, words } = await found;
  expect(list.map(({ annotation }) => annotation.target.selector[0].exact)).toEqual([
    'the first',
    'a passage on an epic',
  ]);
  expect(words).toEqual(['epic']);
});

test('Enter opens the passage that the arrow keys reached, in its own tab or in the one below', async () => {
  const { finder } = env.popup;
  finder.found.subscribe(() => undefined);
  finder.type('epic');
  await answerOf(finder.found, ({ notes: list }) => list.length === 2);
  finder.move(1);
  finder.move(1);
  expect(finder.active.value).toBe(1);
  await finder.openActive();
  const link = textFragmentLink('https://boring.example/p/taxes', {
    type: 'TextQuoteSelector',
    exact: 'a passage on an epic',
    prefix: 'before it ',
    suffix: ' after it',
  });
  expect(env.done).toEqual([`opened ${link}`, 'closed']);

  pageStatus();
  env.painted.add(notes[1] as AnnotationId);
  finder.move(-1);
  await finder.openActive();
  expect(env.done.slice(2)).toEqual(['closed']);
});

test('the highlighter goes on without a tag, takes one, and goes off', async () => {
  await env.popup.switchHighlighter(true);
  expect(env.settings.value.highlighter).toEqual({ tag: null });
  await env.popup.highlightWith('starter-risk' as never);
  expect(env.settings.value.highlighter).toEqual({ tag: 'starter-risk' });
  await env.popup.switchHighlighter(false);
  expect(env.settings.value).toEqual({ toolbar: 'bar', highlighter: null, never: [] });
});
