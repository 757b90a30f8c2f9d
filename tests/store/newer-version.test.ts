// @vitest-environment node
/** What a newer Postil made: it is not written to, and can be taken out. */
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { parseArchive } from '../../src/core/formats/archive/archive.ts';
import { exportArchive } from '../../src/store/archive/export.ts';
import { importArchive } from '../../src/store/archive/import.ts';
import { DATABASE, VERSION } from '../../src/store/db.ts';
import { tags } from '../../src/store/read.ts';
import { LIBRARY, another, dump, fresh, note, unpacked } from './library.ts';

test('an export of a database that a newer Postil made has all of the library, and leaves it as it is', async () => {
  const own = fresh().store;
  await note(own, 'kept', { comment: 'mine' });
  const before = await dump(own, LIBRARY);
  const newer = await openDB(DATABASE, VERSION + 1, {
    async upgrade(database, _from, _to, transaction) {
      database.createObjectStore('links', { keyPath: 'id' });
      database.deleteObjectStore('meta');
      const notes = transaction.objectStore('annotations');
      for (const record of await notes.getAll()) await notes.put({ ...record, starred: true });
    },
  });
  newer.close();
  const { store } = another();
  await expect(tags(store)).rejects.toThrow('Until then it can be exported');
  const file = await unpacked(await exportArchive(store));
  expect(file).toContain('"starred":true');
  const again = await openDB(DATABASE);
  expect(again.version).toBe(VERSION + 1);
  again.close();

  const other = fresh().store;
  await importArchive(other, parseArchive(file));
  const { annotations, ...rest } = await dump(other, LIBRARY);
  const { annotations: notes, ...others } = before;
  expect(annotations).toEqual(
    (notes as object[]).map((record) => Object.assign({}, record, { starred: true })),
  );
  expect(rest).toEqual(others);
});
