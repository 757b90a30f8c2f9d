/**
 * What Postil knows, in the words of the W3C Web Annotation Data Model and schema.org.
 *
 * Records are plain JSON, each with a random id and the time of its last change, so that
 * copies can be merged later without a migration.
 */

type Brand<Base, Name extends string> = Base & { readonly brand: Name };

export type AnnotationId = Brand<string, 'AnnotationId'>;
export type IssueId = Brand<string, 'IssueId'>;
export type TagId = Brand<string, 'TagId'>;

/** Names a publication: the host that publishes it, with a path where a host holds several. */
export type PublicationId = Brand<string, 'PublicationId'>;

/** A web address without tracking, in the one spelling that Postil stores: see `address.ts`. */
export type Address = Brand<string, 'Address'>;

/** A moment, as `Date.prototype.toISOString` writes it. */
export type IsoTime = Brand<string, 'IsoTime'>;

/** The marks' colours, in the order in which new tags take them. */
export const COLOURS = ['coral', 'blue', 'violet', 'teal', 'green', 'rose', 'sand', 'amber'] as const;

/** The colour of a note without a tag. */
export const UNTAGGED_COLOUR = 'amber' satisfies Colour;
export type Colour = (typeof COLOURS)[number];

/** The keys that tag a selection. */
export const TAG_KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type TagKey = (typeof TAG_KEYS)[number];

/**
 * The words of a passage with their surroundings.
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * The place of a passage: UTF-16 units in the text of its issue, `end` exclusive.
 * @see https://www.w3.org/TR/annotation-model/#text-position-selector
 */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** Another place of the text that resembled a passage when it was marked, in its surroundings. */
export interface Lookalike {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** In UTF-16 units of the text. */
  readonly start: number;
  /** In folded units: see `Surroundings`. */
  readonly folded?: number;
}

/** What the text around a passage was like when it was marked: more than the W3C selectors can say. */
export interface Surroundings {
  /** UTF-16 units of the whole text. */
  readonly length: number;
  /**
   * Where the passage was and how long the text, without the white space and the typography that
   * another rendition of a page changes: see anchoring/fold.ts.
   */
  readonly folded?: { readonly start: number; readonly length: number };
  /** The passages most like this one, at most three: found alone, they must not attract its note. */
  readonly lookalikes: readonly Lookalike[];
  /** Where the same words stood several times: which of them this is, counted from 1. */
  readonly copies?: PageOrder;
  /**
   * Folded units of the passage's paragraph before it and after it, at most 64 a side: what goes wherever
   * the passage is moved, and stays behind where it is only quoted.
   */
  readonly paragraph?: { readonly before: number; readonly after: number };
  /** In what part of the page it stood. */
  readonly role?: RegionRole | 'body';
}

/** What stands beside an issue's own text: its words quote the text, or resemble it. */
export const REGION_ROLES = ['comments', 'related', 'contents', 'navigation', 'promotion'] as const;
export type RegionRole = (typeof REGION_ROLES)[number];

/** The structures that Postil knows, by the names of HTML: see docs/formats.md. Others are kept unread. */
export const STRUCTURES = ['pre', 'code', 'del', 'sup', 'sub', 'a', 'br', 'li', 'table'] as const;
export type StructureType = (typeof STRUCTURES)[number];

/** A stretch of a passage that is more than its words: UTF-16 units of `Target.passage`, `end` exclusive. */
export interface Structure {
  /** One of `STRUCTURES`, or what a later version knows. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** The language of `pre`, the address of `a`, the number of `li`; `th` where a table's first row is its head. */
  readonly value?: string;
}

/** Where a passage is: the issue's address when it was marked, and how to find it there. */
export interface Target {
  readonly source: Address;
  readonly selector: readonly [TextQuoteSelector, TextPositionSelector];
  /**
   * The passage as the reader saw it: white space collapsed, a line break between blocks. The quote
   * has neither, since it is the page's own text.
   */
  readonly passage?: string;
  /** What the page says of stretches of `passage`; absent where it says nothing, and in older notes. */
  readonly structure?: readonly Structure[];
  /** What stood around it, as the reader saw it: the quote's prefix and suffix know no borders of blocks. */
  readonly context?: { readonly before: string; readonly after: string };
  /** What the reader had marked, where they took over a later wording of the page. */
  readonly earlier?: string;
  /** Absent where the note comes from another tool. */
  readonly surroundings?: Surroundings;
}

/** What the reader calls a note: a passage, its tags and a comment. */
export interface Annotation {
  readonly id: AnnotationId;
  readonly issue: IssueId;
  readonly target: Target;
  /** In the order in which they were given; the first one colours the mark. */
  readonly tags: readonly TagId[];
  /** What the reader wrote: Markdown, possibly empty. */
  readonly comment: string;
  readonly created: IsoTime;
  readonly modified: IsoTime;
  /** Set while the note is in the bin. */
  readonly deleted?: IsoTime;
}

export interface Tag {
  readonly id: TagId;
  readonly name: string;
  readonly colour: Colour;
  readonly key?: TagKey;
  readonly created: IsoTime;
  readonly modified: IsoTime;
}

/** A newsletter, as the reader knows it. */
export interface Publication {
  readonly id: PublicationId;
  readonly name: string;
  readonly modified: IsoTime;
}

/**
 * What words a text is made of, so that it is known again where it stands at another address: 32
 * words of the form `BAND`, see `fingerprint.ts`.
 */
export type Fingerprint = readonly string[];

/** The place of an issue on a page that holds many: `index` counts from 1. */
interface PageOrder {
  readonly index: number;
  readonly of: number;
}

/** What a page says of one of its issues. */
export interface IssueDescription {
  readonly address: Address;
  readonly title: string;
  readonly publication: {
    readonly id: PublicationId;
    readonly name: string;
    /** Whether page and publication surely have one author: see `believed`, which alone says this. */
    readonly owned?: true;
  };
  readonly authors: readonly string[];
  /** The day, or only the year or month, that the page names: `2020-05-04`, `2020-05`, `2020`. */
  readonly published?: string;
  /** As printed: `18/53`, `#244`. */
  readonly number?: string;
  /** A BCP 47 tag. */
  readonly language?: string;
  readonly order?: PageOrder;
  /** The address that the page was opened at, where it calls itself another. */
  readonly at?: Address;
  /**
   * Where the browser says that the issue stands, where `address` is only what the page calls it. No page
   * says this of itself: see `believed`.
   */
  readonly page?: Address;
  /** More addresses that the page calls its own; who believes them asks `mayClaim` first. */
  readonly aliases?: readonly Address[];
  readonly fingerprint?: Fingerprint;
}

/** An issue that was annotated. */
export interface Issue extends Omit<IssueDescription, 'address' | 'at' | 'page' | 'aliases' | 'publication'> {
  readonly id: IssueId;
  /** Every address that the issue is known at; the first one names it. */
  readonly addresses: readonly [Address, ...Address[]];
  /** Addresses that are other issues, because the reader said so: never taken for this one again. */
  readonly apart?: readonly Address[];
  readonly publication: PublicationId;
  readonly created: IsoTime;
  readonly modified: IsoTime;
}

/** What was written in one transaction: ids only, so that anyone may hear it. */
export interface Change {
  readonly annotations: readonly AnnotationId[];
  readonly issues: readonly IssueId[];
  /** True when a tag was made, renamed, recoloured or removed. */
  readonly tags: boolean;
}
