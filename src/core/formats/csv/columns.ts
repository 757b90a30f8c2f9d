/** Tables with a row for each note, told apart by the names of their columns. */
import type { Collector, ForeignNote, ForeignSource } from '../reading/model.ts';
import type { Source } from '../reading/format.ts';
import { foreignTime } from '../reading/times.ts';
import { parseTagList } from '../tag-list.ts';
import { unguarded } from './cells.ts';

/** Which columns hold what, by their names in lower case and without signs: the first that is there. */
export interface Columns {
  readonly passage?: readonly string[];
  readonly comment?: readonly string[];
  readonly tags?: readonly string[];
  readonly title?: readonly string[];
  readonly authors?: readonly string[];
  readonly address?: readonly string[];
  readonly publication?: readonly string[];
  readonly created?: readonly string[];
  readonly modified?: readonly string[];
  readonly place?: readonly string[];
  readonly documentTags?: readonly string[];
  readonly id?: readonly string[];
}

/** A name of a column as it is compared. */
export function foldColumn(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

export interface TableOptions {
  readonly splitTags?: (cell: string) => string[];
  /** What a row says that its columns do not say by themselves. */
  readonly mend?: (
    row: { source: Partial<ForeignSource>; note: Partial<ForeignNote> },
    cell: (...names: string[]) => string,
  ) => { source: Partial<ForeignSource>; note: Partial<ForeignNote> };
  /** Whether a row without a passage and a comment is a link that was saved: else it is told. */
  readonly links?: boolean;
}

/** Reads a row as a note of the text that it names. */
export function readTable(
  { header = [], rows = [] }: Source,
  into: Collector,
  columns: Columns,
  { splitTags = parseTagList, mend = (row) => row, links = false }: TableOptions = {},
): void {
  for (const { cells, line, isOpen } of rows) {
    if (isOpen) {
      into.refuse(line, 'The row ends in the middle of a quoted cell: the file was cut short.');
      continue;
    }
    const cell = (...names: string[]): string =>
      names.map((name) => cells[header.indexOf(name)]?.trim() ?? '').find((value) => value !== '') ?? '';
    const at = (field: keyof Columns): string => unguarded(cell(...(columns[field] ?? [])));
    if (cells.length > header.length && cells.slice(header.length).some((extra) => extra.trim() !== '')) {
      into.refuse(line, `The row has ${cells.length} cells, the table ${header.length} columns.`);
      continue;
    }
    const { source, note } = mend(
      {
        source: {
          address: at('address'),
          title: at('title'),
          authors: at('authors').split(/;\s*/u),
          publication: at('publication'),
          tags: splitTags(at('documentTags')),
        },
        note: {
          passage: at('passage'),
          comment: at('comment'),
          tags: splitTags(at('tags')),
          ...timesOf(at('created'), at('modified')),
          ...(at('place') !== '' && { place: at('place') }),
          ...(at('id') !== '' && { id: at('id') }),
        },
      },
      cell,
    );
    const isLink = (note.passage ?? '') === '' && (note.comment ?? '') === '';
    if (!isLink) into.add(source, note, line);
    else if (links)
      into.add({ ...source, tags: [...(source.tags ?? []), ...(note.tags ?? [])] }, undefined, line);
    else into.refuse(line, 'The row has neither a passage nor a comment.');
  }
}

function timesOf(created: string, modified: string): Pick<ForeignNote, 'created' | 'modified'> {
  const [first, last] = [foreignTime(created), foreignTime(modified)];
  return { ...(first !== undefined && { created: first }), ...(last !== undefined && { modified: last }) };
}
