/** Runs in the extension's documents: does what a reader does there through the store, and says all that is stored. */
import * as v from 'valibot';
import type { Address, AnnotationId, IsoTime, PublicationId, TagId } from '../../src/core/model.ts';
import { storeEnv } from '../../src/platform/store-env.ts';
import { witnessPlace } from '../../src/platform/witness.ts';
import {
  addTag,
  createAnnotation,
  editComment,
  removeAnnotations,
  removeTag,
  restoreAnnotations,
} from '../../src/store/annotations.ts';
import { exportArchive } from '../../src/store/archive/export.ts';
import { importArchive } from '../../src/store/archive/import.ts';
import { readArchive } from '../../src/store/archive/read-archive.ts';
import { keepIndex } from '../../src/store/index/build.ts';
import { keptCounts } from '../../src/store/index/counts.ts';
import { plainCounts } from '../../src/store/index/plain-counts.ts';
import { plainSearch } from '../../src/store/index/plain-search.ts';
import { parseQuery } from '../../src/core/search/parse.ts';
import { checkAll } from '../../src/store/safety/check-all.ts';
import { checkLibrary } from '../../src/store/safety/check.ts';
import { search } from '../../src/store/search.ts';
import { openStore, read } from '../../src/store/store.ts';
import { lastAct, redo, undo } from '../../src/store/undo.ts';

const byText = (one: unknown, other: unknown): number => String(one).localeCompare(String(other));

/** Milliseconds by which this document's clock is wrong. */
let wrong = 0;
const now = (): IsoTime => new Date(Date.now() + wrong).toISOString() as IsoTime;
const store = openStore({ ...storeEnv, now });

const ids = v.array(
  v.pipe(
    v.string(),
    v.transform((id) => id as AnnotationId),
  ),
);
const tag = v.pipe(
  v.string(),
  v.transform((id) => id as TagId),
);
const act = v.variant('kind', [
  v.object({
    kind: v.literal('create'),
    ids,
    issue: v.number(),
    words: v.string(),
    tags: v.array(tag),
    comment: v.string(),
  }),
  v.object({ kind: v.literal('comment'), ids, comment: v.string() }),
  v.object({ kind: v.picklist(['tag', 'untag']), ids, tag }),
  v.object({ kind: v.picklist(['remove', 'restore']), ids }),
]);

function issueAt(index: number) {
  const host = `letters-${index % 3}.example`;
  const publication = { id: host as PublicationId, name: `Letters ${index % 3}` };
  return {
    address: `https://${host}/p/${index}` as Address,
    title: `Issue ${index}`,
    publication,
    authors: [],
  };
}

/** @param asked what `model.mjs` made up; @returns once it is acknowledged. */
async function run(asked: unknown): Promise<void> {
  const wanted = v.parse(act, asked);
  const [id] = wanted.ids;
  if (id === undefined) throw new Error('An act is of some note.');
  if (wanted.kind === 'create') {
    const { issue: index, words, tags, comment } = wanted;
    const issue = issueAt(index);
    const quote = { type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' } as const;
    const position = { type: 'TextPositionSelector', start: index, end: index + words.length } as const;
    const target = { source: issue.address, selector: [quote, position] } as const;
    await createAnnotation(store, { id, issue, target, tags, comment });
  } else if (wanted.kind === 'comment') await editComment(store, id, wanted.comment);
  else if (wanted.kind === 'tag') await addTag(store, wanted.ids, wanted.tag);
  else if (wanted.kind === 'untag') await removeTag(store, wanted.ids, wanted.tag);
  else if (wanted.kind === 'remove') await removeAnnotations(store, wanted.ids);
  else await restoreAnnotations(store, wanted.ids);
}

/** Each note as the model knows it: [tags in alphabetical order, comment, whether it is in the bin, words]. */
async function notes(): Promise<Record<string, unknown>> {
  const all = await read(store, (transaction) => transaction.objectStore('annotations').getAll());
  return Object.fromEntries(
    all.map((note) => [
      note.id,
      [note.tags.toSorted(), note.comment, note.deleted !== undefined, note.target.selector[0].exact],
    ]),
  );
}

/** What does not hold of all that is stored, in words; empty where all does. */
async function faults(): Promise<string[]> {
  await keepIndex(store);
  const found: string[] = [];
  const { malformed, dangling, same } = await checkAll(store);
  if (malformed > 0 || dangling > 0 || same === false)
    found.push(`records: ${malformed} malformed, ${dangling} dangling, as written: ${String(same)}`);
  const loss = await checkLibrary(store, witnessPlace, 'ledger');
  if (loss !== undefined) found.push(`the witness alarms: ${JSON.stringify(loss)}`);
  await read(store, async (transaction) => {
    const sums = async (counts: ReturnType<typeof keptCounts>): Promise<string> =>
      JSON.stringify(
        [...(await counts.publications())]
          .map(({ publication, notes: live, binned, tags }) => [
            publication,
            live,
            binned,
            [...tags].toSorted(byText),
          ])
          .toSorted(byText),
      );
    const [kept, plain] = [await sums(keptCounts(transaction)), await sums(plainCounts(transaction))];
    if (kept !== plain) found.push(`sums: ${kept}, not ${plain}`);
  });
  for (const text of ['ferry', 'has:comment', '-"slow ferry"', 'lamp or before:2020']) {
    const { query } = parseQuery(text);
    if (query === undefined) throw new Error(`${text} is a query.`);
    const names = (list: readonly { annotation: { id: string } }[]): string =>
      list
        .map(({ annotation }) => annotation.id)
        .toSorted()
        .join();
    const plain = names(await plainSearch(store, { query, scope: undefined }));
    if (names((await search(store, text, { limit: 100_000 })).found) !== plain) found.push(`search: ${text}`);
  }
  return found;
}

/** Takes acts back until this one is the last. @returns how many were. */
async function undoTo(mark: number | undefined): Promise<number> {
  for (let count = 0; ; count += 1) {
    if ((await lastAct(store))?.id === mark || (await undo(store)) === undefined) return count;
  }
}

const soak = {
  run,
  notes,
  faults,
  undoTo,
  lastAct: async () => (await lastAct(store))?.id,
  async redo(count: number) {
    for (let done = 0; done < count; done += 1) await redo(store);
  },
  tags: () => read(store, (transaction) => transaction.objectStore('tags').getAllKeys()),
  setClock: (ahead: number) => void (wrong = ahead),
  /** The library as an archive, in Latin-1: the drivers' protocols carry no bytes. */
  async save() {
    const bytes = new Uint8Array(await (await exportArchive(store)).arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  },
  async load(text: string) {
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    await importArchive(store, await readArchive(new Blob([bytes])));
  },
  /** All records that an archive holds, kind by kind. */
  library: () =>
    read(store, async (transaction) => ({
      publications: await transaction.objectStore('publications').getAll(),
      issues: await transaction.objectStore('issues').getAll(),
      tags: await transaction.objectStore('tags').getAll(),
      annotations: await transaction.objectStore('annotations').getAll(),
      tombstones: await transaction.objectStore('tombstones').getAll(),
    })),
};
Object.assign(globalThis, { soak });
