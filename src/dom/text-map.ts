/** The text of a part of a page, and the way from each of its offsets to the DOM and back. */
import type { Layout, Region } from '../core/anchoring/layout.ts';
import { atOnce, type Steps } from '../core/steps.ts';
import { isBorderBetween, regionsOf } from './layout.ts';

/** Offsets are UTF-16 units of `text`. A map shows the page of the moment it was made. */
export interface TextMap {
  /** The page's own text: its text nodes in their order, joined by nothing. */
  readonly text: string;
  /** Boundary points in the text nodes of the first and the last character. */
  boundsOf(start: number, end: number): StaticRangeInit;
  /** The same as a live range, to measure with and let go of: each one taxes the page's changes. */
  rangeOf(start: number, end: number): Range;
  /** The offset of a boundary point; undefined outside of the root. */
  offsetOf(node: Node, offset: number): number | undefined;
  /** What the markup says of the text, looked at when it is first asked for. */
  readonly layout: Layout;
}

/** Elements whose text no reader sees as text of the page. A shadow root's text is not reached. */
const UNREAD = 'script, style, noscript, template, textarea, title';

/** The first node, in the order of the document, that lies wholly after `node` and what is in it. */
function following(node: Node, top: Node): Node | null {
  for (let at: Node | null = node; at !== null && at !== top; at = at.parentNode) {
    if (at.nextSibling !== null) return at.nextSibling;
  }
  return null;
}

/** The node that begins at a boundary point: a child, or what follows the container. */
function nodeAt(container: Node, offset: number, top: Node): Node | null {
  return container.childNodes[offset] ?? following(container, top);
}

/** The text nodes that a range touches: the first and the last one, and a walker that stands at the first. */
interface Stretch {
  readonly walker: TreeWalker;
  readonly first: Text;
  readonly last: Node;
}

/** TreeWalker, since a NodeIterator taxes each later mutation. */
function stretchOf(root: Range): Stretch | undefined {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: top } = root;
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const isText = (node: Node | null): node is Text => node?.nodeType === Node.TEXT_NODE;

  let last: Node | null = endContainer;
  if (!isText(last)) {
    const stop = nodeAt(endContainer, endOffset, top);
    walker.currentNode = stop ?? top;
    last = stop === null ? walker.lastChild() : walker.previousNode();
  }
  let first: Node | null = startContainer;
  if (!isText(first)) first = nodeAt(startContainer, startOffset, top);
  if (first === null || last === null) return undefined;
  walker.currentNode = first;
  if (!isText(first)) first = walker.nextNode();
  return first === null || isBefore(last, first) ? undefined : { walker, first: first as Text, last };
}

function isBefore(one: Node, other: Node): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The least index below `length` from which on `holds` is true; `length` where it never is. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Piece {
  readonly node: Text;
  /** Where the piece begins in `text`. */
  readonly start: number;
  /** Where the piece begins in its node, whose beginning may lie outside of the root. */
  readonly from: number;
}

/** Text nodes that are read in one step, in about a millisecond. */
const STEP = 1000;

/** Reads the text of a root at once. */
export function createTextMap(root: Range): TextMap {
  return atOnce(textMapInSteps(root));
}

/** The text nodes of a root in their order, and their text. */
function* readPieces(root: Range): Steps<{ readonly pieces: readonly Piece[]; readonly text: string }> {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: top } = root;
  const pieces: Piece[] = [];
  let text = '';
  // Asked for once: asking each text node for its parent's name costs more than the walk.
  const unread = new Set<Node | null>(top instanceof Element ? top.querySelectorAll(UNREAD) : []);
  const read = (node: Text): void => {
    if (unread.size > 0 && unread.has(node.parentNode)) return;
    const from = node === startContainer ? startOffset : 0;
    const { data } = node;
    const own =
      from > 0 || node === endContainer
        ? data.slice(from, node === endContainer ? endOffset : undefined)
        : data;
    if (own === '') return;
    pieces.push({ node, start: text.length, from });
    text += own;
  };
  const stretch = stretchOf(root);
  if (stretch !== undefined) {
    const { walker, last } = stretch;
    let node: Node | null = stretch.first;
    for (let count = 1; node !== null; count += 1) {
      read(node as Text);
      node = node === last ? null : walker.nextNode();
      if (count % STEP === 0) yield;
    }
  }
  return { pieces, text };
}

/** The index of the piece that holds the unit at an offset. */
function pieceFinder(pieces: readonly Piece[]): (offset: number) => number {
  const startOf = (index: number): number => pieces[index]?.start ?? Infinity;
  /** The piece that was asked for last: passages are asked for in the order of the text. */
  let near = 0;
  return (offset) => {
    let low = startOf(near) <= offset ? near : 0;
    let high = low === near ? pieces.length : near;
    for (let step = 1; low + step < high; step *= 2) {
      if (startOf(low + step) <= offset) low += step;
      else high = low + step;
    }
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle;
    }
    near = low;
    return low;
  };
}

/** What a layout is read from; `length` is the text's. */
interface LayoutSource extends Pick<TextMap, 'offsetOf'> {
  readonly root: Range;
  readonly pieces: readonly Piece[];
  readonly pieceAt: (offset: number) => number;
  readonly length: number;
}

function layoutOf({ root, pieces, pieceAt, length, offsetOf }: LayoutSource): Layout {
  let regions: readonly Region[] | undefined;
  return {
    get regions() {
      return (regions ??= regionsOf(root, length, offsetOf));
    },
    isBorder(offset) {
      const one = pieces[pieceAt(offset - 1)];
      const other = pieces[pieceAt(offset)];
      if (offset <= 0 || offset >= length || one === undefined || other === undefined) return true;
      return one !== other && isBorderBetween(one.node, other.node);
    },
  };
}

/** Reads the text of a root in one walk. The root may begin and end anywhere, also within text. */
export function* textMapInSteps(root: Range): Steps<TextMap> {
  const { startContainer, startOffset } = root;
  const { pieces, text } = yield* readPieces(root);
  const pieceAt = pieceFinder(pieces);
  const startOf = (index: number): number => pieces[index]?.start ?? text.length;
  /** The place of each node among the pieces; made when one is first asked for. */
  let indexes: ReadonlyMap<Node, number> | undefined;

  /** So many units into a piece, in its node: a page that changed since may have cut its text short. */
  const within = ({ node, from, start }: Piece, offset: number): number =>
    Math.min(from + offset - start, node.length);

  const boundsOf = (start: number, end: number): StaticRangeInit => {
    const first = pieces[pieceAt(start)];
    const last = end > start ? pieces[pieceAt(end - 1)] : first;
    if (first === undefined || last === undefined)
      return { startContainer, startOffset, endContainer: startContainer, endOffset: startOffset };
    return {
      startContainer: first.node,
      startOffset: within(first, start),
      endContainer: last.node,
      endOffset: within(last, end),
    };
  };

  const offsetOf = (node: Node, offset: number): number | undefined => {
    indexes ??= new Map(pieces.map((one, at) => [one.node, at]));
    const index = indexes.get(node);
    const piece = index === undefined ? undefined : pieces[index];
    if (index !== undefined && piece !== undefined) {
      return Math.min(Math.max(piece.start, piece.start + offset - piece.from), startOf(index + 1));
    }
    if (node.getRootNode() !== root.startContainer.getRootNode() || root.comparePoint(node, offset) !== 0) {
      return undefined;
    }
    const child = node.childNodes[offset];
    const isAfter = ({ node: other }: Piece): boolean => {
      if (child === undefined) return isBefore(node, other) && !node.contains(other);
      return child === other || isBefore(child, other);
    };
    const next = pieces[firstIndex(pieces.length, (at) => isAfter(pieces[at] as Piece))];
    return next?.start ?? text.length;
  };

  return {
    text,
    layout: layoutOf({ root, pieces, pieceAt, length: text.length, offsetOf }),
    boundsOf,
    offsetOf,
    rangeOf(start, end) {
      const bounds = boundsOf(start, end);
      const range = document.createRange();
      range.setStart(bounds.startContainer, bounds.startOffset);
      range.setEnd(bounds.endContainer, bounds.endOffset);
      return range;
    },
  };
}
