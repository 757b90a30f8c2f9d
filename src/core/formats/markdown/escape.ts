/** Text inside Markdown: what comes from pages is shown as it is, and can do nothing. */
import { safeUrl } from '../../issues/url.ts';

/**
 * What begins something inside a line in CommonMark, GFM, or the programs that readers keep notes
 * in: emphasis, code, links, images, HTML, entities, tables, strikes, formulas, tags, `==marks==`
 * and `%%comments%%`.
 */
const INLINE =
  /[\\`*_[\]<>|~$#]|&(?=#?\w+;)|={2,}|%{2,}|\^(?=[\w-]+$)|:(?=\/\/|[\w+-]+:)|(?<=www)\.|(?<=\w)@(?=\w)/gi;

/** What begins a block where it begins a line: lists, rules and underlines. */
const BLOCK = /^(?:[-+](?=\s|$)|[-=](?=[-=\s]*$)|(\d{1,9})[.)](?=\s|$))/;

/** What is dropped or shown differently by programs. */
const CONTROL = /[\p{Cc}\p{Surrogate}\ufeff]/gu;

const escaped = (found: string): string => found.replace(/./g, '\\$&');

/**
 * A text that is shown as it is: on one line, each run of white space one space, as a browser
 * would show it. Bare addresses may be linked by programs that link whatever looks like one.
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function markdownText(text: string): string {
  return markdownLine(markdownInline(text.trim()));
}

/** A text within a line, as `markdownText` but for what would begin a block. */
export function markdownInline(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(CONTROL, '').replace(INLINE, escaped);
}

/** A line of inlines that begins no block. */
export function markdownLine(line: string): string {
  return line
    .replace(/^[ \t]+|\s+$/g, '')
    .replace(BLOCK, (found, digits?: string) =>
      digits === undefined ? `\\${found}` : `${digits}\\${found.slice(digits.length)}`,
    );
}

/** Code as it is, in its lines. */
export function codeText(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\p{Surrogate}\ufeff]/gu, '');
}

/** A link, or, where the address is none of the web, its text alone. */
export function markdownLink(text: string, address: string): string {
  return linked(markdownText(text), address);
}

/** Markdown as the text of a link, or, where the address is none of the web, by itself. */
export function linked(markdown: string, address: string): string {
  const url = safeUrl(address.split('#')[0] ?? '');
  return url === undefined ? markdown : `[${markdown}](${destination(address)})`;
}

/** An address that stands as a link to itself, or, where it is none of the web, as text. */
export function markdownAddress(address: string): string {
  const url = safeUrl(address.split('#')[0] ?? '');
  return url === undefined ? markdownText(address) : `<${address.replace(/[<>\\`\s]/gu, percent)}>`;
}

/** An address as the destination of a link: nothing in it ends the link or is an entity. */
function destination(address: string): string {
  return address.replace(/[()<>\\"`|\s]/gu, percent).replace(/&(?=#?\w+;)/g, '&amp;');
}

function percent(character: string): string {
  const encoded = encodeURIComponent(character);
  // `encodeURIComponent` leaves parentheses as they are.
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
