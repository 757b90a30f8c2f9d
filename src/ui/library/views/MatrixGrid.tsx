/**
 * The grid of a matrix: issues down, tags across, sums at both ends. One cell is in the tab order,
 * and the arrow keys walk it, as the ARIA Authoring Practices ask of a grid.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RefObject, VNode } from 'preact';
import type { Matrix } from '../model/matrix.ts';
import type { MatrixFilter } from '../model/view.ts';
import { cellId, Foot, Head, Row, type Place } from './MatrixRow.tsx';
import { useVisibleRows } from './visible-rows.ts';

/** In CSS pixels, as in the style sheet: all rows are equally high, so that their places are known. */
const ROW = 34;
const HEAD = 156;

interface GridProps {
  readonly matrix: Matrix;
  readonly filter: MatrixFilter;
  readonly name: string;
  readonly choose: (cell: Pick<MatrixFilter, 'tag' | 'issue'>) => void;
}

/** Where a key leads from a place; undefined for a key that leads nowhere. */
function moved(key: string, { row, column }: Place, last: Place, page: number): Place | undefined {
  const steps: Readonly<Record<string, Place>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
    Home: { row, column: 0 },
    End: { row, column: last.column },
  };
  const to = steps[key];
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  return to && { row: within(to.row, last.row), column: within(to.column, last.column) };
}

interface Walk {
  readonly active: Place;
  readonly setActive: (place: Place) => void;
  /** Gives a place the focus, wherever it is. */
  readonly goTo: (place: Place) => void;
}

/** The one cell that is in the tab order, and how the focus gets to another. */
function useWalk(scroller: RefObject<HTMLElement | null>, last: Place): Walk {
  const [wanted, setActive] = useState<Place>({ row: 1, column: 1 });
  const row = Math.min(wanted.row, last.row);
  const column = Math.min(wanted.column, last.column);
  const active = useMemo(() => ({ row, column }), [row, column]);
  const walked = useRef(false);
  // Right after the cell was drawn: an effect that waits could run for the drawing before.
  useLayoutEffect(() => {
    if (walked.current) document.getElementById(cellId(active))?.focus();
    walked.current = false;
  }, [wanted]);
  const goTo = (place: Place): void => {
    const element = scroller.current;
    // Onto the screen first: a row that is far away is not drawn, and could take no focus.
    if (element !== null && place.row > 0 && place.row < last.row) {
      const top = (place.row - 1) * ROW;
      const room = element.clientHeight - HEAD - 2 * ROW;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top > element.scrollTop + room) element.scrollTop = top - room;
    }
    walked.current = true;
    setActive(place);
  };
  return { active, setActive, goTo };
}

/**
 * Draws a row, once: a row that was drawn is the same object the next time, and is then not looked at
 * again. A scroll costs the rows that it brings, not thirty times thirty cells.
 */
function useRows(matrix: Matrix, filter: MatrixFilter, active: Place): (index: number) => VNode | undefined {
  const drawn = useMemo(() => new Map<number, VNode>(), [matrix, filter, active]);
  return (index) => {
    const row = matrix.rows[index - 1];
    if (row === undefined || drawn.has(index)) return drawn.get(index);
    const now = (
      <Row key={row.issue.id} row={row} index={index} matrix={matrix} filter={filter} active={active} />
    );
    drawn.set(index, now);
    return now;
  };
}

export function MatrixGrid({ matrix, filter, name, choose }: GridProps) {
  const { columns, rows } = matrix;
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to } = useVisibleRows(scroller, rows.length, ROW, HEAD);
  const last: Place = { row: rows.length + 1, column: columns.length + 1 };
  const { active, setActive, goTo } = useWalk(scroller, last);
  const rowAt = useRows(matrix, filter, active);

  const chooseAt = ({ row, column }: Place): void =>
    choose({ issue: rows[row - 1]?.issue.id, tag: columns[column - 1]?.id });
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
    const place = moved(event.key, active, last, page);
    if (place !== undefined) goTo(place);
    else if (event.key === 'Enter' || event.key === ' ') chooseAt(active);
    else return;
    event.preventDefault();
  };
  const clicked = (event: MouseEvent): void => {
    const cell = (event.target as Element).closest('[id^="cell-"]');
    const [row, column] = (cell?.id ?? '').split('-').slice(1).map(Number);
    if (row === undefined || column === undefined) return;
    setActive({ row, column });
    chooseAt({ row, column });
  };

  return (
    <div
      ref={scroller}
      class="matrix"
      role="grid"
      aria-label={`Tags by issue of ${name}`}
      aria-rowcount={last.row + 1}
      aria-colcount={last.column + 1}
      style={{ '--columns': String(columns.length) }}
      onKeyDown={pressed}
      onClick={clicked}
    >
      <Head matrix={matrix} filter={filter} active={active} />
      <div role="presentation" style={{ blockSize: `${from * ROW}px` }} />
      {Array.from({ length: to - from }, (_, index) => rowAt(from + index + 1))}
      <div role="presentation" style={{ blockSize: `${(rows.length - to) * ROW}px` }} />
      <Foot matrix={matrix} active={active} />
    </div>
  );
}
