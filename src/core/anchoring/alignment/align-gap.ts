/** The gap between two runs of a chain, aligned unit by unit. */
import { MOST_CELLS, type Workspace } from './workspace.ts';

/** Of gaps wider than `MOST_CELLS` so many units are aligned next to what was found, with so many more of the text. */
const NEXT = 40;
const SPARE = 12;

const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;
/** Added to a move: an insertion that ends in this cell began in it. */
const OPENED = 4;

const SUBSTITUTE = 2;
const DELETE = 2;
const INSERT = 1;
/** Beginning an insertion costs extra, or units would be found scattered over an inserted sentence. */
const OPEN = 3;

/** Units `from .. to` of the pattern, to be aligned with units `low .. high` of the text. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  /** Whether the alignment may begin anywhere in the text, and end anywhere. */
  readonly freeStart: boolean;
  readonly freeEnd: boolean;
}

/** Aligns a gap by edit distance with affine insertions (Gotoh 1982) and notes the images of equal units. */
export function fillGap(space: Workspace, gap: Gap): void {
  const { from, to, low, high, freeStart, freeEnd } = gap;
  if ((to - from + 1) * (high - low + 1) <= MOST_CELLS) {
    fill(space, gap);
    return;
  }
  // Of a wide gap only what is next to the found units on either side can be the same words.
  const rest = Math.min(to - from, NEXT);
  const beside = Math.min(high - low, NEXT + SPARE);
  if (!freeStart)
    fill(space, { from, to: from + rest, low, high: low + beside, freeStart: false, freeEnd: true });
  if (freeEnd) return;
  const left = freeStart ? rest : Math.min(rest, to - from - rest);
  const free = freeStart ? beside : Math.min(beside, high - low - beside);
  fill(space, { from: to - left, to, low: high - free, high, freeStart: true, freeEnd: false });
}

function fill(space: Workspace, gap: Gap): void {
  const rows = gap.to - gap.from;
  const columns = gap.high - gap.low;
  if (rows <= 0 || columns <= 0 || (rows + 1) * (columns + 1) > MOST_CELLS) return;
  weigh(space, gap);
  trace(space, gap);
}

/** Fills the cells: what it costs to get to each, and by which move. */
function weigh(
  { units, begin, folded, costs, moves }: Workspace,
  { from, to, low, high, freeStart }: Gap,
): void {
  const text = folded.units;
  const rows = to - from;
  const columns = high - low;
  const width = columns + 1;
  for (let column = 0; column <= columns; column++) {
    costs[column] = freeStart || column === 0 ? 0 : OPEN + column * INSERT;
    moves[column] = column === 1 ? LEFT + OPENED : LEFT;
  }
  for (let row = 1; row <= rows; row++) {
    const unit = units[begin + from + row - 1];
    let cell = row * width;
    let left = row * DELETE;
    let insertion = 0x7fff;
    costs[cell] = left;
    moves[cell] = UP;
    let corner = costs[cell - width];
    for (let column = 1; column <= columns; column++) {
      cell++;
      const above = costs[cell - width];
      let move = DIAGONAL;
      let opened = 0;
      insertion += INSERT;
      if (left + OPEN + INSERT <= insertion) {
        insertion = left + OPEN + INSERT;
        opened = OPENED;
      }
      let cost = unit === text[low + column - 1] ? corner : corner + SUBSTITUTE;
      if (above + DELETE < cost) {
        cost = above + DELETE;
        move = UP;
      }
      if (insertion < cost) {
        cost = insertion;
        move = LEFT;
      }
      costs[cell] = cost;
      moves[cell] = move + opened;
      corner = above;
      left = cost;
    }
  }
}

/** Goes back from the last cell to the first row and notes the images of equal units on the way. */
function trace(
  { units, begin, folded, costs, moves, image }: Workspace,
  { from, to, low, high, freeEnd }: Gap,
): void {
  const text = folded.units;
  const rows = to - from;
  const columns = high - low;
  const width = columns + 1;
  let column = columns;
  if (freeEnd) {
    for (let other = columns - 1; other >= 0; other--) {
      if (costs[rows * width + other] < costs[rows * width + column]) column = other;
    }
  }
  for (let row = rows; row > 0;) {
    const cell = row * width + column;
    const move = moves[cell] & 3;
    if (move === DIAGONAL) {
      row--;
      column--;
      if (units[begin + from + row] === text[low + column]) image[from + row] = low + column;
    } else if (move === UP) row--;
    else {
      let back = cell;
      while ((moves[back] & OPENED) === 0 && back > row * width + 1) back--;
      column = back - row * width - 1;
    }
  }
}
