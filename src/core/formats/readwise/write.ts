/** The CSV that Readwise takes in: tags stand in the note as words with a dot before them. */
import { csvRow } from '../csv/cells.ts';
import { passageText } from '../passage-text.ts';
import { issuesOf, namesOf, tagNames, type Writer } from '../reading/writer.ts';

export const readwiseWriter: Writer = {
  name: 'readwise',
  label: 'CSV for Readwise',
  type: 'text/csv',
  write(library) {
    const names = namesOf(library.tags);
    const rows = issuesOf(library).flatMap(({ issue, annotations }) =>
      annotations.map((note) => [
        passageText(note.target),
        issue.title,
        issue.authors.join(', '),
        note.target.source,
        [tagNames(note, names).map(inlineTag).join(' '), note.comment]
          .filter((part) => part !== '')
          .join(' '),
        `${note.target.selector[1].start}`,
        note.created.slice(0, 19).replace('T', ' '),
      ]),
    );
    const header = ['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'];
    return [{ name: 'Postil for Readwise.csv', text: [header, ...rows].map(csvRow).join('') }];
  },
};

/** A tag there is one word. */
const inlineTag = (name: string): string => `.${name.replaceAll(/[^\p{L}\p{M}\p{N}-]+/gu, '_')}`;
