/** The browser is asked to keep what is stored, and how much that is. */
import { expect, test, vi } from 'vitest';
import { storageUse } from '../../src/ui/storage-use.ts';

test('the browser is asked to keep what is stored', async () => {
  const persist = vi.fn(async () => true);
  vi.stubGlobal('navigator', { storage: { persist, estimate: async () => ({ usage: 4_096 }) } });
  expect(await storageUse()).toEqual({ bytes: 4_096, kept: true });
  expect(persist).toHaveBeenCalledOnce();
});
