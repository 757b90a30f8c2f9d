/** The text of a part of a page, and the way from each of its offsets to the DOM and back. */
import { atOnce, type Steps } from '../core/steps.ts';

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

/** The text nodes that a range touches. TreeWalker, since a NodeIterator taxes each later mutation. */
function* textNodes(root: Range): Generator<Text, void> {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: top } = root;
  if (top.nodeType === Node.TEXT_NODE) {
    yield top as Text;
    return;
  }
  // Asked for once: asking each text node for its parent's name costs more than the walk.
  const unread = new Set<Node | null>((top as ParentNode & Node).querySelectorAll(UNREAD));
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const isText = (node: Node | null): node is Text => node?.nodeType === Node.TEXT_NODE;

  let last: Node | null = endContainer;
  if (!isText(last)) {
    const stop = nodeAt(endContainer, endOffset, top);
    walker.currentNode = stop ?? top;
    last = stop === null ? walker.lastChild() : walker.previousNode();
  }
  let node: Node | null = startContainer;
  if (!isText(node)) node = nodeAt(startContainer, startOffset, top);
  if (node === null || last === null) return;
  walker.currentNode = node;
  if (!isText(node)) node = walker.nextNode();

  if (node === null || isBefore(last, node)) return;
  for (; node !== null; node = walker.nextNode()) {
    if (unread.size === 0 || !unread.has(node.parentNode)) yield node as Text;
    if (node === last) return;
  }
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

/** Reads the text of a root in one walk. The root may begin and end anywhere, also within text. */
export function* textMapInSteps(root: Range): Steps<TextMap> {
  const { startContainer, startOffset, endContainer, endOffset } = root;
  const pieces: Piece[] = [];
  let text = '';
  for (const node of textNodes(root)) {
    if (pieces.length % STEP === STEP - 1) yield;
    const from = node === startContainer ? startOffset : 0;
    const data = node.data.slice(from, node === endContainer ? endOffset : undefined);
    if (data === '') continue;
    pieces.push({ node, start: text.length, from });
    text += data;
  }

  /** The place of each node among the pieces; made when one is first asked for. */
  let indexes: ReadonlyMap<Node, number> | undefined;
  const startOf = (index: number): number => pieces[index]?.start ?? text.length;

  /** The piece that was asked for last: passages are asked for in the order of the text. */
  let near = 0;
  /** The index of the piece that holds the unit at `offset`. */
  const pieceAt = (offset: number): number => {
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

  /** The boundary point before the unit at `offset`. */
  const pointAt = (offset: number): [Node, number] => {
    const piece = offset < text.length ? pieces[pieceAt(offset)] : undefined;
    if (piece === undefined) return [startContainer, startOffset];
    // A page that changed since may have cut its text short.
    return [piece.node, Math.min(piece.from + offset - piece.start, piece.node.length)];
  };

  const boundsOf = (start: number, end: number): StaticRangeInit => {
    const [first, from] = pointAt(start);
    const [last, to] = end > start ? pointAt(end - 1) : [first, from - 1];
    return {
      startContainer: first,
      startOffset: from,
      endContainer: last,
      endOffset: Math.min(to + 1, last.nodeValue?.length ?? startOffset),
    };
  };

  return {
    text,
    boundsOf,
    rangeOf(start, end) {
      const bounds = boundsOf(start, end);
      const range = document.createRange();
      range.setStart(bounds.startContainer, bounds.startOffset);
      range.setEnd(bounds.endContainer, bounds.endOffset);
      return range;
    },
    offsetOf(node, offset) {
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
    },
  };
}
