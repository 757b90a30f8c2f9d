/** The reader's own Markdown inside a document of ours: kept, but without HTML, images and links that act. */

/** A fence that begins its line: what follows is code until one as long, or until the end. */
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const FENCE_END = /^ {0,3}(`+|~+)[ \t]*$/;

/** What may be a fence too, or not: only a whole parser knows, by what stands around it. */
const PERHAPS_FENCE = /^[\s>*+\d.)-]*(?:`{3,}|~{3,})/;

/** `<https://…>`, which is a link and never HTML. */
const AUTOLINK = /^<(?:https?:\/\/|mailto:)[^\s<>`\\]*>/i;

/** What programs link without being asked to, ticks and all. */
const BARE_ADDRESS = /:\/\/|www\.|mailto:|xmpp:/i;

/** The beginning of HTML, be it a tag, a comment, a declaration or an instruction. */
const HTML = /^<[a-z/!?]/i;

/** The beginning of the destination of a link or a reference, on the same line or the next. */
const DESTINATION = /^\][(:][\s>]*(?:<([^<>\n]{0,200})|([^\s<>)]{0,200}))/;

/** Lines that are code for sure, or lines of text that may belong to one paragraph. */
interface Chunk {
  readonly isCode: boolean;
  readonly lines: string[];
}

/**
 * A comment as the lines of a list item, which ends whatever the comment leaves open. Outside of code
 * that is code for sure, `<` and `!` become entities where they would begin HTML or an image: a
 * backslash before them could become part of a bare address. In code that only a whole parser would
 * recognise, the entity is seen.
 */
export function commentItem(comment: string): string[] {
  const lines = comment
    .trimEnd()
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/^[ \t]+/, asSpaces));
  const safe = chunksOf(lines).flatMap((chunk) => (chunk.isCode ? chunk.lines : safeLines(chunk.lines)));
  const start = safe.findIndex((line) => line.trim() !== '');
  const [first, ...rest] = start < 0 ? [] : safe.slice(start);
  if (first === undefined) return [];
  // Spaces here would push in where the item's lines begin.
  const flush = first.replace(/^ {1,3}(?! )/, '');
  return [bulletFor(flush) + flush, ...rest.map((line) => (line === '' ? '' : `  ${line}`))];
}

/** Tab stops are counted from the margin, which the item moves. */
function asSpaces(indent: string): string {
  let column = 0;
  for (const character of indent) column += character === '\t' ? 4 - (column % 4) : 1;
  return ' '.repeat(column);
}

/** `- ---` would be a rule. */
function bulletFor(line: string): string {
  return /^[-\s]*$/.test(line) ? '+ ' : '- ';
}

/** Splits a comment at blank lines and around fences, as long as these are sure. */
function chunksOf(lines: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let fence: string | undefined;
  let isSure = true;
  const add = (isCode: boolean, line: string): void => {
    const last = chunks.at(-1);
    const joins = last?.isCode === isCode && (isCode || line.trim() !== '');
    if (joins) last.lines.push(line);
    else chunks.push({ isCode, lines: [line] });
  };
  for (const line of lines) {
    const opened: string | undefined = fence === undefined && isSure ? fenceOf(line) : undefined;
    add(fence !== undefined || opened !== undefined, line);
    if (opened !== undefined) fence = opened;
    else if (fence === undefined) isSure &&= !PERHAPS_FENCE.test(line);
    else if (FENCE_END.exec(line)?.[1]?.startsWith(fence) === true) fence = undefined;
  }
  return chunks;
}

function fenceOf(line: string): string | undefined {
  const [, ticks, tildes] = FENCE.exec(line) ?? [];
  return ticks ?? tildes;
}

/**
 * Code spans are trusted where every line of the paragraph closes those that it opens: else one may
 * reach over lines, and the programs differ.
 */
function safeLines(lines: readonly string[]): string[] {
  const isTrusted = lines.every((line) => {
    const rest = withoutSpans(line);
    return (
      !rest.includes('`') && !line.includes('\\`') && !BARE_ADDRESS.test(line) && !PERHAPS_FENCE.test(line)
    );
  });
  return lines.map((line, index) => safeLine(line, lines[index + 1] ?? '', isTrusted));
}

/**
 * Whether a link leads to something other than the web, a mail or a place beside the document: then
 * it would run, open a program or a file. An entity or a backslash may hide a scheme.
 */
function leadsAstray(text: string): boolean {
  const [, bracketed, bare] = DESTINATION.exec(text) ?? [];
  const destination = bracketed ?? bare ?? '';
  if (/^(?:https?|mailto):/i.test(destination)) return false;
  return /[:&\\]/.test(destination.split(/[/?#]/)[0] ?? '');
}

/** The code span at the beginning of a text. A table's cell ends at `|`, even in code. */
function spanOf(text: string): string | undefined {
  const ticks = /^`+/.exec(text)?.[0];
  if (ticks === undefined) return undefined;
  for (const { 0: run, index } of text.slice(ticks.length).matchAll(/`+|\|/g)) {
    if (run === '|') return undefined;
    if (run.length === ticks.length) return text.slice(0, ticks.length + index + run.length);
  }
  return undefined;
}

function withoutSpans(line: string): string {
  let rest = '';
  for (let at = 0; at < line.length;) {
    const span = spanOf(line.slice(at));
    // A run that closes nothing stays whole: half of it must not open a span.
    const whole = span ?? /^`+|^[^`]+/.exec(line.slice(at))?.[0] ?? '';
    if (span === undefined) rest += whole;
    at += whole.length;
  }
  return rest;
}

/** The entity for a character that would begin HTML or an image, or end the text of a link that acts. */
function entityAt(rest: string, next: string): string | undefined {
  if (HTML.test(rest)) return '&lt;';
  if (rest.startsWith('![')) return '&#33;';
  return rest.startsWith(']') && leadsAstray(`${rest}\n${next}`) ? '&#93;' : undefined;
}

function safeLine(line: string, next: string, isTrusted: boolean): string {
  const safe: string[] = [];
  let isEscaped = false;
  for (let at = 0; at < line.length;) {
    const rest = line.slice(at);
    const whole = (isTrusted ? spanOf(rest) : undefined) ?? AUTOLINK.exec(rest)?.[0];
    const entity = entityAt(rest, next);
    // The reader's own backslash goes: it would escape the entity instead.
    if (whole === undefined && entity !== undefined && isEscaped) safe.pop();
    const part = whole ?? entity ?? rest.slice(0, 1);
    safe.push(part);
    isEscaped = part === '\\' && !isEscaped;
    at += whole?.length ?? 1;
  }
  return safe.join('');
}
