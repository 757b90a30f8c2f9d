/** Issues as RIS, for reference managers: a line for each fact, passages as notes. */
import { passageText } from '../passage-text.ts';
import { issuesOf, namesOf, tagNames, type Writer } from '../reading/writer.ts';

export const risWriter: Writer = {
  name: 'ris',
  label: 'RIS of the issues',
  type: 'application/x-research-info-systems',
  write(library) {
    const names = namesOf(library.tags);
    const records = issuesOf(library).map(({ issue, publication, annotations }) => {
      const tags = new Set(annotations.flatMap((note) => tagNames(note, names)));
      const lines: readonly (readonly [string, string])[] = [
        ['TY', 'BLOG'],
        ...issue.authors.map((name) => ['AU', name] as const),
        ['TI', issue.title],
        ['T2', publication.name],
        ['PY', issue.published?.slice(0, 4) ?? ''],
        ['DA', issue.published === undefined ? '' : `${issue.published.replaceAll('-', '/')}/`],
        ['IS', issue.number ?? ''],
        ['LA', issue.language ?? ''],
        ['UR', issue.addresses[0]],
        ...[...tags].map((name) => ['KW', name] as const),
        ...annotations.map(
          ({ target, comment }) =>
            ['N1', [passageText(target), comment].join(' — ').replace(/ — $/, '')] as const,
        ),
      ];
      const filled = lines
        .filter(([, value]) => value !== '')
        .map(([tag, value]) => `${tag}  - ${oneLine(value)}`);
      return [...filled, 'ER  - ', ''].join('\r\n');
    });
    return [{ name: 'Postil issues.ris', text: records.join('\r\n') }];
  },
};

/** A line that looked like a tag would be one. */
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
