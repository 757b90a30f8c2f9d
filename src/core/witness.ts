/**
 * What a library holds, in numbers: kept in the database beside the records (the ledger), and once more where
 * the database's faults do not reach (the witness). Where both disagree, something was lost.
 */
import type { IsoTime } from './model.ts';

/** The kinds of records that are counted. */
export const COUNTED = ['annotations', 'issues', 'publications', 'tags'] as const;

/** How many records there are of each kind; notes in the bin are notes. */
export type Counts = Readonly<Record<(typeof COUNTED)[number], number>>;

/** Written in the same transaction as the records that it counts. */
export interface Ledger {
  /** A random name, made with the library: another one is another library. */
  readonly library: string;
  /** How many transactions have written records. It never goes back. */
  readonly acts: number;
  readonly counts: Counts;
  /** The exclusive or of all records' checksums; absent until all of them were read once. */
  readonly digest?: string;
}

/** A ledger as it was told to the outside, so it may be some acts behind. */
export interface Witness extends Ledger {
  /** When it was told. */
  readonly time: IsoTime;
}

/**
 * - `gone`: there is another library in place of the one that was here, as after a browser emptied it
 * - `behind`: the last acts are missing, as after a log was cut short
 * - `fewer`: records are missing that the ledger counts
 * - `unreadable`: the browser does not open the database
 */
export const DAMAGES = ['gone', 'behind', 'fewer', 'unreadable'] as const;
type Damage = (typeof DAMAGES)[number];

/** What was lost, in numbers. */
export interface Loss {
  readonly damage: Damage;
  /** When it was noticed. */
  readonly noticed: IsoTime;
  /** What should be there, and when that was known. */
  readonly expected: Counts;
  readonly known: IsoTime;
  /** What is there; absent where it cannot be read. */
  readonly found?: Counts;
}

/** Whether some kind has fewer records than it should. */
export function isFewer(counts: Counts, expected: Counts): boolean {
  return COUNTED.some((kind) => counts[kind] < expected[kind]);
}

/**
 * What is wrong with a library that could be opened. A witness that is behind is in order: the browser may
 * have been ended between an act and telling of it. So is none, or one of a library in which nothing was done.
 * @param counts what is there; left out, only names and acts are compared.
 */
export function damageOf(
  witness: Witness | undefined,
  ledger: Ledger | undefined,
  counts?: Counts,
): Damage | undefined {
  const isKnown = witness !== undefined && witness.acts > 0;
  if (isKnown && ledger?.library !== witness.library) return 'gone';
  if (isKnown && ledger !== undefined && ledger.acts < witness.acts) return 'behind';
  return ledger && counts && isFewer(counts, ledger.counts) ? 'fewer' : undefined;
}

/** Whether a witness may say this from now on, without forgetting that it saw more, or another library. */
export function follows(ledger: Ledger, witness: Witness | undefined): boolean {
  if (witness === undefined || witness.acts === 0) return true;
  return ledger.library === witness.library && ledger.acts > witness.acts;
}
