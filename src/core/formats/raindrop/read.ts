/** Raindrop: the CSV of saved links, with notes and highlights in their cells. */
import { readTable } from '../csv/columns.ts';
import type { Format } from '../reading/format.ts';
import type { Collector } from '../reading/model.ts';

export const raindrop: Format = {
  name: 'raindrop',
  label: 'Raindrop CSV',
  recognise: ({ header = [] }) =>
    ['title', 'url', 'folder', 'tags', 'created'].every((name) => header.includes(name)) &&
    (header.includes('excerpt') || header.includes('highlights')),
  read: (source, into) => {
    const columns = {
      address: ['url'],
      title: ['title'],
      comment: ['note'],
      passage: ['highlights'],
      created: ['created'],
      documentTags: ['tags'],
      id: ['id'],
    };
    readTable(source, split(into), columns, { links: true });
  },
};

/** A cell has all highlights of a link, each under `Highlight:`, some with their own `Note:`. */
function split(into: Collector): Collector {
  return {
    ...into,
    add(text, note, line) {
      const { passage = '', comment = '', id: _id, ...rest } = note ?? {};
      const parts = passage.split(/^\s*Highlight:\s*/mu).filter((part) => part.trim() !== '');
      if (note === undefined || parts.length === 0) {
        into.add(text, note, line);
        return;
      }
      for (const part of parts) {
        const [quote = '', ...notes] = part.split(/^\s*Note:\s*/mu);
        into.add(text, { ...rest, passage: quote, comment: notes.join('\n\n') }, line);
      }
      if (comment !== '') into.add(text, { ...rest, comment }, line);
    },
  };
}
