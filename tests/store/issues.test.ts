// @vitest-environment node
/** Issues and publications: what a page may say of them, and what stays as it was. */
import { expect, test } from 'vitest';
import type { Address } from '../../src/core/model.ts';
import { publication } from '../../src/store/read.ts';
import { described, fresh, note } from './library.ts';

test('gives no new name to a publication of another site', async () => {
  const { store } = fresh();
  const own = described();
  await note(store, 'one', { issue: own });
  const other = { ...described('other'), address: 'https://another.site/essay' as Address };
  await note(store, 'two', { issue: { ...other, publication: { ...own.publication, name: 'Taken' } } });
  expect((await publication(store, own.publication.id))?.name).toBe(own.publication.name);
});
