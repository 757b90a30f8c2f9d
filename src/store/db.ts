/** The database: what is kept under which keys, and how a new one begins. */
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Tombstone } from '../core/formats/archive/archive.ts';
import { INDEX_STORES, type IndexSchema, type IndexState, type Totals } from './index/schema.ts';
import type { NoteState } from '../core/search/query.ts';
import type { Ledger } from '../core/witness.ts';
import type { Start } from './seen-days.ts';
import type {
  Address,
  Annotation,
  AnnotationId,
  Issue,
  IssueId,
  IsoTime,
  Publication,
  PublicationId,
  Tag,
  TagId,
} from '../core/model.ts';

export const DATABASE = 'postil';
export const VERSION = 6;

/** The length of a record's hash in the undo log: see `undo-log.ts`. */
const HASH_LENGTH = 16;

/** The records that make a library, by the name of their object store. */
export interface Records {
  annotations: Annotation;
  issues: Issue;
  publications: Publication;
  tags: Tag;
}
export type RecordName = keyof Records;

/** What one act did to one record. */
export interface Step {
  readonly store: RecordName;
  readonly id: string;
  /** The record as it was; absent where the act made it. */
  readonly before?: Records[RecordName];
  /** The hash of the record as the act left it: see `undo-log.ts`; absent where it deleted it. */
  readonly after?: string;
}

/** Part of the steps of an act, so that the act of an import is not one huge record. */
interface Steps {
  readonly act: number;
  readonly part: number;
  readonly steps: readonly Step[];
}

/** How a passage stood when its page was last read, where it is not as it was marked. */
export interface StoredState {
  readonly id: AnnotationId;
  readonly state: NoteState;
}

/** Where a draft belongs. */
export interface DraftKey {
  readonly note: AnnotationId;
  /** Names the editor that it is written in: two that are open on one note each keep their words. */
  readonly editor: string;
}

/** The key of a draft that has one id: as up to version 2, and in what a page that closes leaves. */
export function draftKeyOf(id: string): DraftKey {
  const space = id.lastIndexOf(' ');
  return space < 0
    ? { note: id as AnnotationId, editor: '' }
    : { note: id.slice(0, space) as AnnotationId, editor: id.slice(space + 1) };
}

/** A comment that is being written and not saved yet. */
export interface Draft extends DraftKey {
  readonly text: string;
  readonly time: IsoTime;
}

export interface StoredAct {
  readonly label: string;
  readonly time: IsoTime;
  /** How many notes it wrote, or, where none, how many tags. */
  readonly count: number;
  /** The issues that it was done in; absent in acts of version 2, and where it belongs to none. */
  readonly issues?: readonly IssueId[];
  /** When it was undone, while it can be redone: its steps lead back to what it did. */
  readonly undone?: IsoTime;
  /** It was undone, and something else was done after: it is kept for the words that it holds. */
  readonly superseded?: true;
}

export interface Schema extends DBSchema, IndexSchema {
  annotations: {
    key: AnnotationId;
    value: Annotation;
    indexes: {
      'by-issue': IssueId;
      'by-modified': IsoTime;
      'by-tag': TagId;
      /** Holds only what is in the bin. */
      'by-deleted': IsoTime;
    };
  };
  issues: {
    key: IssueId;
    value: Issue;
    indexes: {
      'by-address': Address;
      'by-publication': PublicationId;
      /** Each band of the text's fingerprint: see `similar-issue.ts`. */
      'by-fingerprint': string;
    };
  };
  publications: { key: PublicationId; value: Publication };
  tags: { key: TagId; value: Tag };
  drafts: { key: [note: AnnotationId, editor: string]; value: Draft };
  /** The undo log; the key is the act's number. */
  acts: {
    key: number;
    value: StoredAct;
    indexes: {
      'by-issue': IssueId;
      /** Holds only what can be redone. */
      'by-undone': IsoTime;
    };
  };
  steps: { key: [act: number, part: number]; value: Steps };
  tombstones: { key: string; value: Tombstone };
  states: { key: AnnotationId; value: StoredState };
  /** What the store remembers of itself. */
  meta: {
    key: 'starts' | 'index' | 'names' | 'totals' | 'ledger';
    value:
      /** Another one after each write of names: see `index/names-read.ts`. */
      | { readonly key: 'names'; readonly stamp: string }
      | ({ readonly key: 'totals' } & Totals)
      | { readonly key: 'starts'; readonly starts: readonly Start[] }
      | ({ readonly key: 'ledger' } & Ledger)
      | IndexState;
  };
}

const STORES = [
  'annotations',
  'issues',
  'publications',
  'tags',
  'drafts',
  'acts',
  'steps',
  'tombstones',
  'states',
  'meta',
  ...INDEX_STORES,
] as const;

export type StoreName = (typeof STORES)[number];
export type Database = IDBPDatabase<Schema>;
export type Read = IDBPTransaction<Schema, StoreName[]>;
export type Write = IDBPTransaction<Schema, StoreName[], 'readwrite'>;
export type Upgrade = IDBPTransaction<Schema, StoreName[], 'versionchange'>;

/** Every transaction spans them all: what belongs together is then never seen half written. */
export const ALL_STORES: StoreName[] = [...STORES];

/** When the starter tags were made: the same in every library, so that they merge as one. */
const BEGINNING = '2026-01-01T00:00:00.000Z' as IsoTime;

const STARTER_TAGS: readonly Tag[] = (
  [
    ['starter-risk', 'riskiest assumptions', 'coral', 1],
    ['starter-evidence', 'evidence', 'blue', 2],
    ['starter-question', 'question', 'violet', 3],
    ['starter-example', 'example', 'green', 4],
    ['starter-try', 'try this', 'teal', 5],
  ] as const
).map(([id, name, colour, key]) => ({
  id: id as TagId,
  name,
  colour,
  key,
  created: BEGINNING,
  modified: BEGINNING,
}));

/**
 * Brings a database of any earlier version to this one, inside the `versionchange` transaction. A
 * released version is never edited: a new one adds its steps below.
 * @param to an earlier version, to test the way from it.
 */
export async function upgrade(
  database: Database,
  from: number,
  transaction: Upgrade,
  to = VERSION,
): Promise<void> {
  if (from < 1) {
    const annotations = database.createObjectStore('annotations', { keyPath: 'id' });
    annotations.createIndex('by-issue', 'issue');
    annotations.createIndex('by-modified', 'modified');
    annotations.createIndex('by-tag', 'tags', { multiEntry: true });
    annotations.createIndex('by-deleted', 'deleted');
    const issues = database.createObjectStore('issues', { keyPath: 'id' });
    issues.createIndex('by-address', 'addresses', { multiEntry: true, unique: true });
    issues.createIndex('by-publication', 'publication');
    database.createObjectStore('publications', { keyPath: 'id' });
    database.createObjectStore('drafts', { keyPath: 'id' });
    database.createObjectStore('acts', { autoIncrement: true });
    database.createObjectStore('steps', { keyPath: ['act', 'part'] });
    database.createObjectStore('tombstones', { keyPath: 'id' });
    const tags = database.createObjectStore('tags', { keyPath: 'id' });
    // A request that fails aborts the upgrade, and opening says so.
    for (const tag of STARTER_TAGS) void tags.put(tag);
  }
  if (from < 2 && to >= 2) {
    const issues = transaction.objectStore('issues');
    issues.createIndex('by-fingerprint', 'fingerprint', { multiEntry: true });
  }
  if (from < 3 && to >= 3) {
    const acts = transaction.objectStore('acts');
    acts.createIndex('by-issue', 'issues', { multiEntry: true });
    acts.createIndex('by-undone', 'undone');
    await keyDraftsByEditor(database, transaction);
    await deleteUncheckableActs(transaction);
  }
  if (from < 4 && to >= 4) database.createObjectStore('meta', { keyPath: 'key' });
  if (from < 5 && to >= 5) {
    createIndexStores(database);
    // Only an empty library's index is there at once: see `index/build.ts` for the others.
    if (from < 1) void transaction.objectStore('meta').put({ key: 'index', segments: [] });
  }
  if (from < 6 && to >= 6) database.createObjectStore('states', { keyPath: 'id' });
}

function createIndexStores(database: Database): void {
  const numbers = database.createObjectStore('numbers', { autoIncrement: true });
  numbers.createIndex('by-id', 'id', { unique: true });
  database.createObjectStore('fresh');
  database.createObjectStore('chunks', { keyPath: ['segment', 'part'] });
  database.createObjectStore('blocks', { keyPath: 'block' });
  database.createObjectStore('names', { keyPath: 'publication' });
  const issueSums = database.createObjectStore('issueSums', { keyPath: 'issue' });
  issueSums.createIndex('by-last', 'last');
  issueSums.createIndex('by-publication', 'publication');
  database.createObjectStore('publicationSums', { keyPath: 'publication' });
}

/** Up to version 2 a note had one draft under its own id; the panel's half notes had their window in it. */
async function keyDraftsByEditor(database: Database, transaction: Upgrade): Promise<void> {
  const old = (await transaction.objectStore('drafts').getAll()) as unknown as {
    id: string;
    text: string;
    time: IsoTime;
  }[];
  database.deleteObjectStore('drafts');
  const drafts = database.createObjectStore('drafts', { keyPath: ['note', 'editor'] });
  for (const { id, text, time } of old) await drafts.put({ ...draftKeyOf(id), text, time });
}

/** The hashes that acts of version 1 carry are of another kind: whether to undo them cannot be told. */
async function deleteUncheckableActs(transaction: Upgrade): Promise<void> {
  const steps = transaction.objectStore('steps');
  const isOld = ({ after }: Step): boolean => after !== undefined && after.length !== HASH_LENGTH;
  for (const act of await transaction.objectStore('acts').getAllKeys()) {
    const first = await steps.get([act, 0]);
    if (first?.steps.some(isOld) !== true) continue;
    await transaction.objectStore('acts').delete(act);
    await steps.delete(IDBKeyRange.bound([act, 0], [act, Infinity]));
  }
}
