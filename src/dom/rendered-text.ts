/** The text of a range as a person reads it: what the page's markup shows, not how it is written. */

/** Text of these is never shown, or is no text of the page. */
const UNSHOWN = 'script, style, noscript, template, textarea, select, title';

/** Browsers without layout compute no display for these. */
const BREAKING =
  /^(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;

function isBlock(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display === ''
    ? BREAKING.test(element.localName)
    : !/^(?:inline|contents|none|ruby|table-cell)/.test(display);
}

function keepsSpace(element: Element | null): boolean {
  return element !== null && /^(?:pre|break-spaces)/.test(getComputedStyle(element).whiteSpace);
}

/**
 * The words of a range with white space collapsed, a line break between blocks and at `<br>`, a
 * tab between the cells of a row. Preformatted text keeps its lines.
 */
export function readableText(range: Range): string {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: top } = range;
  let text = '';
  const separate = (by: string): void => {
    text = text.replace(by === '\n' ? /[ \t]+$/ : / +$/, '');
    if (text !== '' && !/[\n\t]$/.test(text)) text += by;
  };
  const visit = (node: Node): void => {
    if (!range.intersectsNode(node)) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const { data } = node as Text;
      const piece = data.slice(
        node === startContainer ? startOffset : 0,
        node === endContainer ? endOffset : data.length,
      );
      if (keepsSpace(node.parentElement)) text += piece.replace(/\r\n?/g, '\n');
      else {
        const collapsed = piece.replace(/[ \t\n\f\r]+/g, ' ');
        text += text === '' || /[ \n\t]$/.test(text) ? collapsed.replace(/^ /, '') : collapsed;
      }
      return;
    }
    if (!(node instanceof Element)) return;
    if (node.localName === 'br') {
      separate('\n');
      return;
    }
    if (node.matches(UNSHOWN)) return;
    const block = isBlock(node);
    if (block) separate('\n');
    for (const child of node.childNodes) visit(child);
    if (block) separate('\n');
    else if (/^t[dh]$/.test(node.localName)) separate('\t');
  };
  if (top.nodeType === Node.TEXT_NODE) visit(top);
  else for (const child of top.childNodes) visit(child);
  return text.trim();
}
