/**
 * The text of an issue as the W3C model counts it, from one walk over its text nodes, and the way
 * between offsets in it and points in the document.
 * @see https://www.w3.org/TR/annotation-model/#text-position-selector
 */

export interface TextMap {
  /** The data of the text nodes, joined; what nobody reads is left out. */
  readonly text: string;
  /** The range from one offset to another; the text between begins and ends in the same nodes. */
  rangeOf(start: number, end: number): Range;
  /** The offset of a point of the document; `undefined` outside of the issue. */
  offsetOf(node: Node, offset: number): number | undefined;
}

/**
 * Elements whose text is no part of an issue: code, controls, what the page hides, and the boxes that
 * ask readers to subscribe.
 */
const LEFT_OUT = [
  'script,style,noscript,template,textarea,select,button,datalist,svg,iframe,[hidden]',
  '.subscription-widget-wrap,.subscription-widget,.subscribe-widget,.subscribe-prompt,.paywall-cta',
].join(',');

/** The text nodes below excluded elements of the root. */
function excludedIn(root: Range): ReadonlySet<Node> {
  const excluded = new Set<Node>();
  const container = root.commonAncestorContainer;
  const element = container.nodeType === Node.ELEMENT_NODE ? (container as Element) : undefined;
  for (const left of element?.querySelectorAll(LEFT_OUT) ?? []) {
    const walker = document.createTreeWalker(left, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) excluded.add(node);
  }
  return excluded;
}

/** The node at which a walk over a range begins: the first one that is not wholly before it. */
function firstNode(root: Range): Node | null {
  const { startContainer, startOffset } = root;
  if (startContainer.nodeType === Node.TEXT_NODE) return startContainer;
  const child = startContainer.childNodes[startOffset];
  return child ?? followingNode(startContainer);
}

/** The node after a node and all that is in it, in document order. */
function followingNode(node: Node): Node | null {
  for (let at: Node | null = node; at !== null; at = at.parentNode) {
    if (at.nextSibling !== null) return at.nextSibling;
  }
  return null;
}

/** Reads the text of a range. It is a snapshot: make another one when the page has changed. */
export function createTextMap(root: Range): TextMap {
  const excluded = excludedIn(root);
  const nodes: Text[] = [];
  const parts: string[] = [];
  const begin = firstNode(root);
  const container = root.commonAncestorContainer;
  const stop =
    root.endContainer.nodeType === Node.TEXT_NODE
      ? followingNode(root.endContainer)
      : (root.endContainer.childNodes[root.endOffset] ?? followingNode(root.endContainer));
  if (begin !== null && !root.collapsed) {
    const walker = document.createTreeWalker(
      container.nodeType === Node.TEXT_NODE ? (container.parentNode ?? container) : container,
      NodeFilter.SHOW_TEXT,
    );
    walker.currentNode = begin;
    let node = begin.nodeType === Node.TEXT_NODE ? begin : walker.nextNode();
    const afterStop = stop === null ? null : firstText(walker.root, stop);
    for (; node !== null && node !== afterStop; node = walker.nextNode()) {
      if (excluded.size > 0 && excluded.has(node)) continue;
      nodes.push(node as Text);
      parts.push((node as Text).data);
    }
  }
  return mapOf(root, nodes, parts);
}

/** The first text node at or after a node, below `root`. */
function firstText(root: Node, from: Node): Node | null {
  if (from.nodeType === Node.TEXT_NODE) return from;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = from;
  return walker.nextNode();
}

/** The map over text nodes in document order; the first and last one may belong to it in part. */
function mapOf(root: Range, nodes: readonly Text[], parts: string[]): TextMap {
  const count = nodes.length;
  /** Where each node's own data would begin in the text. */
  const starts = new Float64Array(count + 1);
  const skipped = nodes[0] === root.startContainer ? root.startOffset : 0;
  const last = count - 1;
  if (last >= 0 && nodes[last] === root.endContainer)
    parts[last] = (parts[last] ?? '').slice(0, root.endOffset);
  if (skipped > 0) parts[0] = (parts[0] ?? '').slice(skipped);
  let length = 0;
  for (let index = 0; index < count; index++) {
    starts[index] = length;
    length += parts[index]?.length ?? 0;
  }
  starts[count] = length;

  /** The last node that begins at or before an offset; for an end, strictly before it. */
  const nodeAt = (offset: number, isEnd: boolean): number => {
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = starts[middle] ?? 0;
      if (isEnd ? start < offset : start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const inNode = (index: number, offset: number): number =>
    offset - (starts[index] ?? 0) + (index === 0 ? skipped : 0);

  return {
    text: parts.join(''),
    rangeOf(start, end) {
      const range = document.createRange();
      if (count === 0) {
        range.setStart(root.startContainer, root.startOffset);
        return range;
      }
      const first = nodeAt(start, false);
      const final = end > start ? nodeAt(end, true) : first;
      range.setStart(nodes[first] ?? root.startContainer, inNode(first, start));
      range.setEnd(nodes[final] ?? root.startContainer, inNode(final, end));
      return range;
    },
    offsetOf(node, offset) {
      if (root.comparePoint(node, offset) !== 0) return undefined;
      // The first node of the text that ends at or after the point.
      const point = document.createRange();
      point.setStart(node, offset);
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >> 1;
        const text = nodes[middle];
        if (text !== undefined && point.comparePoint(text, text.length) < 0) low = middle + 1;
        else high = middle;
      }
      const found = nodes[low];
      if (found === undefined) return length;
      const within = found === node ? offset - (low === 0 ? skipped : 0) : 0;
      return (starts[low] ?? 0) + Math.min(parts[low]?.length ?? 0, Math.max(0, within));
    },
  };
}
