/** Notes of the library as a file to take out. */
import { fileName } from '../../../core/formats/file-name.ts';
import { issueMarkdown } from '../../../core/formats/markdown/markdown.ts';
import type { IsoTime, Tag } from '../../../core/model.ts';
import { markdownFile, type OutgoingFile } from '../../download.ts';
import type { Group } from './read-issues.ts';

/** Formats of one file in which a view leaves, besides Markdown: names of writers. */
export type ViewFormat = 'html' | 'csv' | 'w3c';

/** These notes in another format; what writes it is fetched for that. */
export async function viewFile(
  format: ViewFormat,
  { groups, tags, now }: { groups: readonly Group[]; tags: readonly Tag[]; now: IsoTime },
): Promise<OutgoingFile> {
  const { WRITERS } = await import('../../../core/formats/writers.ts');
  const writer = WRITERS.find(({ name }) => name === format);
  const [file] =
    writer?.write({
      exported: now,
      publications: [...new Map(groups.map(({ publication }) => [publication.id, publication])).values()],
      issues: groups.map(({ issue }) => issue),
      tags,
      annotations: groups.flatMap(({ notes }) => notes),
      tombstones: [],
    }) ?? [];
  if (writer === undefined || file === undefined) throw new Error(`There is no writer for ${format}.`);
  return { name: file.name, content: new Blob([file.text], { type: writer.type }) };
}

/** These notes as one Markdown file, an issue after another. */
export function markdownOf(name: string, groups: readonly Group[], tags: readonly Tag[]): OutgoingFile {
  const issues = groups.map(({ issue, publication, notes }) =>
    issueMarkdown({ issue, publication, annotations: notes, tags }).trimEnd(),
  );
  return markdownFile(fileName(name, 'md'), `${issues.join('\n\n')}\n`);
}
