/** What a writer of a format is: a row of `writers.ts`. */
import type { Archive } from '../archive/archive.ts';
import type { Annotation, Tag, TagId } from '../../model.ts';
import type { IssueNotes } from '../markdown/markdown.ts';

interface OutgoingText {
  /** With its extension. */
  readonly name: string;
  readonly text: string;
}

export interface Writer {
  /** As commands name it. */
  readonly name: string;
  /** As a reader knows it. */
  readonly label: string;
  /** A media type. */
  readonly type: string;
  /** One file or several, whose names differ on every system. */
  readonly write: (library: Archive) => readonly OutgoingText[];
}

/** Issues with their notes in the order of the text, the bin left out. */
export function issuesOf({ publications, issues, tags, annotations }: Archive): IssueNotes[] {
  const byId = new Map(publications.map((one) => [one.id, one]));
  const notes = new Map<string, Annotation[]>();
  for (const note of annotations) {
    if (note.deleted !== undefined) continue;
    const own = notes.get(note.issue);
    if (own === undefined) notes.set(note.issue, [note]);
    else own.push(note);
  }
  return issues.flatMap((issue) => {
    const own = notes.get(issue.id);
    const publication = byId.get(issue.publication);
    if (own === undefined || publication === undefined) return [];
    const place = ({ target }: Annotation): number => target.selector[1].start;
    return [{ issue, publication, tags, annotations: own.toSorted((a, b) => place(a) - place(b)) }];
  });
}

/** The names of a note's tags, in its order. */
export function tagNames(note: Annotation, tags: ReadonlyMap<TagId, string>): string[] {
  return note.tags.flatMap((id) => tags.get(id) ?? []);
}

export function namesOf(tags: readonly Tag[]): ReadonlyMap<TagId, string> {
  return new Map(tags.map(({ id, name }) => [id, name]));
}
