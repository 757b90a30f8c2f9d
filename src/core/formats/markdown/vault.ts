/** Notes as Markdown files, one an issue, with front matter and in the spelling of the program that keeps them. */
import { stringify } from 'yaml';
import { sha256Of } from '../archive/sha256.ts';
import { fileNames } from '../file-name.ts';
import type { Annotation, Target } from '../../model.ts';
import { treeOf } from '../passage-tree.ts';
import { linkOf } from '../passage-link.ts';
import { issuesOf, namesOf, tagNames, type Writer } from '../reading/writer.ts';
import { commentItem } from './comment.ts';
import { markdownLink, markdownText } from './escape.ts';
import { passageLines } from './passage.ts';
import { withMemory } from './round-trip.ts';
import { issueMarkdown, type IssueNotes, type NoteStyle } from './markdown.ts';

type Preset = 'obsidian' | 'logseq' | 'markdown';

/** A file an issue, for a folder of notes. */
function writer(name: Preset, label: string): Writer {
  return {
    name,
    label,
    type: 'text/markdown',
    write(library) {
      const issues = issuesOf(library);
      const names = fileNames(
        issues.map(({ issue }) => issue.title),
        'md',
      );
      return issues.map((one, index) => ({ name: names[index] ?? '', text: issueFile(one, name) }));
    },
  };
}

export const markdownWriter = writer('markdown', 'Markdown');
export const obsidianWriter = writer('obsidian', 'Markdown for Obsidian');
export const logseqWriter = writer('logseq', 'Markdown for Logseq');

const STYLES: Record<'obsidian' | 'markdown', NoteStyle> = {
  markdown: {},
  obsidian: {
    tags: (names) => names.map((name) => `#${obsidianTag(name)}`).join(' '),
    after: (note) => `^${blockId(note)}`,
  },
};

function issueFile(notes: IssueNotes, preset: Preset): string {
  if (preset === 'logseq') return outline(notes);
  const text = `---\n${frontMatter(notes, preset)}---\n\n${issueMarkdown(notes, STYLES[preset])}`;
  return preset === 'obsidian' ? withMemory(text) : text;
}

/** Every string in double quotes: no title is a number, a date or an anchor. */
function frontMatter({ issue, publication, annotations, tags }: IssueNotes, preset: Preset): string {
  const all = namesOf(tags);
  const given = [...new Set(annotations.flatMap((note) => tagNames(note, all)))];
  const facts = {
    title: issue.title,
    publication: publication.name,
    author: issue.authors,
    ...(issue.published !== undefined && { published: issue.published }),
    ...(issue.number !== undefined && { number: issue.number }),
    url: issue.addresses[0],
    tags: preset === 'obsidian' ? given.map(obsidianTag) : given,
    notes: annotations.length,
    updated:
      annotations
        .map(({ modified }) => modified)
        .toSorted()
        .at(-1) ?? issue.modified,
  };
  return stringify(facts, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}

/**
 * A name as a tag of Obsidian: letters, digits, `_`, `-` and `/`, and not digits alone.
 * @see https://help.obsidian.md/tags
 */
function obsidianTag(name: string): string {
  const tag = name
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Join_Control}_/-]+/gu, '-')
    .replaceAll(/^[-/]+|[-/]+$/g, '');
  return /^\d*$/.test(tag) ? `_${tag}` : tag;
}

/** A block’s id: letters, digits and dashes only. */
function blockId({ id }: Annotation): string {
  return /^[A-Za-z\d-]+$/.test(id) ? id : sha256Of(id).slice(0, 16);
}

/** An outline: the page’s properties first, then a block a note with what was said about it below. */
function outline({ issue, publication, annotations, tags }: IssueNotes): string {
  const names = namesOf(tags);
  const property = (name: string, value: string): string[] => {
    const text = value.replaceAll(/\s+/gu, ' ').trim();
    return text === '' ? [] : [`${name}:: ${text}`];
  };
  const lines = [
    ...property('title', markdownText(issue.title)),
    ...property('publication', markdownText(publication.name)),
    ...property('author', issue.authors.map((name) => `[[${logseqName(name)}]]`).join(', ')),
    ...property('published', issue.published ?? ''),
    ...property('number', markdownText(issue.number ?? '')),
    ...property('url', issue.addresses[0]),
    '',
  ];
  for (const note of annotations) {
    const [first = '', ...rest] = quoteLines(note.target);
    lines.push(`- > ${first}`, ...rest.map((line) => `  > ${line}`), `  id:: ${uuid(note)}`);
    const given = tagNames(note, names).map((name) => `#[[${logseqName(name)}]]`);
    if (given.length > 0) lines.push(`\t- ${given.join(' ')}`);
    lines.push(...commentItem(note.comment).map((line) => (line === '' ? '' : `\t${line}`)));
    lines.push(`\t- ${markdownLink('In the issue', linkOf(note.target))}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The passage; of paragraphs alone a line each, since an outline has no blank lines. */
function quoteLines(target: Target): string[] {
  const lines = passageLines(target);
  const isPlain = treeOf(target).every(({ type }) => type === 'p');
  return isPlain ? lines.filter((line) => line !== '') : lines;
}

/** Brackets would end the name. */
const logseqName = (name: string): string =>
  name
    .replaceAll(/[[\]#]+/g, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Logseq takes only UUIDs: the same for the same note. */
function uuid({ id }: Annotation): string {
  const hex = sha256Of(id);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
