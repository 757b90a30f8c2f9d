/** The notes of a page: the last answer wins, and only changes that may be the page's are asked about. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createNotesModel, type NotesModel } from '../../../src/content/notes/notes-model.ts';
import type { Address, AnnotationId, Change, IssueDescription, IssueId } from '../../../src/core/model.ts';
import type { PageNote, PageNotes } from '../../../src/platform/contract.ts';

const note = (id: string): PageNote => ({ id: id as AnnotationId }) as PageNote;
const answer = (...ids: string[]): PageNotes => ({
  issues: ['i' as IssueId],
  notes: ids.map(note),
  tags: [],
});
const change = (more: Partial<Change>): Change => ({ annotations: [], issues: [], tags: false, ...more });
const annotated = (issue: string): Change =>
  change({ annotations: ['a' as AnnotationId], issues: [issue as IssueId] });

let answers: ((notes: PageNotes) => void)[];
let issues: IssueDescription[];
let described: number;
let life: AbortController;
const changed = vi.fn();
let model: NotesModel;

beforeEach(() => {
  answers = [];
  issues = [{ address: 'https://a.example/' as Address } as IssueDescription];
  life = new AbortController();
  changed.mockClear();
  const ask = () => new Promise<PageNotes>((resolve) => answers.push(resolve));
  described = 0;
  const describeIssues = () => {
    described++;
    return issues;
  };
  model = createNotesModel(
    { ask, describe: describeIssues, issueCount: () => issues.length, changed },
    life.signal,
  );
});

const ids = (): string[] => model.notes.notes.map(({ id }) => id);

describe('an answer', () => {
  test('is taken in and told', async () => {
    const reloaded = model.reload();
    answers[0]?.(answer('a'));
    await reloaded;
    expect(ids()).toEqual(['a']);
    expect(changed).toHaveBeenCalledOnce();
  });

  test('that was overtaken is dropped, whichever comes first', async () => {
    const both = [model.reload(), model.reload()];
    answers[1]?.(answer('new'));
    answers[0]?.(answer('old'));
    await Promise.all(both);
    expect(ids()).toEqual(['new']);
    expect(changed).toHaveBeenCalledOnce();
  });

  test('after the end is dropped', async () => {
    const reloaded = model.reload();
    life.abort();
    answers[0]?.(answer('a'));
    await reloaded;
    expect(ids()).toEqual([]);
    expect(changed).not.toHaveBeenCalled();
  });

  test('is not asked for where the page has no issue', async () => {
    issues = [];
    await model.reload();
    expect(answers).toEqual([]);
    expect(changed).toHaveBeenCalledOnce();
  });
});

test('a note that was just saved stands in for itself, once', async () => {
  const reloaded = model.reload();
  answers[0]?.(answer('a', 'b'));
  await reloaded;
  model.upsert(note('a'));
  expect(ids()).toEqual(['b', 'a']);
});

describe('a change', () => {
  test('of an issue of the page, of tags, of addresses concerns it', async () => {
    const reloaded = model.reload();
    answers[0]?.(answer());
    await reloaded;
    expect(model.concerns(annotated('i'))).toBe(true);
    expect(model.concerns(change({ tags: true }))).toBe(true);
    expect(model.concerns(change({ issues: ['joined' as IssueId] }))).toBe(true);
    expect(model.concerns(annotated('other'))).toBe(false);
  });

  test('of an unknown issue is asked about once, while an issue of the page is not stored', () => {
    expect(model.concerns(annotated('new'))).toBe(true);
    expect(model.concerns(annotated('new'))).toBe(false);
    expect(described, 'no text is read for it').toBe(0);
  });
});
