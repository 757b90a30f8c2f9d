/** Toasts: long enough to act on, one at a time, never gone while the reader is at it. */
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createToaster, Toasts } from '../../../src/ui/components/Toast.tsx';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('createToaster', () => {
  test('leaves at least ten seconds to undo', () => {
    const toaster = createToaster();
    toaster.show({ text: 'Gone.', action: { label: 'Undo', run: () => undefined } });
    vi.advanceTimersByTime(10_000);
    expect(toaster.current.value?.text).toBe('Gone.');
    vi.advanceTimersByTime(10_000);
    expect(toaster.current.value).toBeUndefined();
  });

  test('a newer toast has its own time', () => {
    const toaster = createToaster();
    toaster.show({ text: 'one' });
    vi.advanceTimersByTime(5_000);
    toaster.show({ text: 'two' });
    vi.advanceTimersByTime(5_000);
    expect(toaster.current.value?.text).toBe('two');
  });

  test('stays while it is held', () => {
    const toaster = createToaster();
    toaster.show({ text: 'one' });
    toaster.hold();
    vi.advanceTimersByTime(60_000);
    expect(toaster.current.value?.text).toBe('one');
    toaster.release();
    vi.advanceTimersByTime(60_000);
    expect(toaster.current.value).toBeUndefined();
  });

  test('letting go of one that was dismissed brings nothing back', () => {
    const toaster = createToaster();
    toaster.show({ text: 'one' });
    toaster.dismiss();
    toaster.release();
    expect(toaster.current.value).toBeUndefined();
  });
});

describe('Toasts', () => {
  test('the live region is there before the first toast, and acting dismisses', async () => {
    const root = document.createElement('div');
    const toaster = createToaster();
    render(<Toasts toaster={toaster} />, root);
    const region = root.querySelector('[role=status]');
    expect(region?.textContent).toBe('');

    const run = vi.fn<() => void>();
    toaster.show({ text: '<b>Gone</b>', action: { label: 'Undo', run } });
    await vi.advanceTimersByTimeAsync(10);
    expect(region?.textContent).toBe('<b>Gone</b>Undo');
    root.querySelector<HTMLElement>('.button')?.click();
    await vi.advanceTimersByTimeAsync(10);
    expect(run).toHaveBeenCalledOnce();
    expect(region?.textContent).toBe('');
  });
});
