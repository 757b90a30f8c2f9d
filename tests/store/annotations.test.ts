// @vitest-environment node
/** Notes: saved with their issue, edited without losing anyone's text, binned and purged. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Address, AnnotationId, TagId } from '../../src/core/model.ts';
import { undo } from '../../src/store/undo.ts';
import {
  createAnnotation,
  editComment,
  extendAnnotation,
  reattachAnnotation,
  removeAnnotations,
  restoreAnnotations,
} from '../../src/store/annotations.ts';
import { drafts, dropDraft, saveDraft } from '../../src/store/drafts.ts';
import { ChangedElsewhereError } from '../../src/store/errors.ts';
import { annotation, annotationsOf, bin, issue, issuesAt, publication } from '../../src/store/read.ts';
import {
  EVIDENCE,
  RISK,
  described,
  dump,
  existing,
  fresh,
  moved,
  note,
  passage,
  type StoreFixture,
  retag,
  startDaily,
} from './library.ts';

let fixture: StoreFixture;
beforeEach(() => {
  fixture = fresh();
});

describe('a passage that is saved', () => {
  test('is there, with its issue and publication, and is announced after', async () => {
    const { store, heard } = fixture;
    const id = await note(store, 'words', { start: 5, tags: [RISK], comment: 'so?' });
    const saved = await existing(store, id);
    expect(saved).toMatchObject({ target: passage('words', 5), tags: [RISK], comment: 'so?' });
    expect(saved.created).toBe(saved.modified);
    const [found] = await issuesAt(store, [described().address]);
    expect(found).toMatchObject({ title: 'Issue one', authors: ['Ada'], published: '2026-05-04' });
    expect(found?.id).toBe(saved.issue);
    expect(found && (await publication(store, found.publication))?.name).toBe('The name.substack.com');
    expect(heard).toEqual([{ annotations: [id], issues: [saved.issue], tags: false }]);
  });

  test('joins the issue that is known at its address', async () => {
    const { store } = fixture;
    const [one, two, other] = [
      await note(store, 'one'),
      await note(store, 'two'),
      await note(store, 'three', { issue: described('other') }),
    ];
    expect((await existing(store, one)).issue).toBe((await existing(store, two)).issue);
    expect((await existing(store, one)).issue).not.toBe((await existing(store, other)).issue);
  });

  test('brings its issue up to date, and forgets nothing that the page said before', async () => {
    const { store } = fixture;
    const { issue: id } = await existing(store, await note(store, 'one'));
    const before = await issue(store, id);
    await note(store, 'again');
    expect(await issue(store, id)).toEqual(before);
    const { published: _published, ...undated } = described();
    await note(store, 'two', {
      issue: { ...undated, title: 'Better title', authors: [], number: '#2', published: '2026' },
    });
    const after = await issue(store, id);
    expect(after).toMatchObject({
      title: 'Better title',
      authors: ['Ada'],
      number: '#2',
      published: '2026-05-04',
      created: before?.created,
    });
    expect(after && before && after.modified > before.modified).toBe(true);
  });

  test('carries tags that exist, each once', async () => {
    const id = await note(fixture.store, 'x', { tags: [EVIDENCE, 'gone' as TagId, RISK, EVIDENCE] });
    expect((await existing(fixture.store, id)).tags).toEqual([EVIDENCE, RISK]);
  });

  test('holds no text that cannot be written to a file, and keeps its offsets', async () => {
    const id = await note(fixture.store, 'lone \ud800 nul \0 pair 😀', { comment: '\udc00' });
    const { target, comment } = await existing(fixture.store, id);
    expect(target.selector[0].exact).toBe('lone \ufffd nul \ufffd pair 😀');
    expect(comment).toBe('\ufffd');
  });

  test.each([
    ['a quote that is too long', { target: passage('a'.repeat(20_001)) }],
    ['an empty quote', { target: passage('') }],
    ['a comment that is too long', { comment: 'a'.repeat(100_001) }],
    [
      'an address in another spelling',
      { issue: { ...described(), address: 'http://x/?utm_source=1' as Address } },
    ],
    ['a place that is no number', { target: moved(passage('x'), Number.NaN) }],
  ])('is refused as a whole with %s', async (_what, part) => {
    const before = await dump(fixture.store);
    const whole = { issue: described(), target: passage('x'), tags: [], ...part };
    await expect(createAnnotation(fixture.store, whole)).rejects.toMatchObject({ kind: 'invalid' });
    expect(await dump(fixture.store)).toEqual(before);
    expect(fixture.heard).toEqual([]);
  });
});

describe('a comment', () => {
  test('is replaced, and its draft with it', async () => {
    const { store } = fixture;
    const id = await note(store, 'x');
    await saveDraft(store, { note: id, editor: 'a' }, 'first');
    await editComment(store, id, 'first', '');
    expect((await existing(store, id)).comment).toBe('first');
    expect((await drafts(store, id))[0]?.text).toBeUndefined();
  });

  test('that goes on being typed while it is saved keeps the newer draft', async () => {
    const { store } = fixture;
    const id = await note(store, 'x');
    await saveDraft(store, { note: id, editor: 'a' }, 'first and more');
    await editComment(store, id, 'first', '');
    expect((await drafts(store, id))[0]?.text).toBe('first and more');
  });

  test('changed elsewhere stays, and ours is kept as the draft', async () => {
    const { store, heard } = fixture;
    const id = await note(store, 'x', { comment: 'base' });
    await editComment(store, id, 'theirs', 'base');
    const rings = heard.length;
    const edit = editComment(store, id, 'ours', 'base');
    await expect(edit).rejects.toBeInstanceOf(ChangedElsewhereError);
    await expect(edit).rejects.toMatchObject({
      kind: 'changed elsewhere',
      stored: 'theirs',
      written: 'ours',
    });
    expect((await existing(store, id)).comment).toBe('theirs');
    expect((await drafts(store, id))[0]?.text).toBe('ours');
    expect(heard).toHaveLength(rings);
  });

  test('that both wrote alike is no conflict', async () => {
    const { store } = fixture;
    const id = await note(store, 'x');
    await editComment(store, id, 'same', '');
    await editComment(store, id, 'same', '');
    expect((await existing(store, id)).comment).toBe('same');
  });

  test('of a note that is gone is said to be missing', async () => {
    await expect(editComment(fixture.store, 'gone' as AnnotationId, 'x')).rejects.toMatchObject({
      kind: 'missing',
    });
  });
});

test('drafts are kept, replaced and dropped without a change event', async () => {
  const { store, heard } = fixture;
  const id = await note(store, 'x');
  await saveDraft(store, { note: id, editor: 'a' }, 'a');
  await saveDraft(store, { note: id, editor: 'a' }, 'ab');
  expect((await drafts(store, id))[0]?.text).toBe('ab');
  await dropDraft(store, { note: id, editor: 'a' });
  expect((await drafts(store, id))[0]?.text).toBeUndefined();
  expect(heard).toHaveLength(1);
});

test('tags and passage are replaced; nothing happens where nothing changes', async () => {
  const { store, heard } = fixture;
  const id = await note(store, 'words', { tags: [RISK] });
  await retag(store, id, [EVIDENCE]);
  await extendAnnotation(store, id, passage('more words', 2));
  const after = await existing(store, id);
  expect(after).toMatchObject({ tags: [EVIDENCE], target: passage('more words', 2) });
  expect(heard).toHaveLength(3);
  await retag(store, id, [EVIDENCE]);
  expect(await existing(store, id)).toEqual(after);
  expect(heard).toHaveLength(3);
});

describe('a note that is attached again', () => {
  const found = { ...passage('words as they are now', 7), passage: 'words as they are now' };

  test('takes the words of the page, and keeps beside them what the reader had marked', async () => {
    const { store } = fixture;
    const id = await note(store, 'words');
    await reattachAnnotation(store, id, found, 'theirs');
    expect((await existing(store, id)).target).toEqual({ ...found, earlier: 'words' });
    await reattachAnnotation(store, id, { ...passage('others', 9), passage: 'others' }, 'theirs');
    expect((await existing(store, id)).target).toMatchObject({ passage: 'others', earlier: 'words' });
    await reattachAnnotation(store, id, passage('words', 0), 'theirs');
    expect((await existing(store, id)).target).toEqual(passage('words', 0));
  });

  test('stays in the reader’s words where they say so', async () => {
    const { store } = fixture;
    const id = await note(store, 'words');
    await reattachAnnotation(store, id, found, 'mine');
    expect((await existing(store, id)).target).toEqual({ ...found, passage: 'words' });
    expect(await undo(store)).toMatchObject({ label: 'reattach', count: 1 });
    expect((await existing(store, id)).target).toEqual(passage('words', 0));
  });

  test('keeps what the text around it was like', async () => {
    const { store } = fixture;
    const id = await note(store, 'words');
    const like = { exact: 'wo\ud800rds', prefix: '', suffix: '', start: 90 };
    const surroundings = { length: 200, lookalikes: [like], copies: { index: 1, of: 2 } };
    await reattachAnnotation(store, id, { ...found, surroundings }, 'mine');
    const { target } = await existing(store, id);
    expect(target.surroundings).toEqual({ ...surroundings, lookalikes: [{ ...like, exact: 'wo\ufffdrds' }] });
  });
});

test('a change is later than the one before, even when the clock went back', async () => {
  const { store, clock } = fixture;
  const id = await note(store, 'x');
  const { modified } = await existing(store, id);
  clock.time -= 10 * 365 * 24 * 3600_000;
  await retag(store, id, [RISK]);
  expect((await existing(store, id)).modified > modified).toBe(true);
});

describe('the bin', () => {
  test('takes notes, keeps them, and gives them back', async () => {
    const { store } = fixture;
    const [a, b] = [await note(store, 'a'), await note(store, 'b', { start: 9 })];
    const before = await existing(store, a);
    await removeAnnotations(store, [a, b, 'gone' as AnnotationId]);
    expect(await annotationsOf(store, before.issue)).toEqual([]);
    expect((await bin(store)).map(({ id }) => id).toSorted()).toEqual([a, b]);
    await removeAnnotations(store, [a]);
    await restoreAnnotations(store, [a]);
    const { modified: _then, ...same } = before;
    expect(await existing(store, a)).toMatchObject(same);
    expect(await existing(store, a)).not.toHaveProperty('deleted');
    expect((await bin(store)).map(({ id }) => id)).toEqual([b]);
  });

  test('lets go of what is old, for ever, and of an issue that nothing is left of', async () => {
    const { store, heard } = fixture;
    const old = await note(store, 'old');
    const late = await note(store, 'late', { issue: described('late') });
    const { issue: emptied } = await existing(store, old);
    await saveDraft(store, { note: old, editor: 'a' }, 'never saved');
    await removeAnnotations(store, [old]);
    await startDaily(fixture, 5);
    await removeAnnotations(store, [late]);
    await startDaily(fixture, 26);
    expect(await annotation(store, old)).toBeUndefined();
    expect(await issue(store, emptied)).toBeUndefined();
    expect((await drafts(store, old))[0]?.text).toBeUndefined();
    expect((await bin(store)).map(({ id }) => id)).toEqual([late]);
    expect(await dump(store, ['tombstones'])).toMatchObject({ tombstones: [{ id: old }] });
    expect(JSON.stringify(await dump(store))).not.toContain('"old"');
    expect(heard.at(-1)).toEqual({ annotations: [old], issues: [emptied], tags: false });
    await expect(restoreAnnotations(store, [old])).rejects.toMatchObject({ kind: 'missing' });
    expect(await publication(store, described().publication.id)).toBeDefined();
  });
});
