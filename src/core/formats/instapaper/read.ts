/** Instapaper: the CSV of saved articles, with what was selected when they were saved. */
import { readTable } from '../csv/columns.ts';
import type { Format } from '../reading/format.ts';

/** Folders that say what was done with an article, not what it is about. */
const STATES = new Set(['unread', 'archive', 'starred', 'home', 'liked']);

export const instapaper: Format = {
  name: 'instapaper',
  label: 'Instapaper CSV',
  recognise: ({ header = [] }) =>
    ['url', 'title', 'selection', 'folder'].every((name) => header.includes(name)),
  read: (source, into) =>
    readTable(
      source,
      into,
      { address: ['url'], title: ['title'], passage: ['selection'], created: ['timestamp'], tags: ['tags'] },
      {
        links: true,
        splitTags: (cell) => cell.split(/[[\]",]+/).filter((name) => name.trim() !== ''),
        mend(row, cell) {
          const folder = cell('folder');
          const tags = [...(row.source.tags ?? []), ...(STATES.has(folder.toLowerCase()) ? [] : [folder])];
          return { ...row, source: { ...row.source, tags } };
        },
      },
    ),
};
