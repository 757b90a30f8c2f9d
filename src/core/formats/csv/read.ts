/** Tables of tools that no other reader knows: their columns tell what they hold. */
import type { Format } from '../reading/format.ts';
import { parseTagList } from '../tag-list.ts';
import { readTable, type Columns } from './columns.ts';

/** The names that Diigo, Glasp, Matter, Hypothesis, Web Highlights, LINER and others give their columns. */
const COLUMNS: Columns = {
  passage: [
    'highlight',
    'highlights',
    'quote',
    'quotedescription',
    'text',
    'highlighttext',
    'highlightedtext',
    'selection',
    'passage',
    'excerpt',
    'annotation',
    'annotations',
    'content',
  ],
  comment: [
    'note',
    'notes',
    'comment',
    'comments',
    'remark',
    'description',
    'thought',
    'thoughts',
    'highlightnote',
  ],
  tags: ['tags', 'tag', 'labels', 'label', 'topics'],
  title: [
    'title',
    'booktitle',
    'documenttitle',
    'sourcetitle',
    'pagetitle',
    'articletitle',
    'page',
    'name',
    'book',
    'document',
  ],
  authors: ['author', 'authors', 'bookauthor', 'articleauthor', 'creator', 'byline'],
  address: [
    'url',
    'sourceurl',
    'link',
    'pageurl',
    'articleurl',
    'address',
    'href',
    'uri',
    'source',
    'weburl',
  ],
  publication: ['publication', 'publisher', 'site', 'sitename', 'newsletter', 'domain'],
  created: [
    'createdat',
    'created',
    'date',
    'highlightedat',
    'highlighteddate',
    'timestamp',
    'time',
    'dateadded',
    'addedat',
    'added',
    'createddate',
    'createdtime',
  ],
  modified: ['updatedat', 'updated', 'modified', 'modifiedat', 'lastmodified'],
  place: ['location', 'position'],
  id: ['id', 'highlightid', 'annotationid'],
};

export const csv: Format = {
  name: 'csv',
  label: 'CSV with a row for each note',
  recognise: ({ header }) =>
    header !== undefined &&
    [COLUMNS.passage, COLUMNS.comment].some((names) => names?.some((name) => header.includes(name))) &&
    [COLUMNS.title, COLUMNS.address].some((names) => names?.some((name) => header.includes(name))),
  read(source, into) {
    // Only tables of ours have a link to the passage, and tags with commas in quotes.
    const isOurs = source.header?.includes('passage') === true && source.header.includes('link');
    readTable(source, into, COLUMNS, { splitTags: isOurs ? parseTagList : anyTags, links: true });
  },
};

/** By bar, semicolon or comma, whichever the cell has; JSON arrays too. */
function anyTags(cell: string): string[] {
  if (/^\s*\[/.test(cell)) return cell.split(/[[\]",]+/).filter((name) => name.trim() !== '');
  const sign = ['|', ';', ','].find((one) => cell.includes(one));
  const names = sign === undefined ? [cell] : cell.split(sign);
  return names.map((name) => name.trim().replace(/^#(?=\S)/u, '')).filter((name) => name !== '');
}
