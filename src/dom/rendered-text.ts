/** The text of a range as a person reads it: what the page's markup shows, not how it is written. */
import {
  formulaIn,
  indentBefore,
  inSigns,
  isApart,
  isBlock,
  isUnread,
  isUnshown,
  keepsSpace,
  saidBy,
  scriptOf,
  shownSpace,
  type Script,
} from './rendering.ts';

/** A node that was read, and the stretch of the text that it gave; a `<br>` gives its line end. */
export interface Read {
  readonly node: Node;
  readonly start: number;
  end: number;
}

/**
 * The words of a range with white space collapsed, a line break between blocks and at `<br>`, a
 * tab between the cells of a row. Preformatted text keeps its lines. What is hidden, cannot be
 * selected, or marks a footnote is left out, a formula is read once, and powers stay powers.
 */
export function readableText(range: Range): string {
  return readRange(range).text;
}

/**
 * A range and the pictures that say something beside it, as far as all of `limits` reach: a text node holds
 * no picture, so that no offset of a text says whether one at its end was meant.
 */
export function withPictures(range: Range, limits: readonly Range[]): Range {
  const wide = range.cloneRange();
  const [within] = limits;
  const top = within?.commonAncestorContainer;
  for (const picture of top instanceof Element ? top.querySelectorAll('img[alt]') : []) {
    if (saidBy(picture) === '' || !limits.every((limit) => limit.intersectsNode(picture))) continue;
    const own = document.createRange();
    own.selectNode(picture);
    if (own.compareBoundaryPoints(Range.START_TO_START, wide) < 0) wide.setStartBefore(picture);
    if (own.compareBoundaryPoints(Range.END_TO_END, wide) > 0) wide.setEndAfter(picture);
  }
  return wide;
}

/** A text with the nodes that gave it, in the order in which they end; their stretches count from `skipped` before it. */
export interface Readable {
  readonly text: string;
  readonly skipped: number;
  readonly nodes: readonly Read[];
}

/** The text while it is read. */
interface Reading {
  text: string;
  readonly nodes: Read[];
}

/** What parts the cells and the rows of a matrix. */
const PARTED: Readonly<Record<string, string>> = { mtd: ' ', mtr: '; ' };

/** Columns that one cell may stand over. */
const WIDEST = 20;

const isBreak = (read: Read | undefined): boolean => read?.node.nodeName === 'BR';

/** Takes blanks off the end. */
function cut(reading: Reading, blank: RegExp): void {
  const { nodes } = reading;
  reading.text = reading.text.replace(blank, '');
  const { length } = reading.text;
  for (let at = nodes.length - 1; at >= 0; at--) {
    const read = nodes[at];
    if (read === undefined || read.end <= length) break;
    read.end = length;
  }
}

/** Begins or ends a block: of several line ends one stays, but for those of preformatted text. */
function separate(reading: Reading, block: Element): void {
  const { nodes } = reading;
  cut(reading, /[ \t]+$/);
  if (!keepsSpace(block.parentElement)) {
    if (isBreak(nodes.at(-1))) cut(reading, /(?<=\n)\n+$/);
    while (isBreak(nodes.at(-1))) nodes.pop();
  }
  if (reading.text !== '' && !/[\n\t]$/.test(reading.text)) reading.text += '\n';
}

function breakLine(reading: Reading): void {
  cut(reading, / +$/);
  if (reading.text !== '' && !/\n\n$|\t$/.test(reading.text)) reading.text += '\n';
}

/**
 * Ends a cell: one in which blocks stand is a block. An empty one is a cell all the same, but for the margin
 * of a line of code, and one that stands over several columns is as many.
 */
function endCell(reading: Reading, cell: Element, start: number): void {
  if (reading.text.slice(start).trim() !== '') cut(reading, /\s+$/);
  else {
    reading.text = reading.text.slice(0, start);
    if (isUnread(cell) || keepsSpace(cell) || cell.textContent.trim() !== '') return;
  }
  const lines = reading.text.slice(start).split('\n').length - 1;
  // Only then: looking through all that was read costs as much as that is.
  const breaks = (): number =>
    reading.nodes.filter((read) => isBreak(read) && read.start >= start && read.end > read.start).length;
  if (lines > 0 && lines > breaks()) reading.text += '\n';
  else if (cell.nextElementSibling !== null)
    reading.text += '\t'.repeat(cell instanceof HTMLTableCellElement ? Math.min(cell.colSpan, WIDEST) : 1);
}

function readText(reading: Reading, node: Text, script: Script | undefined, range: Range): void {
  const { data, parentElement } = node;
  if (isUnread(parentElement)) return;
  const isFirst = node === range.startContainer;
  const from = isFirst ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : data.length;
  // Soft hyphens are seen only where a line ends.
  const own = ((isFirst ? indentBefore(range) : '') + data.slice(from, to)).replaceAll('\u00AD', '');
  const piece = shownSpace(script === undefined ? own : inSigns(own, script), parentElement);
  const followsBlank = reading.text === '' || /[ \n\t]$/.test(reading.text);
  reading.text += followsBlank && !keepsSpace(parentElement) ? piece.replace(/^ /, '') : piece;
}

function readElement(
  reading: Reading,
  node: Element,
  style: CSSStyleDeclaration,
  readChild: (child: Node, script: Script | undefined) => void,
): void {
  const start = reading.text.length;
  const block = isBlock(node, style);
  if (node.localName === 'img') reading.text += saidBy(node);
  if (node.localName === 'msqrt') reading.text += '√';
  if (block) separate(reading, node);
  const opened = reading.text.length;
  const apart = !block && isApart(node, style);
  if (apart && /\S$/.test(reading.text)) reading.text += ' ';
  const type = scriptOf(node, style);
  for (const [index, child] of node.childNodes.entries()) {
    if (index > 0 && node.localName === 'mfrac' && child instanceof Element) reading.text += '/';
    readChild(child, type && { element: node, type });
  }
  const isEmptyLine =
    node.localName === 'tr' && reading.text.length === opened && keepsSpace(node.lastElementChild);
  if (apart && /\S$/.test(reading.text)) reading.text += ' ';
  if (node.nextElementSibling !== null && PARTED[node.localName] !== undefined)
    reading.text += PARTED[node.localName];
  if (isEmptyLine) reading.text += '\n';
  else if (block) separate(reading, node);
  else if (/^t[dh]$/.test(node.localName)) endCell(reading, node, start);
}

/** The same, with what gave it. */
export function readRange(range: Range): Readable {
  const { startContainer, commonAncestorContainer: top } = range;
  const reading: Reading = { text: '', nodes: [] };
  const visit = (node: Node, script: Script | undefined): void => {
    if (!range.intersectsNode(node)) {
      // A row that is not read from its first cell on keeps its columns.
      const isCell = node instanceof HTMLTableCellElement && reading.text.trim() === '';
      if (isCell && node.closest('table')?.querySelector('th')) reading.text += '\t';
      return;
    }
    const start = reading.text.length;
    if (node instanceof Text) readText(reading, node, script, range);
    else if (node.nodeName === 'BR') breakLine(reading);
    else if (node instanceof Element) {
      const style = getComputedStyle(node);
      if (isUnshown(node, style)) {
        // A closed part of a page stands between lines all the same.
        const isInFlow = style.display !== 'none' && !/^(?:absolute|fixed)$/.test(style.position);
        if (isInFlow && isBlock(node, style)) separate(reading, node);
        return;
      }
      readElement(reading, formulaIn(node, range) ?? node, style, (child, own) =>
        visit(child, own ?? script),
      );
    }
    const end = reading.text.length;
    if (end > start) reading.nodes.push({ node, start, end });
  };
  const around = (top instanceof Element ? top : top.parentElement)?.closest('sup, sub');
  const script = around && ({ element: around, type: around.localName === 'sup' ? 'sup' : 'sub' } as const);
  if (top instanceof Text) visit(top, script ?? undefined);
  else for (const child of top.childNodes) visit(child, script ?? undefined);
  const { text, nodes } = reading;
  const lead = keepsSpace(startContainer.parentElement) ? /^\n+/ : /^[^\S\t]+/;
  const skipped = lead.exec(text)?.[0].length ?? 0;
  const read = text.slice(skipped).trimEnd();
  // A page that lets nothing be selected still shows its words.
  if (read.trim() === '') return { text: range.toString().replace(/\s+/g, ' ').trim(), skipped, nodes: [] };
  return { text: read, skipped, nodes };
}
