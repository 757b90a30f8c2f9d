/** Notes of the library as a file to take out. */
import { fileName } from '../../../core/formats/file-name.ts';
import { issueMarkdown } from '../../../core/formats/markdown/markdown.ts';
import type { Tag } from '../../../core/model.ts';
import { markdownFile, type OutgoingFile } from '../../download.ts';
import type { Group } from './groups.ts';

/** These notes as one Markdown file, an issue after another. */
export function markdownOf(name: string, groups: readonly Group[], tags: readonly Tag[]): OutgoingFile {
  const issues = groups.map(({ issue, publication, notes }) =>
    issueMarkdown({ issue, publication, annotations: notes, tags }).trimEnd(),
  );
  return markdownFile(fileName(name, 'md'), `${issues.join('\n\n')}\n`);
}
