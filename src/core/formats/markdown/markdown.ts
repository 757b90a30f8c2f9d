/** Notes as Markdown: an issue with its passages. */
import { commentItem } from './comment.ts';
import { markdownAddress, markdownLink, markdownText } from './escape.ts';
import type { Annotation, Issue, Publication, Tag, TagId, Target } from '../../model.ts';
import { linkOf } from '../passage-link.ts';
import { tagList } from '../tag-list.ts';
import { passageLines } from './passage.ts';

export interface IssueNotes {
  readonly issue: Issue;
  readonly publication: Publication;
  /** In the order in which they are to stand: that of the text, as far as the caller knows it. */
  readonly annotations: readonly Annotation[];
  /** At least those of the annotations. */
  readonly tags: readonly Tag[];
}

/** How the program that keeps a file writes tags and names a note. */
export interface NoteStyle {
  /** Tags in its grammar; by comma where it has none. */
  readonly tags?: (names: readonly string[]) => string;
  /** A line of its own after the passage. */
  readonly after?: (note: Annotation) => string;
}

/**
 * An issue with its notes as CommonMark: what comes from the page or is a
 * tag's name is shown as it is, and the reader's comments are the Markdown that they wrote, without
 * HTML and images.
 */
export function issueMarkdown(
  { issue, publication, annotations, tags }: IssueNotes,
  style: NoteStyle = {},
): string {
  const [address] = issue.addresses;
  const facts = [publication.name, issue.authors.join(', '), issue.published ?? '', issue.number ?? ''];
  const names = new Map(tags.map(({ id, name }) => [id, name]));
  const blocks = [
    `# ${markdownText(issue.title)}`,
    joined(facts, ' · '),
    markdownAddress(address),
    ...annotations.flatMap((annotation) => noteBlocks(annotation, names, style)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The passage as a quote, and a list of its tags, its comment and its address. */
function noteBlocks(note: Annotation, names: ReadonlyMap<TagId, string>, style: NoteStyle): string[] {
  const { target, tags, comment } = note;
  const plain = (all: readonly string[]): string => markdownText(tagList(all));
  const given = (style.tags ?? plain)(tags.flatMap((id) => names.get(id) ?? []));
  const items = [
    ...(given === '' ? [] : [`- Tags: ${given}`]),
    ...commentItem(comment),
    `- ${markdownLink('In the issue', linkOf(target))}`,
  ];
  return [blockquote(target), style.after?.(note) ?? '', items.join('\n')];
}

function joined(texts: readonly string[], by: string): string {
  const parts = texts.map(markdownText).filter((text) => text !== '');
  return parts.join(by);
}

/** A quote of a passage's blocks. */
function blockquote(target: Target): string {
  return passageLines(target)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}
