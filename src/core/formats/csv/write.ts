/** All notes as one table for spreadsheets. */
import { passageText } from '../passage-text.ts';
import { linkOf } from '../passage-link.ts';
import { issuesOf, namesOf, tagNames, type Writer } from '../reading/writer.ts';
import { tagList } from '../tag-list.ts';
import { csvRow } from './cells.ts';

const HEADER = [
  'Passage',
  'Comment',
  'Tags',
  'Title',
  'Authors',
  'Publication',
  'Published',
  'Number',
  'Address',
  'Link',
  'Created',
  'Modified',
  'Id',
];

export const csvWriter: Writer = {
  name: 'csv',
  label: 'CSV for spreadsheets',
  type: 'text/csv',
  write(library) {
    const names = namesOf(library.tags);
    const rows = issuesOf(library).flatMap(({ issue, publication, annotations }) =>
      annotations.map((note) => [
        passageText(note.target),
        note.comment,
        tagList(tagNames(note, names)),
        issue.title,
        issue.authors.join('; '),
        publication.name,
        issue.published ?? '',
        issue.number ?? '',
        note.target.source,
        linkOf(note.target),
        note.created,
        note.modified,
        note.id,
      ]),
    );
    return [{ name: 'Postil notes.csv', text: [HEADER, ...rows].map(csvRow).join('') }];
  },
};
