// @vitest-environment node
/** Settings that several contexts write at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let stored: Record<string, unknown> = {};
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

// The browser's storage answers later, and each context reads before any has written.
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        async get(key: string) {
          const value = structuredClone(stored[key]);
          await pause();
          return { [key]: value };
        },
        async set(values: Record<string, unknown>) {
          await pause();
          stored = { ...stored, ...structuredClone(values) };
        },
      },
    },
  },
}));

const { readSettings, writeSettings } = await import('../../src/platform/settings.ts');

/** The lock that a browser gives all contexts of an origin; Node 20 has none. */
function createLocks(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, work: () => Promise<unknown>): Promise<unknown> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return { request: request as LockManager['request'] };
}

beforeEach(() => {
  stored = {};
  vi.stubGlobal('navigator', { locks: createLocks() });
});
afterEach(() => vi.unstubAllGlobals());

test('changes of two settings at once are both kept', async () => {
  await Promise.all([writeSettings({ toolbar: 'dot' }), writeSettings({ highlighter: { tag: null } })]);
  expect(await readSettings()).toEqual({ toolbar: 'dot', highlighter: { tag: null }, never: [] });
});

test('two sites that are blocked at once are both blocked', async () => {
  const block = (host: string) => writeSettings(({ never }) => ({ never: [...never, host] }));
  await Promise.all([block('one.example'), block('two.example')]);
  expect((await readSettings()).never).toEqual(['one.example', 'two.example']);
});

test('a change that fails does not hold up the next one', async () => {
  const failing = writeSettings(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await writeSettings({ toolbar: 'none' });
  expect((await readSettings()).toolbar).toBe('none');
});
