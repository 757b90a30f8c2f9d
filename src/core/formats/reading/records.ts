/** What was read from another tool as records of ours, the same for the same file. */
import type { Archive } from '../archive/archive.ts';
import { sha256Of } from '../archive/sha256.ts';
import { toAddress } from '../../issues/address.ts';
import { siteOf } from '../../issues/url.ts';
import {
  COLOURS,
  type Address,
  type Annotation,
  type AnnotationId,
  type Issue,
  type IssueId,
  type IsoTime,
  type Publication,
  type PublicationId,
  type Tag,
  type TagId,
} from '../../model.ts';
import { foldName } from '../../tags.ts';
import type { ForeignNote, ForeignTime, Reading } from './model.ts';

/** What turns a file's words into records of this moment and place. */
export interface Circumstances {
  readonly now: IsoTime;
  /** A time of the file as a moment; one without a zone is of the reader's own. */
  readonly moment: (time: ForeignTime) => IsoTime;
  /** The name under which texts stand that are no newsletter's: the format's label. */
  readonly label: string;
}

/** Older than any change: what the reader did to a record here is later, and wins. */
const NEVER = '1970-01-01T00:00:00.000Z' as IsoTime;

/** A host that can never be one: texts whose address the file does not say wait there for theirs. */
const UNPLACED = 'unplaced.invalid';

const nameOf = <Id extends string>(...parts: readonly string[]): Id =>
  sha256Of(parts.join('\n\0')).slice(0, 32) as Id;

type ReadIssue = Reading['issues'][number];

/** The address of a text, or one that stands for it, made of its title and authors. */
function addressOf({ address = '', title, authors }: ReadIssue): Address {
  const hash = address.indexOf('#');
  // On a page that holds many issues a fragment names one; elsewhere it is a place in the text.
  const known = toAddress(hash < 0 ? address : address.slice(0, hash));
  const unplaced = `https://${UNPLACED}/${nameOf<string>(address, title, ...authors).slice(0, 16)}`;
  return known ?? (unplaced as Address);
}

/**
 * Makes records of what was read. Their ids follow from what they say, so that a file that is
 * imported again changes nothing, and merging finds by address and by name what is here already.
 * Texts without a note are left out; a note without a passage stands at the title of its text.
 */
export function recordsOf({ issues }: Pick<Reading, 'issues'>, circumstances: Circumstances): Archive {
  const publications = new Map<PublicationId, Publication>();
  const known = new Map<IssueId, Issue>();
  const tags = new Map<string, Tag>();
  const annotations = new Map<AnnotationId, Annotation>();
  const tagFor = (name: string): TagId => {
    const folded = foldName(name);
    const colour = COLOURS[tags.size % COLOURS.length] ?? COLOURS[0];
    const id = nameOf<TagId>('tag', folded);
    if (!tags.has(folded))
      tags.set(folded, { id, name, colour, created: circumstances.now, modified: NEVER });
    return id;
  };
  for (const read of issues.filter(({ notes }) => notes.length > 0)) {
    const address = addressOf(read);
    const issue = issueOf(read, address, circumstances);
    const publication = publicationOf(read, issue.publication, circumstances.label);
    if (!publications.has(publication.id)) publications.set(publication.id, publication);
    if (!known.has(issue.id)) known.set(issue.id, issue);
    for (const [index, note] of read.notes.entries()) {
      const annotation = annotationOf(note, index, issue, circumstances);
      let id = annotation.id;
      for (let number = 2; annotations.has(id); number++) id = nameOf(annotation.id, `${number}`);
      const given = [...note.tags, ...read.tags].map(tagFor);
      annotations.set(id, { ...annotation, id, tags: [...new Set(given)] });
    }
  }
  return {
    exported: circumstances.now,
    publications: [...publications.values()],
    issues: [...known.values()],
    tags: [...tags.values()],
    annotations: [...annotations.values()],
    tombstones: [],
  };
}

function publicationOf(read: ReadIssue, id: PublicationId, label: string): Publication {
  const isPlaced = id !== UNPLACED;
  return { id, name: read.publication ?? (isPlaced ? id : label), modified: NEVER };
}

function issueOf(read: ReadIssue, address: Address, { now }: Circumstances): Issue {
  const { title, authors, published, number, language } = read;
  return {
    id: nameOf('issue', address),
    addresses: [address],
    publication: siteOf(address) as PublicationId,
    title: title === '' ? address : title,
    authors: authors.slice(0, 50),
    ...(published !== undefined && { published }),
    ...(number !== undefined && { number }),
    ...(language !== undefined && { language }),
    created: now,
    modified: NEVER,
  };
}

function annotationOf(
  note: ForeignNote,
  index: number,
  issue: Issue,
  { now, moment }: Circumstances,
): Annotation {
  const { id = '', passage, prefix = '', suffix = '', start, place, comment, created, modified } = note;
  const exact = passage === '' ? issue.title : passage;
  const from = start !== undefined && Number.isInteger(start) && start >= 0 ? start : index;
  const made = created === undefined ? undefined : moment(created);
  const changed = modified === undefined ? made : moment(modified);
  // Where a text has no address, its pages are the only way back to the place.
  const isUnplaced = siteOf(issue.addresses[0]) === UNPLACED;
  const said = isUnplaced && place !== undefined ? [comment, `(${place})`] : [comment];
  return {
    id:
      id === ''
        ? nameOf('note', issue.id, passage, prefix, suffix, passage === '' ? comment : '')
        : nameOf('note', issue.id, id),
    issue: issue.id,
    target: {
      source: issue.addresses[0],
      selector: [
        { type: 'TextQuoteSelector', exact, prefix, suffix },
        { type: 'TextPositionSelector', start: from, end: from + exact.length },
      ],
      ...(exact.includes('\n') && { passage: exact }),
    },
    tags: [],
    comment: said.filter((part) => part !== '').join('\n\n'),
    created: made ?? now,
    modified: changed ?? NEVER,
  };
}
