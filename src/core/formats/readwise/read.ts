/** Readwise: the CSV that it exports, and the one that it takes in. */
import { readTable, type Columns } from '../csv/columns.ts';
import type { Format } from '../reading/format.ts';

const COLUMNS: Columns = {
  passage: ['highlight'],
  comment: ['note'],
  tags: ['tags'],
  title: ['booktitle', 'title'],
  authors: ['bookauthor', 'author'],
  address: ['url', 'sourceurl'],
  created: ['highlightedat', 'date'],
  place: ['location'],
  documentTags: ['documenttags'],
};

/** The columns of the file that Readwise takes in; it has none for tags. */
const TEMPLATE = new Set(['highlight', 'title', 'author', 'url', 'sourceurl', 'note', 'location', 'date']);

/** Its notes hold tags as words with a dot before them, on a line or among others: `.h1 .favorite`. */
const INLINE_TAGS = /^(?:\.[\p{L}\p{N}_-]+(?:\s+|$))+/u;

export const readwise: Format = {
  name: 'readwise',
  label: 'Readwise CSV',
  recognise: ({ header = [] }) =>
    header.includes('highlight') &&
    (header.includes('booktitle') ||
      (header.includes('title') && header.every((name) => TEMPLATE.has(name)))),
  read: (source, into) =>
    readTable(source, into, COLUMNS, {
      mend(row, cell) {
        const { comment = '', place } = row.note;
        const inline = INLINE_TAGS.exec(comment)?.[0] ?? '';
        const tags = inline.split(/\s+/).flatMap((word) => (word === '' ? [] : [word.slice(1)]));
        const kind = cell('locationtype');
        const note = {
          ...row.note,
          comment: comment.slice(inline.length),
          tags: [...(row.note.tags ?? []), ...tags],
          ...(place !== undefined && {
            place: `${kind === '' || kind === 'order' ? 'Location' : sentence(kind)} ${place}`,
          }),
        };
        return { ...row, note };
      },
    }),
};

const sentence = (word: string): string =>
  word.slice(0, 1).toUpperCase() + word.slice(1).replaceAll('_', ' ');
