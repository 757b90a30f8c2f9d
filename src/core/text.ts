/** Spans of a text, in UTF-16 units. */

/** White space and the invisible: nothing that a reader sees as text. */
const BLANK = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;

/** A unit that belongs to the character before it. */
const MARK = /\p{M}/u;

/** True for a lead surrogate with its trail: the two units of one character. */
function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** A span of a text: UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A span without the blanks at its ends and with whole characters, accents and all, at both.
 * @returns undefined where nothing but blanks is left.
 */
export function trimSpan(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  while (start < end && BLANK.test(text.charAt(start))) start++;
  while (end > start && BLANK.test(text.charAt(end - 1))) end--;
  if (start >= end) return undefined;
  while (start > 0 && (MARK.test(text.charAt(start)) || isPairAt(text, start - 1))) start--;
  while (MARK.test(text.charAt(end)) || isPairAt(text, end - 1)) end++;
  return { start, end };
}
