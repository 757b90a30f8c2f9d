/** Notes as Markdown: an issue with its passages, one passage with its source, names for files. */
import { commentItem } from './comment.ts';
import { markdownLines, markdownLink, markdownText } from './escape.ts';
import type { Annotation, Issue, Publication, Tag, TagId, Target } from '../../model.ts';
import { passageOf } from '../passage.ts';
import { linkOf } from '../passage-link.ts';

/** Where a passage comes from, for its attribution; an `IssueDescription` is one. */
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
  /** At least those of the annotations. */
  readonly tags: readonly Tag[];
}

/**
 * An issue with its notes in the order of the text, as CommonMark: what comes from the page or is a
 * tag's name is shown as it is, and the reader's comments are the Markdown that they wrote, without
 * HTML and images.
 */
export function issueMarkdown({ issue, publication, annotations, tags }: IssueNotes): string {
  const [address] = issue.addresses;
  const facts = [publication.name, issue.authors.join(', '), issue.published ?? '', issue.number ?? ''];
  const names = new Map(tags.map(({ id, name }) => [id, name]));
  const inOrder = annotations.toSorted((a, b) => a.target.selector[1].start - b.target.selector[1].start);
  const blocks = [
    `# ${markdownText(issue.title)}`,
    joined(facts, ' · '),
    markdownLink(address, address),
    ...inOrder.flatMap((annotation) => noteBlocks(annotation, names)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The passage as a quote, and a list of its tags, its comment and its address. */
function noteBlocks({ target, tags, comment }: Annotation, names: ReadonlyMap<TagId, string>): string[] {
  const given = joined(
    tags.map((id) => names.get(id) ?? ''),
    ', ',
  );
  const items = [
    ...(given === '' ? [] : [`- Tags: ${given}`]),
    ...commentItem(comment),
    `- ${markdownLink('In the issue', linkOf(target))}`,
  ];
  return [blockquote(passageOf(target)), items.join('\n')];
}

/** One passage as a quote with its source. */
export function passageMarkdown(target: Target, source: Source): string {
  const { title, publication, authors, published } = source;
  const link = markdownLink(title, linkOf(target));
  const facts = [publication.name, published ?? ''].map(markdownText);
  const from = [markdownText(authors.join(', ')), link, ...facts].filter((part) => part !== '');
  return `${blockquote(passageOf(target))}\n\n— ${from.join(', ')}\n`;
}

function joined(texts: readonly string[], by: string): string {
  const parts = texts.map(markdownText).filter((text) => text !== '');
  return parts.join(by);
}

/** A quote with a paragraph for each line of the text. */
function blockquote(text: string): string {
  return markdownLines(text)
    .map((line) => `> ${line}`)
    .join('\n>\n');
}

const LONGEST_NAME = 80;

/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:\.|$)/i;

/**
 * A name for a file that every system takes: letters of any script with their marks, digits, spaces,
 * `.`, `_` and `-`; at most 80 UTF-16 units and 255 bytes with its extension.
 */
export function fileName(title: string, extension: string): string {
  const room = LONGEST_NAME - extension.length - 1;
  const tidy = title.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '_');
  let name = '';
  for (const character of tidy.trim().replace(/^[._\s-]+/u, '')) {
    if (name.length + character.length > room || bytes(name + character) > 200) break;
    name += character;
  }
  name = name.replace(/[._\s-]+$/u, '');
  if (name === '' || RESERVED.test(name)) name = `Postil ${name}`.trim();
  return `${name}.${extension}`;
}

/** How long a text is in UTF-8: file systems count bytes. */
function bytes(text: string): number {
  return encodeURIComponent(text).replace(/%../g, '.').length;
}
