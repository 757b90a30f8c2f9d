/** One connection to the database per context: opened at need, closed for others, opened again. */
import { openDB } from 'idb';
import { DATABASE, VERSION, upgrade, type Database, type Schema, type Upgrade } from './db.ts';
import { StoreError, asStoreError, errorName } from './errors.ts';

/** Opening is waited for this long, in milliseconds, then `silent` or `blocked` is said. */
const WATCHDOG = 5_000;

/** Pauses, in milliseconds, before opening again after what may pass, such as a file still locked. */
const RETRIES = [200, 1_000, 5_000];

/** How long, in milliseconds, listeners may save before the connection closes. */
const CLOSING_TIME = 1_000;

export interface Connection {
  /** Opens it before anything is asked; where that fails, what is asked first says why. */
  open(): void;
  /**
   * Works with the database. The work may be done twice: a connection that turns out to be dead is
   * replaced once. @throws StoreError, and what `work` throws
   */
  use<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  /** Called before the connection closes for another version. */
  readonly closing: Set<() => Promise<void>>;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

interface Lifecycle {
  /** Another context wants to upgrade or delete the database. */
  readonly versionChange: (database: Database) => void;
  /** The browser closed the connection by itself. */
  readonly terminated: () => void;
}

function openOnce({ versionChange, terminated }: Lifecycle): Promise<Database> {
  return new Promise((resolve, reject) => {
    let blocked = false;
    let givenUp = false;
    const watchdog = setTimeout(() => {
      givenUp = true;
      reject(new StoreError(blocked ? 'blocked' : 'silent'));
    }, WATCHDOG);
    const opened = (database: Database): void => {
      clearTimeout(watchdog);
      if (givenUp) {
        database.close();
        return;
      }
      database.addEventListener('versionchange', () => versionChange(database));
      resolve(database);
    };
    const failed = (error: unknown): void => {
      clearTimeout(watchdog);
      // Firefox, where it keeps nothing, gives InvalidStateError for the opening itself.
      const none = errorName(error) === 'InvalidStateError' || errorName(error) === 'SecurityError';
      reject(none ? new StoreError('no storage', { cause: error }) : (error as Error));
    };
    const opening = async (): Promise<Database> =>
      // Where a browser keeps nothing, `open` may throw instead of answering.
      openDB<Schema>(DATABASE, VERSION, {
        upgrade: (database, from, _to, transaction) => {
          // It answers: a long migration is no silence.
          clearTimeout(watchdog);
          upgrade(database, from, transaction).catch((error: unknown) => abortUpgrade(transaction, error));
        },
        blocked: () => {
          blocked = true;
        },
        terminated,
      });
    opening().then(opened, failed);
  });
}

/**
 * Opens a database that a newer version made, as it is: to read from it, never to write. It makes way
 * for that version whenever this wants to upgrade.
 * @throws StoreError
 */
export async function openNewer(): Promise<Database> {
  try {
    return await openDB<Schema>(DATABASE, undefined, {
      // There is none: it was deleted meanwhile, and none is made in its place.
      upgrade: (_database, _from, _to, transaction) => transaction.abort(),
      blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
    });
  } catch (error) {
    throw asStoreError(error);
  }
}

/** An upgrade that fails half way leaves the database as it was, and opening fails. */
function abortUpgrade(transaction: Upgrade, error: unknown): void {
  console.error('Postil: the library could not be brought to this version.', error);
  try {
    transaction.abort();
  } catch (ended) {
    // The database has aborted it already, because a request failed.
    if (errorName(ended) !== 'InvalidStateError') throw ended;
  }
}

async function open(lifecycle: Lifecycle): Promise<Database> {
  let wasSilent = false;
  for (const delay of RETRIES) {
    try {
      return await openOnce(lifecycle);
    } catch (error) {
      // A silence is waited for once more, not three times: somebody is looking at an empty page.
      const isSilent = error instanceof StoreError && error.kind === 'silent';
      if (errorName(error) !== 'UnknownError' && (!isSilent || wasSilent)) throw asStoreError(error);
      wasSilent ||= isSilent;
    }
    await pause(delay);
  }
  try {
    return await openOnce(lifecycle);
  } catch (error) {
    throw asStoreError(error);
  }
}

export function connect(): Connection {
  const closing = new Set<() => Promise<void>>();
  let current: Promise<Database> | undefined;

  const database = (): Promise<Database> => {
    if (current !== undefined) return current;
    const opening = open({
      versionChange: (opened) => void makeWay(opened),
      terminated: () => forget(opening),
    });
    opening.catch(() => forget(opening));
    current = opening;
    return opening;
  };
  const forget = (which: Promise<Database>): void => {
    if (current === which) current = undefined;
  };
  /** Lets drafts be saved, then closes. */
  const makeWay = async (opened: Database): Promise<void> => {
    const mine = current;
    await Promise.race([Promise.allSettled([...closing].map((listener) => listener())), pause(CLOSING_TIME)]);
    if (mine !== undefined) forget(mine);
    opened.close();
  };

  const use = async <Result>(work: (database: Database) => Promise<Result>): Promise<Result> => {
    for (let again = true; ; again = false) {
      const opening = database();
      const opened = await opening;
      try {
        return await work(opened);
      } catch (error) {
        // A connection that is closing says InvalidStateError, and so does every one of Firefox
        // after a full disk, until it is opened anew.
        const dead = errorName(error) === 'InvalidStateError';
        if (!again || !dead)
          throw dead ? new StoreError('unreadable', { cause: error }) : asStoreError(error);
        forget(opening);
        opened.close();
      }
    }
  };
  return { open: () => void database(), use, closing };
}
