// @vitest-environment node
/** What the background opens for a page, brings into it and counts of it, and what it says of errors. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { removeAnnotations } from '../../src/store/annotations.ts';
import { StoreError } from '../../src/store/errors.ts';
import { described, note } from '../store/library.ts';
import { FOREIGN, ISSUE, page, stage, type Stage } from './stage.ts';

let fixture: Stage['fixture'];
let platform: Stage['platform'];
let ask: Stage['ask'];
beforeEach(() => ({ fixture, platform, ask } = stage()));

test('the panel is opened before anything is awaited, or the gesture is lost', () => {
  void ask['panel.open'](undefined, page());
  expect(platform.openPanel).toHaveBeenCalledExactlyOnceWith(7);
});

test('the content script is brought into the asking tab', async () => {
  await ask['page.inject'](undefined, page());
  expect(platform.inject).toHaveBeenCalledExactlyOnceWith(7, 'main');
  await ask['page.extend'](undefined, page());
  expect(platform.inject).toHaveBeenLastCalledWith(7, 'later');
});

test('where Postil is not welcome, nothing is brought in and nobody complains', async () => {
  platform.mayEnter = vi.fn(async () => false);
  await ask['page.inject'](undefined, page());
  expect(platform.mayEnter).toHaveBeenCalledExactlyOnceWith({ tab: 7, url: ISSUE.address });
  expect(platform.inject).not.toHaveBeenCalled();
});

describe('issue.read', () => {
  test('shows how many notes the store has for it, without those in the bin', async () => {
    const { store } = fixture;
    await note(store, 'a');
    await note(store, 'b', { start: 9 });
    await note(store, 'c', { issue: described('two') });
    await removeAnnotations(store, [await note(store, 'd', { start: 20 })]);
    await ask['issue.read'](ISSUE, page());
    await ask['issue.read'](described('new'), page());
    await ask['issue.read'](null, page());
    expect(vi.mocked(platform.showCount).mock.calls).toEqual([
      [7, 2],
      [7, 0],
      [7, 0],
    ]);
  });

  test('of another site is refused', async () => {
    await note(fixture.store, 'canary', { issue: FOREIGN });
    await expect(ask['issue.read'](FOREIGN, page())).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(platform.showCount).not.toHaveBeenCalled();
  });
});

test('a page that left before the content script came is let go', async () => {
  const remark = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  platform.inject = () => Promise.reject(new Error('No tab with id: 7'));
  await ask['page.inject'](undefined, page());
  expect(remark).toHaveBeenCalledOnce();
  remark.mockRestore();
});

test('an error that says nothing to a person is told in a plain sentence', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  platform.openPanel = () => Promise.reject(new TypeError('at /secret/path.js:1'));
  await expect(ask['panel.open'](undefined, page())).rejects.toThrow(/^Postil could not do this/);
  expect(complaint).toHaveBeenCalledOnce();
  platform.openPanel = () => Promise.reject(new StoreError('full'));
  await expect(ask['panel.open'](undefined, page())).rejects.toThrow(/disk is full/);
  complaint.mockRestore();
});
