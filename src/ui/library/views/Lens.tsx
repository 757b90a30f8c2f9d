/** How one tag runs through a publication: a dot an issue, in the order in which they were sent. */
import type { IssueId } from '../../../core/model.ts';
import { countIn, lensSummary, type Column, type Matrix } from '../model/matrix.ts';

interface LensProps {
  readonly matrix: Matrix;
  readonly column: Column;
  readonly chosen: IssueId | undefined;
  readonly choose: (issue: IssueId) => void;
}

const HEIGHT = 44;
const MIDDLE = HEIGHT / 2;
/** The radius of the dot of one note, in CSS pixels; the area grows with the count. */
const ONE = 4;
const LARGEST = 18;

/** CSS pixels from one issue to the next: a long run of issues scrolls, a short one stays together. */
function stepFor(issues: number): number {
  if (issues <= 60) return 18;
  return issues <= 200 ? 10 : 6;
}

/** The matrix's column says the same to a screen reader; the picture is for the eye and the pointer. */
export function Lens({ matrix, column, chosen, choose }: LensProps) {
  const { rows } = matrix;
  const step = stepFor(rows.length);
  const width = rows.length * step + 2 * LARGEST;
  const x = (index: number): number => LARGEST + step * (index + 0.5);
  const clicked = (event: MouseEvent): void => {
    const from = (event.currentTarget as Element).getBoundingClientRect().left;
    const index = Math.round((event.clientX - from - LARGEST) / step - 0.5);
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row !== undefined) choose(row.issue.id);
  };
  return (
    <div class="lens" data-colour={column.colour}>
      <p class="lens-facts">{lensSummary(matrix, column)}</p>
      <div class="lens-scroll">
        <svg width={width} height={HEIGHT} aria-hidden="true" onClick={clicked}>
          <line class="lens-axis" x1={x(0)} x2={x(rows.length - 1)} y1={MIDDLE} y2={MIDDLE} />
          {rows.map((row, index) => {
            const count = countIn(row, column);
            const name = `${row.issue.title}: ${count}`;
            return count === 0 ? (
              <circle key={row.issue.id} class="lens-gap" cx={x(index)} cy={MIDDLE} r={2}>
                <title>{name}</title>
              </circle>
            ) : (
              <circle
                key={row.issue.id}
                class={row.issue.id === chosen ? 'lens-dot chosen' : 'lens-dot'}
                cx={x(index)}
                cy={MIDDLE}
                r={Math.min(LARGEST, ONE * Math.sqrt(count))}
              >
                <title>{name}</title>
              </circle>
            );
          })}
        </svg>
      </div>
    </div>
  );
}
