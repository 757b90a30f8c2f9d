/** What comes later is asked for once, and again only where it did not come. */
import { expect, test, vi } from 'vitest';
import { createBringLater } from '../../../src/content/page/bring-later.ts';
import { offerLater } from '../../../src/content/page/instance.ts';
import { LATER } from '../session.ts';

test('two that need it at once ask once', async () => {
  const bring = vi.fn(async () => offerLater(LATER));
  const bringLater = createBringLater(bring);
  expect(await Promise.all([bringLater(), bringLater()])).toEqual([LATER, LATER]);
  expect(await bringLater()).toBe(LATER);
  expect(bring).toHaveBeenCalledOnce();
});

test('what did not come is asked for again', async () => {
  const bring = vi.fn(async () => offerLater(LATER));
  bring.mockRejectedValueOnce(new Error('The browser is busy.'));
  const bringLater = createBringLater(bring);
  await expect(bringLater()).rejects.toThrow('busy');
  expect(await bringLater()).toBe(LATER);
});
