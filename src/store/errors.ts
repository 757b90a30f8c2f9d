/** What can go wrong with the library, each with a sentence that a person can act on. */

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

export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** Somebody else changed the comment meanwhile; both texts are kept: theirs stored, ours as draft. */
export class ChangedElsewhereError extends StoreError {
  readonly stored: string;
  readonly written: string;
  constructor(stored: string, written: string) {
    super('changed elsewhere', 'This comment was changed in another window. Both texts are kept.');
    this.stored = stored;
    this.written = written;
  }
}
