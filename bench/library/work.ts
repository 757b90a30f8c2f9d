/** Runs in a document of the extension: the store itself, for what no page has a button for. */
import type { AnnotationId, IsoTime, TagId } from '../../src/core/model.ts';
import { openStore } from '../../src/store/store.ts';
import { transact } from '../../src/store/transact.ts';
import { undo } from '../../src/store/undo.ts';

const store = openStore({
  announce: async () => undefined,
  remember: async () => undefined,
  now: () => new Date().toISOString() as IsoTime,
  newId: () => crypto.randomUUID(),
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const work = {
  /** Gives `count` notes one more tag, in one act; milliseconds. */
  retag: (count: number) =>
    timed(() =>
      transact(store, 'retag', async (unit) => {
        const annotations = unit.reading.objectStore('annotations');
        const [tag] = await unit.reading.objectStore('tags').getAllKeys(null, 1);
        const ids: readonly AnnotationId[] = await annotations.getAllKeys(null, count);
        const notes = await Promise.all(ids.map((id) => unit.get('annotations', id)));
        for (const note of notes) {
          if (note === undefined) continue;
          const tags: readonly TagId[] = [...new Set([...note.tags, ...(tag === undefined ? [] : [tag])])];
          unit.change('annotations', { ...note, tags: tags.length === note.tags.length ? [] : tags });
        }
      }),
    ),
  undo: () => timed(() => undo(store)),
};
Object.assign(globalThis, { storeWork: work });
