/** A publication's issues by tags: how often each tag was given in each issue. */
import type { ReadonlySignal } from '@preact/signals';
import { UNTAGGED_COLOUR, type Colour, type PublicationId, type TagId } from '../../../core/model.ts';
import { tagMatrix, type IssueTags } from '../../../store/summaries.ts';
import { tags as readTags } from '../../../store/read.ts';
import { liveQuery, type Loadable } from '../../live.ts';
import type { LibraryEnv } from './env.ts';
import { UNTAGGED } from './view.ts';

/** A tag, or the notes without one. */
export interface Column {
  readonly id: TagId | typeof UNTAGGED;
  readonly name: string;
  readonly colour: Colour;
  /** Notes in all issues. */
  readonly notes: number;
}

export interface Matrix {
  /** The tags that were given, the most used first; the notes without a tag last. */
  readonly columns: readonly Column[];
  /** In the order in which the issues were sent. */
  readonly rows: readonly IssueTags[];
  readonly notes: number;
  /** The highest count of a cell. */
  readonly highest: number;
}

/** How many notes of an issue stand in a column. */
export function countIn({ tags, untagged }: IssueTags, { id }: Pick<Column, 'id'>): number {
  return id === UNTAGGED ? untagged : (tags.get(id) ?? 0);
}

/** The matrix of a publication, counted again after each change. */
export function liveMatrix(
  { store, onChange }: Pick<LibraryEnv, 'store' | 'onChange'>,
  publication: PublicationId,
): ReadonlySignal<Loadable<Matrix>> {
  return liveQuery(
    async (): Promise<Matrix> => {
      const [rows, every] = await Promise.all([tagMatrix(store, publication), readTags(store)]);
      const sumOf = (column: Pick<Column, 'id'>): number =>
        rows.reduce((sum, row) => sum + countIn(row, column), 0);
      const tagged = every
        .map(({ id, name, colour }): Column => ({ id, name, colour, notes: sumOf({ id }) }))
        .toSorted((a, b) => b.notes - a.notes);
      const untagged: Column = {
        id: UNTAGGED,
        name: UNTAGGED,
        colour: UNTAGGED_COLOUR,
        notes: sumOf({ id: UNTAGGED }),
      };
      const columns = [...tagged, untagged].filter(({ notes }) => notes > 0);
      return {
        columns,
        rows,
        notes: rows.reduce((sum, { notes }) => sum + notes, 0),
        highest: Math.max(0, ...rows.flatMap((row) => columns.map((column) => countIn(row, column)))),
      };
    },
    () => true,
    onChange,
  );
}

/** A cell of text that a spreadsheet takes for text, never for a formula or two cells. */
const asCell = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
};

/** The matrix as lines with tabs between the cells, as spreadsheets paste it. */
export function tabSeparated({ columns, rows, notes }: Matrix): string {
  const head = ['Issue', 'Published', ...columns.map(({ name }) => asCell(name)), 'Notes'];
  const body = rows.map((row) => [
    asCell(row.issue.title),
    row.issue.published ?? '',
    ...columns.map((column) => countIn(row, column)),
    row.notes,
  ]);
  const foot = ['Notes', '', ...columns.map((column) => column.notes), notes];
  return [head, ...body, foot].map((line) => line.join('\t')).join('\n');
}

/** What a matrix's tag looks like through the issues, in a sentence. */
export function lensSummary({ rows }: Matrix, column: Column): string {
  const having = rows.filter((row) => countIn(row, column) > 0);
  const most = having.reduce<IssueTags | undefined>(
    (best, row) => (best === undefined || countIn(row, column) > countIn(best, column) ? row : best),
    undefined,
  );
  const where = `${column.name}: in ${having.length} of ${rows.length} issues`;
  return most === undefined
    ? where
    : `${where}, most often in “${most.issue.title}” (${countIn(most, column)})`;
}

/** The column that a filter has chosen. */
export function chosenColumn(matrix: Matrix, tag: Column['id'] | undefined): Column | undefined {
  return matrix.columns.find(({ id }) => id === tag);
}
