/** Live questions: they ask while watched, again after changes, and never show a stale answer. */
import { effect, signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import type { Change, TagId } from '../../src/core/model.ts';
import { liveQuery, type OnChange, type Loadable } from '../../src/ui/live.ts';

const CHANGE: Change = { annotations: [], issues: [], tags: false };

/** Change events in memory: `publishChange` calls everyone who listens. */
function changeEvents(): {
  onChange: OnChange;
  publishChange: (change?: Change) => void;
  listeners: () => number;
} {
  const all = new Set<(change: Change) => void>();
  return {
    onChange: (listener, until) => {
      all.add(listener);
      until.addEventListener('abort', () => all.delete(listener));
    },
    publishChange: (change = CHANGE) => all.forEach((listener) => listener(change)),
    listeners: () => all.size,
  };
}

/** A question whose answers the test gives, in any order. */
function question() {
  const asked: { resolve: (answer: string) => void; reject: (reason: Error) => void }[] = [];
  const aborted: AbortSignal[] = [];
  const read = (until: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      asked.push({ resolve, reject });
      aborted.push(until);
    });
  return { asked, aborted, read };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('liveQuery', () => {
  test('asks when it is watched, stops when it is not', async () => {
    const { onChange, publishChange, listeners } = changeEvents();
    const { asked, read } = question();
    const answer = liveQuery(read, () => true, onChange);
    expect(asked).toHaveLength(0);

    const seen: Loadable<string>[] = [];
    const stop = effect(() => void seen.push(answer.value));
    expect(listeners()).toBe(1);
    asked[0]?.resolve('first');
    await settle();
    expect(seen).toEqual([{ state: 'loading' }, { state: 'ready', value: 'first' }]);

    stop();
    expect(listeners()).toBe(0);
    publishChange();
    expect(asked).toHaveLength(1);
  });

  test('hears a change that comes between listening and reading', async () => {
    const { onChange, publishChange } = changeEvents();
    const { asked, read } = question();
    const answer = liveQuery(read, () => true, onChange);
    const stop = effect(() => void answer.value);
    publishChange();
    asked[0]?.resolve('before');
    await settle();
    expect(asked).toHaveLength(2);
    asked[1]?.resolve('after');
    await settle();
    expect(answer.peek()).toEqual({ state: 'ready', value: 'after' });
    stop();
  });

  test('reads once more for any number of changes during a reading', async () => {
    const { onChange, publishChange } = changeEvents();
    const { asked, read } = question();
    const answer = liveQuery(read, () => true, onChange);
    const stop = effect(() => void answer.value);
    for (let i = 0; i < 100; i++) publishChange();
    asked[0]?.resolve('0');
    await settle();
    asked[1]?.resolve('100');
    await settle();
    expect(asked).toHaveLength(2);
    expect(answer.peek()).toEqual({ state: 'ready', value: '100' });
    stop();
  });

  test('leaves changes alone that do not touch it', async () => {
    const { onChange, publishChange } = changeEvents();
    const { asked, read } = question();
    const answer = liveQuery(read, (change) => change.tags, onChange);
    const stop = effect(() => void answer.value);
    asked[0]?.resolve('');
    await settle();
    publishChange();
    expect(asked).toHaveLength(1);
    publishChange({ ...CHANGE, tags: true });
    expect(asked).toHaveLength(2);
    stop();
  });

  test('asks anew when a signal changes that it read, and drops the older answer', async () => {
    const { onChange } = changeEvents();
    const { asked, aborted, read } = question();
    const tag = signal('one' as TagId);
    const asksFor: string[] = [];
    const answer = liveQuery(
      (until) => {
        asksFor.push(tag.value);
        return read(until);
      },
      () => true,
      onChange,
    );
    const stop = effect(() => void answer.value);
    tag.value = 'two' as TagId;
    expect(asksFor).toEqual(['one', 'two']);
    expect(aborted.map((until) => until.aborted)).toEqual([true, false]);
    asked[1]?.resolve('new');
    await settle();
    asked[0]?.resolve('old');
    await settle();
    expect(answer.peek()).toEqual({ state: 'ready', value: 'new' });
    stop();
  });

  test('keeps the last answer while it asks again, and says when asking fails', async () => {
    const { onChange, publishChange } = changeEvents();
    const { asked, read } = question();
    const answer = liveQuery(read, () => true, onChange);
    const seen = vi.fn<(answer: Loadable<string>) => void>();
    const stop = effect(() => seen(answer.value));
    asked[0]?.resolve('kept');
    await settle();
    publishChange();
    expect(answer.peek()).toEqual({ state: 'ready', value: 'kept' });
    asked[1]?.reject(new Error('The disk is full.'));
    await settle();
    expect(answer.peek()).toEqual({ state: 'failed', error: new Error('The disk is full.') });
    expect(seen).toHaveBeenCalledTimes(3);
    stop();
  });

  test('a question that throws at once has failed, too', async () => {
    const answer = liveQuery(
      () => {
        throw new TypeError('broken');
      },
      () => true,
      changeEvents().onChange,
    );
    const stop = effect(() => void answer.value);
    await settle();
    expect(answer.peek()).toEqual({ state: 'failed', error: new TypeError('broken') });
    stop();
  });
});
