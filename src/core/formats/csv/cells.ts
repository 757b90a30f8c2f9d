/** Cells of tables that spreadsheets open: quoted, and never a formula. */

/** What a spreadsheet takes for a formula, maybe behind spaces; an apostrophe before it makes it text. */
const FORMULA = /^'*\s*[=+\-@\t\r＝＋－＠]/u;

/**
 * A cell of RFC 4180, quoted always. A text that would be a formula gets an apostrophe.
 * @see https://cwe.mitre.org/data/definitions/1236.html
 */
function csvCell(text: string): string {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** A row with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Takes off exactly the apostrophe that `csvCell` set. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
