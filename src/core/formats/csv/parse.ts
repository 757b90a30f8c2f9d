/**
 * Rows of a file of comma-separated values, read as generously as spreadsheets do. The packages for
 * it bring what these pages forbid: requests to the network, or code made from text.
 */

export interface Row {
  readonly cells: readonly string[];
  /** Where the row begins, counted from 1. */
  readonly line: number;
  /** A quote was opened in it and never closed: the file was cut, or the quote is a plain one. */
  readonly isOpen: boolean;
}

/** The separators that exports use; the first row has most of the one that is meant. */
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Parses RFC 4180 with any line ends. A quote inside of a cell that did not begin with one is
 * itself; rows without any text are left out.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function parseCsv(text: string): Row[] {
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const begin = line;
    let isOpen = false;
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at + 1, separator) : plainCell(text, at, separator);
      isOpen ||= cell.isOpen;
      line += cell.lines;
      cells.push(cell.value);
      at = cell.end + 1;
      if (text[cell.end] !== separator) break;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at++;
    if (text[at - 1] !== undefined) line++;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line: begin, isOpen });
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** Where the separator or the end of the line is. */
  readonly end: number;
  readonly isOpen: boolean;
  /** How many line ends are in it. */
  readonly lines: number;
}

/** The next place of any of the signs, or the end of the text. */
function next(text: string, at: number, signs: RegExp): number {
  signs.lastIndex = at;
  return signs.exec(text)?.index ?? text.length;
}

const ENDS: Readonly<Record<string, RegExp>> = { ',': /[,\r\n]/g, ';': /[;\r\n]/g, '\t': /[\t\r\n]/g };

function plainCell(text: string, at: number, separator: string): Cell {
  const end = next(text, at, ENDS[separator] ?? /[\r\n]/g);
  return { value: text.slice(at, end), end, isOpen: false, lines: 0 };
}

function quotedCell(text: string, from: number, separator: string): Cell {
  let value = '';
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { ...quoted(value + text.slice(at), text.length), isOpen: true };
    value += text.slice(at, quote);
    const after = text[quote + 1];
    if (after === '"') {
      value += '"';
      at = quote + 2;
    } else if (after === undefined || after === separator || after === '\n' || after === '\r') {
      return quoted(value, quote + 1);
    } else {
      value += '"';
      at = quote + 1;
    }
  }
}

function quoted(value: string, end: number): Cell {
  return { value, end, isOpen: false, lines: value.split(/\r\n?|\n/).length - 1 };
}

function separatorOf(text: string): string {
  const first = text.slice(0, next(text, 0, /[\r\n]/g)).replaceAll(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((sign) => first.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
