// @vitest-environment node
/** Archives: what goes out comes back the same, once or twice, into an empty or a lived-in library. */
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parseArchive, type Archive } from '../../src/core/formats/archive/archive.ts';
import type { AnnotationId, TagId, TagKey } from '../../src/core/model.ts';
import { foldName } from '../../src/core/tags.ts';
import { lastAct, undo } from '../../src/store/undo.ts';
import { editComment, removeAnnotations, restoreAnnotations } from '../../src/store/annotations.ts';
import { exportArchive } from '../../src/store/archive/export.ts';
import { importArchive, type Imported } from '../../src/store/archive/import.ts';
import { annotation, bin, tags } from '../../src/store/read.ts';
import type { Store } from '../../src/store/store.ts';
import { createTag, recolourTag, renameTag, setTagKey } from '../../src/store/tags.ts';
import {
  EVIDENCE,
  LIBRARY,
  RISK,
  described,
  dump,
  existing,
  fill,
  fresh,
  note,
  type StoreFixture,
  retag,
  startDaily,
  unpacked,
} from './library.ts';

let fixture: StoreFixture;
beforeEach(() => {
  fixture = fresh();
});

const text = async (store: Store): Promise<string> => unpacked(await exportArchive(store));
const archive = async (store: Store): Promise<Archive> => parseArchive(await text(store));

/** An export without the time of the export and the digest, which follows from it. */
const content = async (store: Store): Promise<string> =>
  (await text(store)).split('\n').slice(1, -2).join('\n');

/** Imports, and counts the notes. */
async function countsOf(store: Store, incoming: Archive): Promise<Imported> {
  const { added, changed, same } = await importArchive(store, incoming);
  return { added, changed, same };
}

/** A library on another machine; this one stays usable through what was exported from it. */
const elsewhere = (): Store => fresh().store;

describe('an export', () => {
  test('has a record a line, in the order of ids, counted and digested', async () => {
    const { store } = fixture;
    await note(store, 'one', { tags: [RISK], comment: 'line\nbreak' });
    await createTag(store, 'unmade');
    await undo(store);
    const blob = await exportArchive(store);
    expect(blob.type).toBe('application/gzip');
    const file = await unpacked(blob);
    const all = file.trimEnd().split('\n');
    expect(all[0]).toMatch(/^\{"format":"postil","version":2,"exported":"[^"]+"\}$/);
    const trailer = JSON.parse(all.at(-1) ?? '') as unknown;
    const before = file.slice(0, file.lastIndexOf('\n', file.length - 2) + 1);
    expect(trailer).toEqual({
      counts: { annotations: 1, issues: 1, publications: 1, tags: 5, tombstones: 1 },
      sha256: createHash('sha256').update(before).digest('hex'),
    });
    expect(all).toHaveLength(1 + 1 + 1 + 1 + 5 + 1 + 1);
    expect(await content(store)).toBe(await content(store));
  });

  test('that does not come out whole is no export', async () => {
    await note(fixture.store, 'x');
    const pipe = Reflect.get(ReadableStream.prototype, 'pipeThrough') as (to: unknown) => ReadableStream;
    const stream = vi.spyOn(ReadableStream.prototype, 'pipeThrough').mockImplementation(function (
      this: ReadableStream,
      to,
    ) {
      // What is packed is something else than what was written.
      const from = to instanceof CompressionStream ? new Blob(['other']).stream() : this;
      return pipe.call(from, to);
    });
    await expect(exportArchive(fixture.store)).rejects.toThrow('did not come out whole');
    stream.mockRestore();
  });

  test('holds more than one batch', async () => {
    await fill(fixture.store, Array<string>(1_050).fill('x'));
    const incoming = await archive(fixture.store);
    expect(incoming.annotations).toHaveLength(1_057);
    expect(await countsOf(elsewhere(), incoming)).toEqual({ added: 1_057, changed: 0, same: 0 });
  });
});

type Deed = readonly [what: number, first: number, second: number];
const deeds = fc.array(fc.tuple(fc.nat(9), fc.nat(20), fc.nat(20)), { maxLength: 25 });

/** Does something that a reader may do, chosen by numbers. */
async function live(store: Store, [what, first, second]: Deed): Promise<void> {
  const { annotations } = (await dump(store, ['annotations'])) as { annotations: { id: AnnotationId }[] };
  const known = await tags(store);
  const id = annotations[first % Math.max(annotations.length, 1)]?.id;
  const tag = known[second % known.length]?.id as TagId;
  if (what <= 2 || id === undefined) {
    await note(store, `text ${first}`, { start: second, tags: [tag], issue: described(`p${first % 4}`) });
  } else if (what === 3) await editComment(store, id, `comment ${second}`);
  else if (what === 4) await retag(store, id, [tag]);
  else if (what === 5) await removeAnnotations(store, [id]);
  else if (what === 6) await restoreAnnotations(store, [id]);
  else if (what === 7) await undo(store);
  else if (what === 8) await setTagKey(store, tag, ((first % 9) + 1) as TagKey);
  else if (first % 2 === 0) await createTag(store, `tag ${second % 6}`);
  else if (!known.some(({ name }) => foldName(name) === `tag ${first % 6}`))
    await renameTag(store, tag, `tag ${first % 6}`);
}

async function liveAll(store: Store, all: readonly Deed[]): Promise<void> {
  for (const deed of all) await live(store, deed);
}

describe('an import', () => {
  test('into a new library is the library that was exported, whatever was lived through', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (life) => {
        const { store } = fresh();
        await liveAll(store, life);
        const before = await content(store);
        const read = await archive(store);
        const other = elsewhere();
        await importArchive(other, read);
        expect(await content(other)).toBe(before);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('twice is once, and any merge is a sound library', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, deeds, deeds, async (common, ours, theirs) => {
        const first = fresh();
        await liveAll(first.store, common);
        const shared = await archive(first.store);
        await liveAll(first.store, theirs);
        const incoming = await archive(first.store);
        const { store } = fresh();
        await importArchive(store, shared);
        await liveAll(store, ours);
        await importArchive(store, incoming);
        const once = await dump(store, LIBRARY);
        const counted = await countsOf(store, incoming);
        expect(counted).toEqual({ added: 0, changed: 0, same: incoming.annotations.length });
        expect(await dump(store, LIBRARY)).toEqual(once);
        const merged = await archive(store);
        const keys = merged.tags.map(({ key }) => key).filter((key) => key !== undefined);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(merged.tags.map(({ name }) => foldName(name))).size).toBe(merged.tags.length);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('counts, is one act, is told, and can be undone and done again', async () => {
    const here = fixture.store;
    const [a] = [await note(here, 'a'), await note(here, 'b')];
    await editComment(here, a, 'later', '');
    const incoming = await archive(here);
    const { store, heard } = fresh();
    const before = await dump(store, LIBRARY);
    expect(await countsOf(store, incoming)).toEqual({ added: 2, changed: 0, same: 0 });
    expect(heard).toHaveLength(1);
    expect(heard[0]?.annotations).toHaveLength(2);
    expect(await lastAct(store)).toMatchObject({ label: 'import', count: 2 });
    await undo(store);
    expect(await dump(store, LIBRARY)).toEqual(before);
    expect(await countsOf(store, incoming)).toEqual({ added: 2, changed: 0, same: 0 });
    expect(await countsOf(store, incoming)).toEqual({ added: 0, changed: 0, same: 2 });
    expect(await lastAct(store)).toMatchObject({ label: 'import', count: 2 });
  });

  test('lets the later of two states win', async () => {
    const { store } = fixture;
    const id = await note(store, 'a');
    const early = await archive(store);
    await editComment(store, id, 'late', '');
    const late = await archive(store);
    expect(await countsOf(store, early)).toEqual({ added: 0, changed: 0, same: 1 });
    expect((await existing(store, id)).comment).toBe('late');
    const other = elsewhere();
    await importArchive(other, early);
    expect(await countsOf(other, late)).toEqual({ added: 0, changed: 1, same: 0 });
    expect((await existing(other, id)).comment).toBe('late');
  });

  test('brings the bin as the bin', async () => {
    await removeAnnotations(fixture.store, [await note(fixture.store, 'a')]);
    const incoming = await archive(fixture.store);
    const other = elsewhere();
    await importArchive(other, incoming);
    expect(await bin(other)).toHaveLength(1);
  });

  test('finds an issue under its address and a tag under its name', async () => {
    const theirs = await note(fixture.store, 'theirs', {
      tags: [await createTag(fixture.store, 'Deep  Dive')],
    });
    const incoming = await archive(fixture.store);
    const { store } = fresh();
    const ours = await note(store, 'ours', { tags: [await createTag(store, 'deep dive')] });
    await importArchive(store, incoming);
    const [one, two] = [await existing(store, ours), await existing(store, theirs)];
    expect(two.issue).toBe(one.issue);
    expect(two.tags).toEqual(one.tags);
    expect((await archive(store)).issues).toHaveLength(1);
    expect(await tags(store)).toHaveLength(6);
  });

  test('brings nothing back that was deleted for ever, unless it was changed after', async () => {
    const { store } = fixture;
    const [gone, back] = [await note(store, 'gone'), await note(store, 'back')];
    const early = await archive(store);
    await removeAnnotations(store, [gone, back]);
    await startDaily(fixture, 31);
    const [first, second] = early.annotations;
    if (first === undefined || second === undefined) throw new Error('two notes were exported');
    const later = { ...(second.id === back ? second : first), modified: store.env.now() };
    const incoming = { ...early, annotations: [first.id === gone ? first : second, later] };
    expect(await countsOf(store, incoming)).toEqual({ added: 1, changed: 0, same: 1 });
    expect(await annotation(store, gone)).toBeUndefined();
    expect(await annotation(store, back)).toBeDefined();
    const { tombstones } = await archive(store);
    expect(tombstones.map(({ id }) => id)).toEqual([gone]);
  });

  test('takes nothing away that is here, whatever was deleted there', async () => {
    const { store } = fixture;
    const id = await note(store, 'kept');
    const shared = await archive(store);
    const there = fresh();
    const { store: other } = there;
    await importArchive(other, shared);
    await removeAnnotations(other, [id]);
    await startDaily(there, 31);
    const incoming = await archive(other);
    const { store: third } = fresh();
    await importArchive(third, shared);
    await importArchive(third, incoming);
    expect(await annotation(third, id)).toBeDefined();
    expect((await archive(third)).tombstones).toEqual([]);
  });

  test('that fails at its last record has changed nothing', async () => {
    for (let index = 0; index < 20; index++) await note(fixture.store, `n${index}`, { tags: [EVIDENCE] });
    const incoming = await archive(fixture.store);
    const { store, heard } = fresh();
    await recolourTag(store, RISK, 'sand');
    const before = await dump(store);
    let left = 18;
    const real = Reflect.get(IDBObjectStore.prototype, 'put') as (
      this: IDBObjectStore,
      value: unknown,
    ) => IDBRequest<IDBValidKey>;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      if (this.name === 'annotations' && left-- === 0) throw new DOMException('', 'QuotaExceededError');
      return real.call(this, value);
    });
    await expect(importArchive(store, incoming)).rejects.toMatchObject({ kind: 'full' });
    vi.restoreAllMocks();
    expect(await dump(store)).toEqual(before);
    expect(heard).toHaveLength(1);
  });
});
