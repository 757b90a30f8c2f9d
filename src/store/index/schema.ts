/** What the database keeps beside the records so that nobody has to read them all: an index and sums. */
import type { DBSchema } from 'idb';
import type { AnnotationId, IssueId, IsoTime, PublicationId, TagId } from '../../core/model.ts';

/** Some of the notes' terms, in the order of code units, with the numbers of the notes that have each. */
export interface Chunk {
  readonly segment: number;
  readonly part: number;
  /** A line each. */
  readonly terms: string;
  /** Where the numbers of each term begin in `numbers`, in bytes; one more for the end. */
  readonly starts: Uint32Array;
  /** Each term's numbers, ascending, as the gaps between them in LEB128. */
  readonly numbers: Uint8Array;
}

/** A run of chunks that is never changed, only merged with others into a new one. */
export interface Segment {
  readonly id: number;
  /** How many notes it was made of. */
  readonly notes: number;
  /** The first term of each of its chunks. */
  readonly firsts: readonly string[];
}

/** What filters ask of 256 notes whose numbers follow each other. */
export interface Block {
  /** The first number divided by 256. */
  readonly block: number;
  /** A note's bits: see `block.ts`; 0 where no note has the number. */
  readonly bits: Uint8Array;
  /** When each was made, in milliseconds. */
  readonly created: Float64Array;
  /** Each issue and tag of these notes once. */
  readonly issues: readonly IssueId[];
  readonly tags: readonly TagId[];
  /** Which of `issues` each note belongs to. */
  readonly issueOf: Uint8Array;
  /** A note's place in the block times 65,536, plus the place of one of its tags in `tags`. */
  readonly tagged: Uint32Array;
}

/** How many notes there are of each kind. */
export interface Sums {
  /** Without those in the bin, as all that follows. */
  readonly notes: number;
  readonly binned: number;
  readonly untagged: number;
  readonly tags: ReadonlyMap<TagId, number>;
}

export interface IssueSums extends Sums {
  readonly issue: IssueId;
  readonly publication: PublicationId;
  /** When its last note was made or changed; absent where all are in the bin. */
  readonly last?: IsoTime;
}

export interface PublicationSums extends Sums {
  readonly publication: PublicationId;
  /** Those that have notes. */
  readonly issues: number;
}

/** Of the whole library. */
export interface Totals extends Sums {
  /** Those that have notes. */
  readonly issues: number;
  readonly publications: number;
}

/** How far the index is; without this record nothing of it is there, and nobody keeps it up. */
export interface IndexState {
  readonly key: 'index';
  /** What the building has read last; absent where the index is complete. */
  readonly building?: {
    readonly issue?: IssueId;
    readonly note?: { readonly modified: IsoTime; readonly id: AnnotationId };
    readonly done: number;
  };
  readonly segments: readonly Segment[];
}

/** What a search of words finds besides the notes' own, as `spaced` writes it. */
export interface Names {
  readonly publication: PublicationId;
  readonly name: string;
  /** Of each issue its title and each of its authors, with tabs between. */
  readonly issues: ReadonlyMap<IssueId, string>;
}

export interface IndexSchema extends DBSchema {
  /** The notes that are indexed; the key is the note's number: the later its words, the higher. */
  numbers: { key: number; value: { readonly id: AnnotationId }; indexes: { 'by-id': AnnotationId } };
  /** The terms, a line each, of notes that are in no segment yet; the key is the note's number. */
  fresh: { key: number; value: string };
  chunks: { key: [segment: number, part: number]; value: Chunk };
  blocks: { key: number; value: Block };
  names: { key: PublicationId; value: Names };
  issueSums: {
    key: IssueId;
    value: IssueSums;
    indexes: {
      /** Holds only those that have notes. */
      'by-last': IsoTime;
      'by-publication': PublicationId;
    };
  };
  publicationSums: { key: PublicationId; value: PublicationSums };
}

/** The stores of the index and the sums: what is in them can be made again from the records. */
export const INDEX_STORES = [
  'numbers',
  'fresh',
  'chunks',
  'blocks',
  'names',
  'issueSums',
  'publicationSums',
] as const;
