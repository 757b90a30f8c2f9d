/** Settings as a page follows them: the newest win, and a site that was blocked is left. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Settings } from '../../../src/platform/contract.ts';

type Listener = (changes: Record<string, { newValue: unknown }>, area: string) => void;
const listeners = new Set<Listener>();
let stored: Partial<Settings>;

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: { get: async () => ({ settings: stored }) },
      onChanged: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  },
}));

const { watchSettings } = await import('../../../src/content/page/watch-settings.ts');

const change = (settings: Partial<Settings>): void =>
  listeners.forEach((listener) => listener({ settings: { newValue: settings } }, 'local'));

let life: AbortController;
let reading: Promise<unknown>;
const leave = vi.fn();
const watch = () => watchSettings((task) => void (reading = task()), leave, life.signal);

beforeEach(() => {
  life = new AbortController();
  stored = { toolbar: 'dot' };
  leave.mockClear();
  document.location.href = 'https://letters.example/p/one';
});
afterEach(() => life.abort());

test('settings are the usual ones until they are read, and then the reader’s', async () => {
  const watched = watch();
  expect(watched.settings.toolbar).toBe('bar');
  await reading;
  expect(watched.settings.toolbar).toBe('dot');
  change({ toolbar: 'none' });
  expect(watched.settings.toolbar).toBe('none');
});

test('a site that is blocked already, or from now on, is left', async () => {
  stored = { never: ['letters.example'] };
  watch();
  await reading;
  expect(leave).toHaveBeenCalledOnce();
  change({ never: ['other.example'] });
  expect(leave).toHaveBeenCalledOnce();
  change({ never: ['other.example', 'letters.example'] });
  expect(leave).toHaveBeenCalledTimes(2);
});

test('nothing is heard after the end', async () => {
  watch();
  await reading;
  life.abort();
  change({ never: ['letters.example'] });
  expect(leave).not.toHaveBeenCalled();
});
