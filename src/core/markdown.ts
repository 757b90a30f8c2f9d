/** Notes as Markdown. */
import type { Annotation, Issue, Publication, Tag, TextQuoteSelector } from './model.ts';

/** Where a passage comes from, for its attribution. */
export interface Source {
  readonly address: string;
  readonly title: string;
  readonly publication: { readonly name: string };
  readonly authors: readonly string[];
  readonly published?: string;
}

export interface IssueNotes {
  readonly issue: Issue;
  readonly publication: Publication;
  readonly annotations: readonly Annotation[];
  readonly tags: readonly Tag[];
}

/** An issue with its notes, in the order of the text. */
export function issueMarkdown(notes: IssueNotes): string {
  return notes.issue.title;
}

/** One passage as a quote with its source; an `IssueDescription` is a `Source`. */
export function passageMarkdown(quote: TextQuoteSelector, source: Source): string {
  return quote.exact + source.title;
}

/** A name for a file that every system takes: at most 80 characters. */
export function fileName(title: string, extension: string): string {
  return `${title}.${extension}`;
}
