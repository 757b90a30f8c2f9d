/** Runs in a document of the extension: takes the library out and in, as its pages do. */
import { exportArchive } from '../../src/store/archive/export.ts';
import { importArchive, previewImport } from '../../src/store/archive/import.ts';
import { readArchive } from '../../src/store/archive/read-archive.ts';
import type { Archive } from '../../src/core/formats/archive/archive.ts';
import type { IsoTime } from '../../src/core/model.ts';
import { tags } from '../../src/store/read.ts';
import { openStore } from '../../src/store/store.ts';
import { undo } from '../../src/store/undo.ts';

const store = openStore({
  announce: async () => undefined,
  remember: async () => undefined,
  now: () => new Date().toISOString() as IsoTime,
  newId: () => crypto.randomUUID(),
});

let file = new Blob();
let library: Archive | undefined;

function read(): Archive {
  if (library === undefined) throw new Error('Read the file first.');
  return library;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Each answers in milliseconds, where it says nothing else. */
const archiveWork = {
  /** Whether the database answers. */
  open: async () => (await tags(store)).length > 0,
  exportAll: () =>
    timed(async () => {
      file = await exportArchive(store);
    }),
  readBack: () =>
    timed(async () => {
      library = await readArchive(file);
    }),
  preview: () => timed(() => previewImport(store, read())),
  importAll: () => timed(() => importArchive(store, read())),
  undo: () => timed(() => undo(store)),
  /** From the cancel, after `wait` milliseconds, until the import has ended. */
  async cancel(wait: number): Promise<number> {
    const controller = new AbortController();
    let cancelled = Infinity;
    setTimeout(() => {
      cancelled = performance.now();
      controller.abort(new Error('cancelled'));
    }, wait);
    try {
      await importArchive(store, read(), { signal: controller.signal });
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'cancelled') throw error;
      return performance.now() - cancelled;
    }
    throw new Error('It was done before it could be cancelled.');
  },
  bytes: () => file.size,
};
Object.assign(globalThis, { archiveWork });
