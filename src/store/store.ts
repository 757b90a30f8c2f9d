/** The store as its users hold it, and its two kinds of transaction. */
import type { Change, IsoTime } from '../core/model.ts';
import type { Ledger } from '../core/witness.ts';
import { connect, type Connection } from './connection.ts';
import { ALL_STORES, type Read, type Write } from './db.ts';
import { errorName } from './errors.ts';

/** What the store needs from outside: a way to announce changes, a clock and randomness. */
export interface Env {
  /** Tells every context, after the transaction is on disk. */
  announce(change: Change): Promise<void>;
  /** Tells the witness outside the database, after the transaction is on disk. */
  remember(ledger: Ledger): Promise<void>;
  now(): IsoTime;
  /** A new random id, 1 to 128 of the characters `\w . / : ~ -`. */
  newId(): string;
}

export interface Store {
  readonly env: Env;
  readonly connection: Connection;
}

/** Nothing is opened before the first question or write. */
export function openStore(env: Env): Store {
  return { env, connection: connect() };
}

/**
 * Calls `listener` before the connection closes because another version of Postil wants the
 * database: drafts are saved there. It is waited for up to 1 s. After it, the store opens again at
 * the next use, and says `newer version` where that is the case.
 */
export function beforeClose(store: Store, listener: () => Promise<void>, signal: AbortSignal): void {
  store.connection.closing.add(listener);
  signal.addEventListener('abort', () => store.connection.closing.delete(listener));
}

/** Reads in one transaction: `work` sees one moment. Nothing but the transaction is awaited in it. */
export function read<Result>(store: Store, work: (transaction: Read) => Promise<Result>): Promise<Result> {
  return store.connection.use((database) => work(database.transaction(ALL_STORES, 'readonly')));
}

/**
 * Writes in one transaction, which is on disk when this resolves, and undone as a whole when `work`
 * throws. Nothing but the transaction is awaited in `work`: any other wait ends it in Firefox.
 * @param signal undoes it as a whole too, until it is being committed; its reason is thrown then.
 */
export function write<Result>(
  store: Store,
  work: (transaction: Write) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  return store.connection.use(async (database) => {
    signal?.throwIfAborted();
    const transaction = database.transaction(ALL_STORES, 'readwrite', { durability: 'strict' });
    const cancel = (): void => abort(transaction);
    signal?.addEventListener('abort', cancel);
    try {
      const result = await work(transaction);
      // Without this the browser waits for a turn in which nothing is asked: too late for `pagehide`.
      transaction.commit();
      await transaction.done;
      return result;
    } catch (error) {
      const reason = await endOf(transaction, error);
      throw signal?.aborted === true ? signal.reason : reason;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  });
}

/** Undoes a transaction, unless it has ended or is ending by itself. */
function abort(transaction: Write): void {
  try {
    transaction.abort();
  } catch (ended) {
    // It has already ended, which is what is wanted.
    if (errorName(ended) !== 'InvalidStateError') throw ended;
  }
}

/**
 * Writes with requests that need no answer, all made before `requests` returns: the transaction is
 * committed in the same turn, so that a page that is going still saves. On disk when this resolves.
 */
export function writeAtOnce(store: Store, requests: (transaction: Write) => Promise<unknown>): Promise<void> {
  return store.connection.use(async (database) => {
    const transaction = database.transaction(ALL_STORES, 'readwrite', { durability: 'strict' });
    try {
      const requested = requests(transaction);
      transaction.commit();
      await requested;
      await transaction.done;
    } catch (error) {
      throw await endOf(transaction, error);
    }
  });
}

/** Ends a failed transaction and says why it failed: the disk's reason, or else `error`. */
async function endOf(transaction: Write, error: unknown): Promise<unknown> {
  abort(transaction);
  try {
    await transaction.done;
  } catch (aborted) {
    return errorName(aborted) === 'AbortError' ? error : aborted;
  }
  return new Error('Something else than the transaction was awaited in it.', { cause: error });
}
