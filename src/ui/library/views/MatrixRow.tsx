/** The rows of a matrix: its head with the tags, one for each issue, and the sums. */
import { TagDot } from '../../components/Tag.tsx';
import { publishedDay } from '../../format-date.ts';
import type { IssueTags } from '../../../store/summaries.ts';
import { countIn, type Column, type Matrix } from '../model/matrix.ts';
import type { MatrixFilter } from '../model/view.ts';

/** Row 0 is the head and column 0 the issues' names; the last row and column are the sums. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The discs of one note and of the most notes, in CSS pixels. */
const [SMALLEST, LARGEST] = [20, 30] as const;

/** The id of the element of a place, to give it the focus. */
export const cellId = ({ row, column }: Place): string => `cell-${row}-${column}`;

interface CellProps {
  readonly place: Place;
  readonly active: boolean;
  readonly count: number;
  readonly highest: number;
  readonly column: Column;
  readonly selected: boolean;
}

function Cell({ place, active, count, highest, column, selected }: CellProps) {
  const size = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(count / highest);
  return (
    <div
      id={cellId(place)}
      role="gridcell"
      aria-colindex={place.column + 1}
      aria-selected={selected}
      class="matrix-cell"
      tabIndex={active ? 0 : -1}
    >
      {count > 0 && (
        <span class="matrix-disc" data-colour={column.colour} style={{ '--size': `${size.toFixed(1)}px` }}>
          {count}
        </span>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: IssueTags;
  /** Of the grid: the first issue is row 1. */
  readonly index: number;
  readonly matrix: Matrix;
  readonly filter: MatrixFilter;
  readonly active: Place;
}

export function Row({ row, index, matrix, filter, active }: RowProps) {
  const { columns, highest } = matrix;
  const { issue } = row;
  const at = (column: number): Place => ({ row: index, column });
  const isActive = (column: number): boolean => active.row === index && active.column === column;
  const here = filter.issue === issue.id;
  const last = columns.length + 1;
  return (
    <div role="row" aria-rowindex={index + 1} class="matrix-row">
      <div
        id={cellId(at(0))}
        role="rowheader"
        aria-colindex={1}
        aria-selected={here && filter.tag === undefined}
        class="matrix-issue"
        tabIndex={isActive(0) ? 0 : -1}
        title={
          issue.published === undefined ? issue.title : `${issue.title} · ${publishedDay(issue.published)}`
        }
      >
        {issue.number !== undefined && <span class="matrix-number">{issue.number}</span>}
        <bdi class="clipped" lang={issue.language}>
          {issue.title}
        </bdi>
      </div>
      {columns.map((column, each) => (
        <Cell
          key={column.id}
          place={at(each + 1)}
          active={isActive(each + 1)}
          count={countIn(row, column)}
          highest={highest}
          column={column}
          selected={filter.tag === column.id && (filter.issue === undefined || here)}
        />
      ))}
      <div
        id={cellId(at(last))}
        role="gridcell"
        aria-colindex={last + 1}
        class="matrix-sum"
        tabIndex={isActive(last) ? 0 : -1}
      >
        {row.notes}
      </div>
    </div>
  );
}

/** The names of the tags, turned upright so that thirty of them fit. */
export function Head({ matrix, filter, active }: Omit<RowProps, 'row' | 'index'>) {
  const last = matrix.columns.length + 1;
  const reached = (column: number): number => (active.row === 0 && active.column === column ? 0 : -1);
  return (
    <div role="row" aria-rowindex={1} class="matrix-row matrix-top">
      <div id={cellId({ row: 0, column: 0 })} role="columnheader" class="matrix-corner" tabIndex={reached(0)}>
        Issue
      </div>
      {matrix.columns.map(({ id, name, colour }, each) => (
        <div
          key={id}
          id={cellId({ row: 0, column: each + 1 })}
          role="columnheader"
          aria-colindex={each + 2}
          aria-selected={filter.tag === id && filter.issue === undefined}
          class="matrix-tag"
          tabIndex={reached(each + 1)}
          title={name}
        >
          <span class="matrix-tag-name">
            <TagDot colour={colour} />
            <bdi class="clipped">{name}</bdi>
          </span>
        </div>
      ))}
      <div
        id={cellId({ row: 0, column: last })}
        role="columnheader"
        aria-colindex={last + 1}
        class="matrix-tag"
        tabIndex={reached(last)}
      >
        <span class="matrix-tag-name">all notes</span>
      </div>
    </div>
  );
}

export function Foot({ matrix, active }: { readonly matrix: Matrix; readonly active: Place }) {
  const row = matrix.rows.length + 1;
  const sums = [...matrix.columns.map(({ notes }) => notes), matrix.notes];
  const reached = (column: number): number => (active.row === row && active.column === column ? 0 : -1);
  return (
    <div role="row" aria-rowindex={row + 1} class="matrix-row matrix-bottom">
      <div id={cellId({ row, column: 0 })} role="rowheader" class="matrix-issue" tabIndex={reached(0)}>
        all issues
      </div>
      {sums.map((notes, each) => (
        <div
          key={matrix.columns[each]?.id ?? 'all'}
          id={cellId({ row, column: each + 1 })}
          role="gridcell"
          aria-colindex={each + 2}
          class="matrix-sum"
          tabIndex={reached(each + 1)}
        >
          {notes}
        </div>
      ))}
    </div>
  );
}
