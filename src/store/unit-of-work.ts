/** What an act may do inside its transaction: read, and set aside what is to be written. */
import * as v from 'valibot';
import type { Address, AnnotationId, Change, Issue, IssueId, IsoTime, TagId } from '../core/model.ts';
import * as schema from '../core/schema.ts';
import type { Read, Records, RecordName, Step, Write } from './db.ts';
import { StoreError } from './errors.ts';
import { fingerprint } from './undo-log.ts';
import type { Env } from './store.ts';

const SCHEMAS = {
  annotations: schema.annotation,
  issues: schema.issue,
  publications: schema.publication,
  tags: schema.tag,
};

/**
 * The hands of an act. Nothing reaches the database before the act's work is done: a work that
 * throws, or that waited for anything else and so lost its transaction, has written nothing.
 */
export interface UnitOfWork {
  /** The time of the act. */
  readonly time: IsoTime;
  newId(): string;
  /** For questions by index; they do not see what is set aside. */
  readonly reading: Read;
  /** A record as the act has left it so far. */
  get<Name extends RecordName>(store: Name, id: Records[Name]['id']): Promise<Records[Name] | undefined>;
  issueAt(address: Address): Promise<Issue | undefined>;
  /**
   * Sets a record aside as changed now, unless it already says this. It must have been asked for
   * with `get` before, or be new.
   */
  change<Name extends RecordName>(store: Name, record: Omit<Records[Name], 'modified'>): void;
  /** Sets a record aside as it is, with the time of its change: for records from elsewhere. */
  put<Name extends RecordName>(store: Name, record: Records[Name]): void;
  /** Sets a record aside to be taken away; it must have been asked for with `get` before. */
  remove(store: RecordName, id: string): void;
  /** Keeps a text as the draft of a note's comment; undefined drops it. */
  draft(id: AnnotationId, text: string | undefined): void;
  /** Remembers that a note or tag was deleted for ever; undefined forgets it. */
  tombstone(id: string, time: IsoTime | undefined): void;
}

/** A record that a transaction writes; undefined before it was made and after it was deleted. */
export interface Written {
  readonly store: RecordName;
  readonly id: string;
  readonly before: Records[RecordName] | undefined;
  readonly after: Records[RecordName] | undefined;
}

/** A moment after `previous`, and now wherever the clock did not go back. */
export function stamp(previous: IsoTime | undefined, now: IsoTime): IsoTime {
  if (previous === undefined || previous < now) return now;
  return new Date(Date.parse(previous) + 1).toISOString() as IsoTime;
}

function checked<Name extends RecordName>(store: Name, record: Records[Name]): Records[Name] {
  const parsed = v.safeParse(SCHEMAS[store], record);
  if (parsed.success) return record;
  throw new StoreError('invalid', { cause: new Error(`${store}: ${v.summarize(parsed.issues)}`) });
}

/** How many records are written before the transaction is waited for. */
const BATCH = 1_000;

export interface Desk extends UnitOfWork {
  /** Writes what was set aside. */
  flush(): Promise<{ steps: Step[]; change: Change }>;
}

export function deskFor(world: Env, transaction: Write): Desk {
  const time = world.now();
  const staged = new Map<string, Written>();
  const drafts = new Map<AnnotationId, string | undefined>();
  const tombstones = new Map<string, IsoTime | undefined>();
  const key = (store: RecordName, id: string): string => `${store} ${id}`;

  const know = (store: RecordName, id: string, found: Records[RecordName] | undefined): void => {
    if (!staged.has(key(store, id))) staged.set(key(store, id), { store, id, before: found, after: found });
  };
  const get: UnitOfWork['get'] = async (store, id) => {
    if (!staged.has(key(store, id))) {
      // TypeScript does not relate a name to its store's key.
      const found = await transaction.objectStore(store as 'annotations').get(id as AnnotationId);
      know(store, id, found);
    }
    return staged.get(key(store, id))?.after as Records[typeof store] | undefined;
  };
  const put: UnitOfWork['put'] = (store, record) => {
    const before = staged.get(key(store, record.id))?.before;
    staged.set(key(store, record.id), { store, id: record.id, before, after: checked(store, record) });
  };

  return {
    time,
    newId: () => world.newId(),
    reading: transaction as unknown as Read,
    get,
    put,
    issueAt: async (address) => {
      const found = await transaction.objectStore('issues').index('by-address').get(address);
      if (found === undefined) return undefined;
      know('issues', found.id, found);
      return get('issues', found.id);
    },
    change: (store, record) => {
      const current = staged.get(key(store, record.id))?.after;
      const next = { ...record, modified: stamp(current?.modified, time) } as Records[typeof store];
      if (current === undefined || fingerprint(current) !== fingerprint(next)) put(store, next);
    },
    remove: (store, id) => {
      const before = staged.get(key(store, id))?.before;
      staged.set(key(store, id), { store, id, before, after: undefined });
    },
    draft: (id, text) => drafts.set(id, text),
    tombstone: (id, at) => tombstones.set(id, at),
    flush: async () => {
      const written = [...staged.values()].filter(({ before, after }) => after !== before);
      await releaseAddresses(transaction, written);
      for (let start = 0; start < written.length; start += BATCH) {
        const batch = written.slice(start, start + BATCH);
        await Promise.all(batch.map((each) => save(transaction, each)));
      }
      await Promise.all([
        ...[...drafts].map(([id, text]) => saveDraft(transaction, id, text, time)),
        ...[...tombstones].map(([id, at]) => saveTombstone(transaction, id, at)),
      ]);
      return { steps: written.map(asStep), change: changeOf(written) };
    },
  };
}

/**
 * Takes issues away that are about to be written again: an address may go from one to another, and
 * the index of addresses lets no two have it even for a moment.
 */
export async function releaseAddresses(transaction: Write, written: readonly Written[]): Promise<void> {
  const issues = transaction.objectStore('issues');
  const replaced = written.filter(({ store, before }) => store === 'issues' && before !== undefined);
  await Promise.all(replaced.map(({ id }) => issues.delete(id as IssueId)));
}

// Asynchronous, so that one that fails at once leaves no other of its batch unwatched.
async function save(transaction: Write, { store, id, after }: Written): Promise<unknown> {
  const records = transaction.objectStore(store as 'annotations');
  return after === undefined
    ? records.delete(id as AnnotationId)
    : records.put(after as Records['annotations']);
}

async function saveDraft(
  transaction: Write,
  id: AnnotationId,
  text: string | undefined,
  time: IsoTime,
): Promise<unknown> {
  const drafts = transaction.objectStore('drafts');
  return text === undefined ? drafts.delete(id) : drafts.put({ id, text, time });
}

async function saveTombstone(transaction: Write, id: string, time: IsoTime | undefined): Promise<unknown> {
  const tombstones = transaction.objectStore('tombstones');
  return time === undefined ? tombstones.delete(id) : tombstones.put({ id, time });
}

function asStep({ store, id, before, after }: Written): Step {
  return {
    store,
    id,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after: fingerprint(after) }),
  };
}

/** What was written, in ids: each note with its issue, so that a page knows what concerns it. */
export function changeOf(written: readonly Written[]): Change {
  const annotations: AnnotationId[] = [];
  const issues = new Set<IssueId>();
  let tags = false;
  for (const { store, id, before, after } of written) {
    if (store === 'tags') tags = true;
    if (store === 'issues') issues.add(id as IssueId);
    if (store !== 'annotations') continue;
    annotations.push(id as AnnotationId);
    for (const record of [before, after])
      if (record !== undefined && 'issue' in record) issues.add(record.issue);
  }
  return { annotations, issues: [...issues], tags };
}

/** Tags as a record takes them: those that exist, each once, no more than there may be. */
export async function knownTags(work: UnitOfWork, tags: readonly TagId[]): Promise<TagId[]> {
  const unique = [...new Set(tags)];
  const known = await Promise.all(unique.map((id) => work.get('tags', id)));
  return unique.filter((_id, index) => known[index] !== undefined).slice(0, schema.LIMITS.tags);
}
