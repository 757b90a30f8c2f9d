/** What an act does inside its transaction: it reads, and stages what is written when it is done. */
import * as v from 'valibot';
import type { Address, AnnotationId, Issue, IsoTime, TagId } from '../core/model.ts';
import * as schema from '../core/schema.ts';
import type { Ledger } from '../core/witness.ts';
import type { DraftKey, Read, Records, RecordName, Write } from './db.ts';
import { StoreError } from './errors.ts';
import { recordHash } from './safety/record-hash.ts';
import type { ActLabel } from './undo-log.ts';
import type { Env } from './store.ts';
import { stamp, writeRecords, type Written } from './write-records.ts';

const SCHEMAS = {
  annotations: schema.annotation,
  issues: schema.issue,
  publications: schema.publication,
  tags: schema.tag,
};

/**
 * What an act reads and writes with (Fowler's Unit of Work). Nothing reaches the database before the
 * act's body is done: a body that throws, or that waited for anything else than the transaction and so
 * lost it, has written nothing.
 */
export interface UnitOfWork {
  /** What the act is called in the undo log; one that turns out to be another says so. */
  label: ActLabel;
  /** The time of the act. */
  readonly time: IsoTime;
  newId(): string;
  /** For queries by index; they do not see what is staged. */
  readonly reading: Read;
  /** A record as the act has left it so far. */
  get<Name extends RecordName>(store: Name, id: Records[Name]['id']): Promise<Records[Name] | undefined>;
  issueAt(address: Address): Promise<Issue | undefined>;
  /**
   * Stages a record as changed now, unless it already says this. It must have been read with `get`
   * before, or be new.
   */
  change<Name extends RecordName>(store: Name, record: Omit<Records[Name], 'modified'>): void;
  /** Stages a record as it is, with the time of its change: for records from elsewhere. */
  put<Name extends RecordName>(store: Name, record: Records[Name]): void;
  /** Stages the deletion of a record, which must have been read with `get` before. */
  remove(store: RecordName, id: string): void;
  /** Keeps a text as the draft of a note's comment in an editor; undefined drops it. */
  draft(key: DraftKey, text: string | undefined): void;
  /** Remembers that a note or tag was deleted for ever; undefined forgets it. */
  tombstone(id: string, time: IsoTime | undefined): void;
}

function checked<Name extends RecordName>(store: Name, record: Records[Name]): Records[Name] {
  const parsed = v.safeParse(SCHEMAS[store], record);
  if (parsed.success) return record;
  throw new StoreError('invalid', { cause: new Error(`${store}: ${v.summarize(parsed.issues)}`) });
}

/** A unit of work as `transact` holds it: only there is it written. */
export interface PendingWork extends UnitOfWork {
  /** Writes what was staged. @param onProgress called with the share of the records that is written. */
  flush(onProgress?: (share: number) => void): Promise<{ written: Written[]; ledger: Ledger | undefined }>;
}

/** Records as an act has left them so far. */
interface StagedRecords extends Pick<UnitOfWork, 'get' | 'put' | 'remove'> {
  /** A record as it was left; undefined where it was never read or staged. */
  peek<Name extends RecordName>(store: Name, id: string): Records[Name] | undefined;
  /** Takes in a record that was found by an index, unless it is known. */
  add(store: RecordName, id: string, found: Records[RecordName] | undefined): void;
  /** Those that differ from what the database holds. */
  written(): Written[];
}

function stageRecords(transaction: Write): StagedRecords {
  const staged = new Map<string, Written>();
  const key = (store: RecordName, id: string): string => `${store} ${id}`;
  const stage = (store: RecordName, id: string, after: Records[RecordName] | undefined): void => {
    const before = staged.get(key(store, id))?.before;
    staged.set(key(store, id), { store, id, before, after });
  };
  const add: StagedRecords['add'] = (store, id, found) => {
    if (!staged.has(key(store, id))) staged.set(key(store, id), { store, id, before: found, after: found });
  };
  const peek: StagedRecords['peek'] = (store, id) =>
    staged.get(key(store, id))?.after as Records[typeof store] | undefined;
  return {
    peek,
    add,
    get: async (store, id) => {
      // TypeScript does not relate a name to its store's key.
      if (!staged.has(key(store, id)))
        add(store, id, await transaction.objectStore(store as 'annotations').get(id as AnnotationId));
      return peek(store, id);
    },
    put: (store, record) => stage(store, record.id, checked(store, record)),
    remove: (store, id) => stage(store, id, undefined),
    written: () => [...staged.values()].filter(({ before, after }) => after !== before),
  };
}

/** Begins an act's work in a transaction. */
export function beginWork(env: Env, transaction: Write, label: ActLabel): PendingWork {
  const time = env.now();
  const records = stageRecords(transaction);
  const drafts: (DraftKey & { readonly text: string | undefined })[] = [];
  const tombstones = new Map<string, IsoTime | undefined>();
  return {
    label,
    time,
    newId: () => env.newId(),
    reading: transaction as unknown as Read,
    get: records.get,
    put: records.put,
    remove: records.remove,
    issueAt: async (address) => {
      const found = await transaction.objectStore('issues').index('by-address').get(address);
      if (found === undefined) return undefined;
      records.add('issues', found.id, found);
      return records.peek('issues', found.id);
    },
    change: (store, record) => {
      const current = records.peek(store, record.id);
      const next = { ...record, modified: stamp(current?.modified, time) } as Records[typeof store];
      if (current === undefined || recordHash(current) !== recordHash(next)) records.put(store, next);
    },
    draft: ({ note, editor }, text) => void drafts.push({ note, editor, text }),
    tombstone: (id, at) => tombstones.set(id, at),
    flush: async (onProgress) => {
      const written = records.written();
      const ledger = await writeRecords(transaction, written, onProgress);
      await Promise.all([
        ...drafts.map((draft) => saveDraft(transaction, draft, time)),
        ...[...tombstones].map(([id, at]) => saveTombstone(transaction, id, at)),
      ]);
      return { written, ledger };
    },
  };
}

async function saveDraft(
  transaction: Write,
  { note, editor, text }: DraftKey & { readonly text: string | undefined },
  time: IsoTime,
): Promise<unknown> {
  const drafts = transaction.objectStore('drafts');
  return text === undefined ? drafts.delete([note, editor]) : drafts.put({ note, editor, text, time });
}

async function saveTombstone(transaction: Write, id: string, time: IsoTime | undefined): Promise<unknown> {
  const tombstones = transaction.objectStore('tombstones');
  return time === undefined ? tombstones.delete(id) : tombstones.put({ id, time });
}

/** Tags as a record takes them: those that exist, each once, no more than there may be. */
export async function knownTags(work: UnitOfWork, tags: readonly TagId[]): Promise<TagId[]> {
  const unique = [...new Set(tags)];
  const known = await Promise.all(unique.map((id) => work.get('tags', id)));
  return unique.filter((_id, index) => known[index] !== undefined).slice(0, schema.LIMITS.tags);
}
