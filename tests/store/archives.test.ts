// @vitest-environment node
/** Archives that earlier versions wrote: those in `archives/` are files of their own code. */
import { readFileSync, readdirSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { libraryFrom } from '../../src/core/formats/library-file.ts';
import type { IsoTime } from '../../src/core/model.ts';
import { exportArchive } from '../../src/store/archive/export.ts';
import { importArchive } from '../../src/store/archive/import.ts';
import { bin, tags } from '../../src/store/read.ts';
import { search } from '../../src/store/search.ts';
import { counts } from '../../src/store/summaries.ts';
import { fresh, unpacked, wipe } from './library.ts';

const FOLDER = new URL('archives/', import.meta.url);

beforeEach(wipe);

test.each(readdirSync(FOLDER))('%s comes in with all that it holds', async (file) => {
  const bytes = new Uint8Array(readFileSync(new URL(file, FOLDER)));
  const { reading, library } = libraryFrom(bytes, {
    now: '2026-12-01T00:00:00.000Z' as IsoTime,
    moment: (time) => new Date(time).toISOString() as IsoTime,
  });
  expect(reading).toMatchObject({ format: 'postil', unreadable: [] });
  const { store } = fresh();
  expect(await importArchive(store, library)).toMatchObject({ added: 3, changed: 0, same: 0 });
  expect(await counts(store)).toEqual({ annotations: 2, issues: 2, publications: 1 });
  expect(await bin(store)).toHaveLength(1);
  expect((await tags(store)).map(({ name }) => name)).toContain('own “tag”, with a comma');
  expect((await search(store, 'korzybski', { limit: 10 })).found).toMatchObject([
    { annotation: { comment: 'Korzybski, 1931\n\n- *twice*' } },
  ]);
  expect(await unpacked(await exportArchive(store))).toContain('emoji 🗺️');
});
