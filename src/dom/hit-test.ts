/** Which character lies under a point of the viewport. */

/** Pixels above and below a character's box that still belong to it: lines have leading. */
const SLACK = 4;

function covers(node: Text, offset: number, x: number, y: number): boolean {
  if (offset < 0 || offset >= node.length) return false;
  const range = node.ownerDocument.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  return Array.from(range.getClientRects()).some(
    (box) => x >= box.left && x <= box.right && y >= box.top - SLACK && y <= box.bottom + SLACK,
  );
}

/**
 * The text node and the offset of the character at a point; undefined where there is none. The
 * caret snaps to the nearest text, so the boxes of the characters on its two sides decide.
 * A caret costs a tenth of `highlightsFromPoint`, and works in a page that wiped its registry.
 */
export function characterAt(
  document: Document,
  x: number,
  y: number,
): { readonly node: Text; readonly offset: number } | undefined {
  const caret = document.caretPositionFromPoint(x, y);
  if (caret === null || caret.offsetNode.nodeType !== Node.TEXT_NODE) return undefined;
  const node = caret.offsetNode as Text;
  const offset = [caret.offset, caret.offset - 1].find((at) => covers(node, at, x, y));
  return offset === undefined ? undefined : { node, offset };
}
