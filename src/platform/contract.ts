/** Who may ask whom what. Keys are `noun.verb`; a missing or extra handler does not compile. */
import type { Resolution } from '../core/anchoring/resolution.ts';
import type {
  Address,
  AnnotationId,
  Fingerprint,
  IssueDescription,
  IssueId,
  Tag,
  TagId,
  Target,
} from '../core/model.ts';

/**
 * A note as a web page's document may know it: where it is and how it looks. Comments stay in the
 * extension's own documents.
 */
export interface PageNote {
  readonly id: AnnotationId;
  /** The address, of those that the page asked for, of the issue that the note belongs to. */
  readonly issue: Address;
  readonly target: Target;
  readonly tags: readonly TagId[];
  readonly commented: boolean;
}

/** All that a content script needs to paint and to offer tags. */
export interface PageNotes {
  /** The ids of the page's issues that are stored, to know whose changes matter. */
  readonly issues: readonly IssueId[];
  readonly notes: readonly PageNote[];
  /** In the order of the toolbar: by use in this publication, then by key. */
  readonly tags: readonly Tag[];
}

/** What the reader wants to write next, in the panel. */
export interface Focus {
  readonly field: 'comment' | 'tags';
  /** The note to edit; null is the live selection. */
  readonly annotation: AnnotationId | null;
}

/** The background answers content scripts, each for its own page only. */
export interface Background {
  /** The page may hold issues: bring the content script in, unless the reader keeps Postil out of it. */
  'page.inject': () => void;
  /** A passage was selected or is to be shown: bring in what only that needs. */
  'page.extend': () => void;
  /** The notes of these issues of the asking page. */
  'page.load': (issues: readonly IssueDescription[]) => PageNotes;
  /**
   * Saves a passage; answers when it is on disk, with the note that has it now: another one where the
   * passage was marked before. Asked again with the same id, it is the same save.
   */
  'annotation.create': (draft: {
    readonly id: AnnotationId;
    readonly issue: IssueDescription;
    readonly target: Target;
    readonly tags: readonly TagId[];
  }) => PageNote;
  /** Gives a note a tag, after those that it has. */
  'annotation.addTag': (change: { readonly id: AnnotationId; readonly tag: TagId }) => void;
  /** Takes a tag off a note. */
  'annotation.removeTag': (change: { readonly id: AnnotationId; readonly tag: TagId }) => void;
  /** Moves the ends of a note's passage. */
  'annotation.extend': (change: { readonly id: AnnotationId; readonly target: Target }) => void;
  /** Puts a note into the bin. */
  'annotation.remove': (id: AnnotationId) => void;
  /** Takes a note out of the bin. */
  'annotation.restore': (id: AnnotationId) => void;
  /** This issue is being read, or none: how many notes it has is shown on the toolbar button. */
  'issue.read': (issue: IssueDescription | null) => void;
  /** Opens the panel beside the asking page; false where the browser refuses (Firefox, from a page). */
  'panel.open': () => boolean;
}

/** One of `NotePosition.candidates`; of a passage that is painted, whatever the index, where it is. */
export interface Choice {
  readonly id: AnnotationId;
  readonly index: number;
}

/**
 * The background does for the extension's own documents what these may not live to finish: a popup
 * closes at any moment.
 */
export interface SiteRules {
  /** Keeps Postil out of a host from now on. */
  'site.block': (host: string) => void;
  /** Lets it in again, as far as it may see that host. */
  'site.allow': (host: string) => void;
}

/** A page's content script answers the extension's own documents. */
export interface Page {
  /** Scrolls to a passage and flashes it; false where it is not painted. */
  'passage.reveal': (id: AnnotationId) => boolean;
  /** How the places of a passage read now: where it is painted, or else its candidates. */
  'candidate.read': (id: AnnotationId) => readonly Wording[];
  /** Scrolls to one of the places where a passage may be, and flashes it; false where it is gone. */
  'candidate.reveal': (choice: Choice) => boolean;
  /** Describes one of these places as the passage's own, for the reader who accepts it. */
  'candidate.describe': (choice: Choice) => Target | null;
  /** Lets go of the live selection, once it is saved. */
  'selection.clear': () => void;
  /** The panel took up the wish to write (`PageState.focus`). */
  'focus.take': () => void;
  /** Reads another issue of this page: scrolls to its beginning. */
  'issue.reveal': (address: Address) => boolean;
  /** Postil may not see this page any more: ends what runs there. */
  'page.leave': () => void;
}

/** What was found of a note on the page now. */
export type Verdict = Resolution['verdict'];

/** A stretch of an issue: its first and last unit, as fractions of the issue's text. */
export type Stretch = readonly [start: number, end: number];

/** How a stretch of an issue reads now, with a few words before and after it. */
export interface Wording {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Where a note stands in its issue. */
export interface NotePosition {
  readonly id: AnnotationId;
  readonly verdict: Verdict;
  /** Null where nothing is painted: uncertain, waiting, missing. */
  readonly span: Stretch | null;
  /** Where it may be instead, the best first: at most three, none where it is painted. */
  readonly candidates: readonly Stretch[];
}

/** A passage that is selected now and could be saved. */
export interface LiveSelection {
  readonly issue: Address;
  readonly target: Target;
}

/** How many signs are told of an issue: a sentence with more is read by nobody. */
export const MOST_EVIDENCE = 3;

/** What a page tells the panel and the popup, again at each change. */
export interface PageState {
  readonly issues: readonly IssueDescription[];
  /** The issue that is being read, as an index into `issues`. */
  readonly current: number;
  /** Of the issue that is being read; none where its text is too short to have one. */
  readonly fingerprint?: Fingerprint;
  /** The signs that it was taken for an issue by, the strongest first, `MOST_EVIDENCE` at most. */
  readonly evidence?: readonly string[];
  readonly places: readonly NotePosition[];
  /** The first note in view, for the panel to follow. */
  readonly inView: AnnotationId | null;
  readonly selection: LiveSelection | null;
  readonly focus: Focus | null;
}

/** How the reader likes it; kept in `storage.local`, which holds no text of theirs. */
export interface Settings {
  readonly toolbar: 'bar' | 'dot' | 'none';
  /** While set, each selection is marked at once: with this tag, or without one. */
  readonly highlighter: { readonly tag: TagId | null } | null;
  /** Hosts that Postil keeps out of: these very ones, not the hosts below them. */
  readonly never: readonly string[];
}
