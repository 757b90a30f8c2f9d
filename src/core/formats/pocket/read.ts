/** Pocket: the CSV of saved links. Its older HTML is read as bookmarks are. */
import { readTable } from '../csv/columns.ts';
import type { Format } from '../reading/format.ts';

export const pocket: Format = {
  name: 'pocket',
  label: 'Pocket CSV',
  recognise: ({ header = [] }) => ['url', 'timeadded', 'status'].every((name) => header.includes(name)),
  read: (source, into) =>
    readTable(
      source,
      into,
      { address: ['url'], title: ['title'], created: ['timeadded'], tags: ['tags'] },
      { links: true, splitTags: (cell) => cell.split('|').filter((name) => name.trim() !== '') },
    ),
};
