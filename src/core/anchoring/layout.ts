/** Layout: what the page's markup says of its text, as far as finding passages asks for it. */
import type { RegionRole } from '../model.ts';
import type { Span } from '../text.ts';
import { toText, toTextEnd, type FoldedText } from './fold.ts';

/** A stretch of the text that is no body text, in UTF-16 units. */
export interface Region extends Span {
  readonly role: RegionRole;
}

export interface Layout {
  /** In the order of the text; none within another one. */
  readonly regions: readonly Region[];
  /** Whether a block, or a line, begins or ends between the character before an offset and the one behind it. */
  isBorder(offset: number): boolean;
}

/** A sentence's end and a capital with no blank between them: blocks whose source has none. */
const SEAM = /^[.!?…:;)\]"'”’»][\p{Lu}\p{N}“"‘«]/u;

/** The layout of a bare text, whose lines are its blocks. */
export function plainLayout(text: string): Layout {
  return {
    regions: [],
    isBorder: (offset) =>
      offset <= 0 ||
      offset >= text.length ||
      text[offset - 1] === '\n' ||
      text[offset] === '\n' ||
      SEAM.test(text.slice(offset - 1, offset + 1)),
  };
}

/** The role of the region that an offset lies in; `body` outside of all. */
export function roleAt({ regions }: Layout, offset: number): RegionRole | 'body' {
  return regions.find(({ start, end }) => start <= offset && offset < end)?.role ?? 'body';
}

/** Whether a block ends between a folded unit and the one before it: in the blanks between them. */
export function isBorderBefore(folded: FoldedText, layout: Layout, unit: number): boolean {
  const stop = toText(folded, unit);
  for (let at = toTextEnd(folded, unit); at <= stop; at++) if (layout.isBorder(at)) return true;
  return false;
}
