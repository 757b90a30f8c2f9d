/** What can go wrong with the library, each with a sentence that a person can act on. */

/**
 * - `blocked`: another window holds an older version open
 * - `changed elsewhere`: a comment is no longer what the editor began with
 * - `changed since`: what an act wrote was written again, so it cannot be undone
 * - `full`: no space left on the disk
 * - `invalid`: what is to be saved is too long or malformed
 * - `missing`: the record was deleted for ever
 * - `newer version`: a newer Postil wrote this library
 * - `no storage`: the browser keeps nothing (private windows)
 * - `silent`: the database does not answer
 * - `taken`: another tag has this name
 * - `unreadable`: the browser cannot read the database
 */
export type StoreErrorKind =
  | 'blocked'
  | 'changed elsewhere'
  | 'changed since'
  | 'full'
  | 'invalid'
  | 'missing'
  | 'newer version'
  | 'no storage'
  | 'silent'
  | 'taken'
  | 'unreadable';

const SENTENCES = {
  blocked: 'An older Postil is still open in another window. Close its windows, then try again.',
  'changed elsewhere': 'This comment was changed in another window. Both texts are kept.',
  'changed since': 'This was changed since and cannot be undone.',
  full: 'The disk is full: nothing was saved. Free some space, then try again.',
  invalid: 'This cannot be saved: it is too long or damaged.',
  missing: 'This note is no longer there.',
  'newer version':
    'This library was made by a newer Postil. Update Postil to open it. Until then it can be exported, in the settings.',
  'no storage': 'This browser keeps no data here, as in private windows. Postil cannot save anything.',
  silent: 'The library does not answer. Restart the browser, then try again.',
  taken: 'Another tag has this name.',
  unreadable: 'The browser cannot read the library. Restart the browser, then try again.',
} satisfies Record<StoreErrorKind, string>;

export class StoreError extends Error {
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, options?: ErrorOptions) {
    super(SENTENCES[kind], options);
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** Somebody else changed the comment meanwhile: theirs is stored, ours is kept as the draft. */
export class ChangedElsewhereError extends StoreError {
  readonly stored: string;
  readonly written: string;

  constructor(stored: string, written: string) {
    super('changed elsewhere');
    this.stored = stored;
    this.written = written;
  }
}

/** The errors that IndexedDB is known to give, by the name of its `DOMException`. */
const KINDS: Readonly<Record<string, StoreErrorKind>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer version',
  UnknownError: 'unreadable',
  DataError: 'invalid',
  DataCloneError: 'invalid',
  ConstraintError: 'invalid',
};

export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** The browser's error as one of ours, with the browser's as its cause; anything else as it is. */
export function asStoreError(error: unknown): unknown {
  const kind = Object.hasOwn(KINDS, errorName(error)) ? KINDS[errorName(error)] : undefined;
  return kind === undefined || error instanceof StoreError ? error : new StoreError(kind, { cause: error });
}
