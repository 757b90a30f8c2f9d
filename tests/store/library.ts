/** What the store's tests share: a fresh database, a clock that is set by hand, things to note. */
import * as fakes from 'fake-indexeddb';
import type {
  Address,
  Annotation,
  AnnotationId,
  Change,
  IsoTime,
  IssueDescription,
  PublicationId,
  TagId,
  Target,
} from '../../src/core/model.ts';
import type { Ledger } from '../../src/core/witness.ts';
import { transact } from '../../src/store/transact.ts';
import { createAnnotation } from '../../src/store/annotations.ts';
import { emptyBin } from '../../src/store/bin.ts';
import { ALL_STORES, type StoreName } from '../../src/store/db.ts';
import { annotation } from '../../src/store/read.ts';
import { openStore, read, type Store } from '../../src/store/store.ts';

export const RISK = 'starter-risk' as TagId;
export const EVIDENCE = 'starter-evidence' as TagId;
export const QUESTION = 'starter-question' as TagId;

Object.assign(globalThis, fakes);

export const DAY = 24 * 60 * 60 * 1_000;

/** Forgets every database. */
export function wipe(): void {
  globalThis.indexedDB = new fakes.IDBFactory();
}

export interface StoreFixture {
  readonly store: Store;
  /** What was announced, in order. */
  readonly heard: Change[];
  /** What the witness was told, in order. */
  readonly told: Ledger[];
  /** The clock: one second later at each reading, unless it is set. */
  readonly clock: { time: number };
}

let ids = 0;

/** Another connection to the database that is there, as of another window. */
export function another(): StoreFixture {
  const heard: Change[] = [];
  const told: Ledger[] = [];
  const clock = { time: Date.UTC(2026, 10, 22, 9) };
  const store = openStore({
    announce: async (change) => void heard.push(change),
    remember: async (ledger) => void told.push(ledger),
    now: () => {
      clock.time += 1_000;
      return new Date(clock.time).toISOString() as IsoTime;
    },
    newId: () => `id-${String(ids++).padStart(6, '0')}`,
  });
  return { store, heard, told, clock };
}

export function fresh(): StoreFixture {
  wipe();
  return another();
}

export function described(slug = 'one', site = 'name.substack.com'): IssueDescription {
  return {
    address: `https://${site}/p/${slug}` as Address,
    title: `Issue ${slug}`,
    publication: { id: site as PublicationId, name: `The ${site}` },
    authors: ['Ada'],
    published: '2026-05-04',
  };
}

export function passage(exact: string, start = 0, { address } = described()): Target {
  return {
    source: address,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix: 'before ', suffix: ' after' },
      { type: 'TextPositionSelector', start, end: start + exact.length },
    ],
  };
}

/** Saves a passage of an issue. */
export async function note(
  store: Store,
  exact: string,
  { start = 0, tags = [], comment = '', issue = described() }: Partial<NoteOptions> = {},
): Promise<AnnotationId> {
  const target = passage(exact, start, issue);
  return (await createAnnotation(store, { issue, target, tags, comment })).annotation.id;
}

/** Gives a note these tags and no others. */
export async function retag(store: Store, id: AnnotationId, wanted: readonly TagId[]): Promise<void> {
  await transact(store, 'retag', async (work) => {
    const found = await work.get('annotations', id);
    if (found !== undefined) work.change('annotations', { ...found, tags: wanted });
  });
}

/** Puts many notes of seven issues into the library in one act. */
export async function fill(store: Store, texts: readonly string[]): Promise<void> {
  const first = await Promise.all(
    Array.from({ length: 7 }, (_, index) => note(store, 'first', { issue: described(`i${index}`) })),
  );
  const models = await Promise.all(first.map((id) => existing(store, id)));
  await transact(store, 'import', async (work) => {
    for (const [index, exact] of texts.entries()) {
      const model = models[index % models.length];
      const id = work.newId() as AnnotationId;
      if (model)
        work.put('annotations', { ...model, id, target: { ...passage(exact), source: model.target.source } });
    }
  });
}

interface NoteOptions {
  readonly start: number;
  readonly tags: readonly TagId[];
  readonly comment: string;
  readonly issue: IssueDescription;
}

/** A note that must be there. */
export async function existing(store: Store, id: AnnotationId): Promise<Annotation> {
  const found = await annotation(store, id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
}

/** Everything in the database, to compare. */
export function dump(
  store: Store,
  stores: readonly StoreName[] = ALL_STORES,
): Promise<Record<string, unknown>> {
  return read(store, async (transaction) => {
    const all: Record<string, unknown> = {};
    for (const name of stores) all[name] = await transaction.objectStore(name).getAll();
    return all;
  });
}

/** Starts the browser now, and once a day for some days. */
export async function startDaily({ store, clock }: StoreFixture, days: number): Promise<void> {
  await emptyBin(store);
  for (let day = 0; day < days; day++) {
    clock.time += DAY;
    await emptyBin(store);
  }
}

/** What makes the library, without the undo log. */
export const LIBRARY: readonly StoreName[] = ['annotations', 'issues', 'publications', 'tags', 'tombstones'];

/** A `Target` that says the same elsewhere. */
export function moved(target: Target, by: number): Target {
  const [quote, position] = target.selector;
  return {
    ...target,
    selector: [quote, { ...position, start: position.start + by, end: position.end + by }],
  };
}

/** The lines of an archive. */
export function unpacked(archive: Blob): Promise<string> {
  return new Response(archive.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
