/** Where the marks of an issue stand, as a row of cells: the text's length on the eye's scale. */
import type { AnnotationId, Colour } from '../../../core/model.ts';

/** A mark with its place: the passage's first and last unit as fractions of the text. */
export interface Mark {
  readonly id: AnnotationId;
  readonly colour: Colour;
  readonly span: readonly [start: number, end: number];
}

/** A mark's share of one cell; only its first cell stands for it, the others show its length. */
export interface Piece {
  readonly id: AnnotationId;
  readonly colour: Colour;
  readonly first: boolean;
}

/** A passage that only touches a cell by less than this share of it does not colour it. */
const SLIVER = 0.2;

/**
 * Lays marks out over `count` cells of equal length. Each mark colours the cell it begins in and
 * every later one it covers; marks that share a cell stand side by side, in the order of the text.
 */
export function stripCells(marks: readonly Mark[], count: number): readonly (readonly Piece[])[] {
  const cells = Array.from({ length: count }, (): Piece[] => []);
  const ordered = marks.toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  for (const { id, colour, span } of ordered) {
    const begin = Math.min(count - 1, Math.max(0, Math.floor(span[0] * count)));
    const end = Math.min(count, Math.ceil(span[1] * count - SLIVER));
    for (let cell = begin; cell < Math.max(end, begin + 1); cell += 1) {
      cells[cell]?.push({ id, colour, first: cell === begin });
    }
  }
  return cells;
}
