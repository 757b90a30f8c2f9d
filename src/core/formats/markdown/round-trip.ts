/**
 * A Markdown file that the reader keeps and writes in, brought up to date: only Postil's own blocks are
 * rewritten, wherever they stand now, and every other line stays as it is.
 *
 * A note's block reaches from its quote, above the line with its block id, to its link. The front matter's
 * `postil` has the id and a checksum of each block as it was written last, so that a block in which the
 * reader wrote is known: it stays as the reader left it.
 */
import { isMap, parseDocument, type Document } from 'yaml';
import { checksum } from '../../checksum.ts';
import { compare } from '../../compare.ts';

const FRONT = /^---[ \t]*\n([\s\S]*?\n)---[ \t]*\n/;
const BLOCK_ID = /^\^([A-Za-z\d-]+)[ \t]*$/;
const QUOTE = /^>/;
const LINK = /^- (?:\[In the issue\]\(|In the issue$)/;

/** The property that says what was written last. */
const WRITTEN = 'postil';

/** A note's lines in a text, `to` exclusive. */
interface Block {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

interface Parts {
  /** YAML without its rules; undefined where there is none. */
  readonly front: string | undefined;
  readonly lines: readonly string[];
}

export interface Updated {
  readonly text: string;
  /** Block ids of notes that changed in the library and in the file: the file's block was left. */
  readonly conflicts: readonly string[];
}

function partsOf(text: string): Parts {
  const [whole = '', front] = FRONT.exec(text) ?? [];
  return { front, lines: text.slice(whole.length).split('\n') };
}

/** The blocks of notes, in the order of the file. One without its link ends at its id: what follows is not ours. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const ids = lines.flatMap((line, at) => {
    const id = BLOCK_ID.exec(line)?.[1];
    return id === undefined ? [] : [{ id, at }];
  });
  for (const [index, { id, at }] of ids.entries()) {
    let from = at;
    while (from > 0 && lines[from - 1]?.trim() === '') from--;
    if (!QUOTE.test(lines[from - 1] ?? '')) continue;
    while (QUOTE.test(lines[from - 1] ?? '')) from--;
    const end = ids[index + 1]?.at ?? lines.length;
    const link = lines.findIndex((line, place) => place > at && place < end && LINK.test(line));
    blocks.push({ id, from, to: (link < 0 ? at : link) + 1 });
  }
  return blocks;
}

const textOf = (lines: readonly string[], { from, to }: Block): string => lines.slice(from, to).join('\n');

/** `ID CHECKSUM` of each block, by spaces: a plain text, which every program shows and keeps. */
function writtenOf(front: string | undefined): ReadonlyMap<string, string> {
  const said: unknown = front === undefined ? '' : parseDocument(front).get(WRITTEN);
  const words = typeof said === 'string' ? said.split(' ') : [];
  return new Map(
    words.flatMap((id, index) => (index % 2 === 0 ? [[id, words[index + 1] ?? ''] as const] : [])),
  );
}

/** A file as it is written first, with what later updates need in its front matter. */
export function withMemory(text: string): string {
  const { front, lines } = partsOf(text);
  if (front === undefined) return text;
  const document = parseDocument(front);
  remember(document, new Map(blocksOf(lines).map((block) => [block.id, checksum(textOf(lines, block))])));
  return `---\n${written(document)}---\n${lines.join('\n')}`;
}

function remember(document: Document, blocks: ReadonlyMap<string, string>): void {
  const sorted = [...blocks].toSorted(([a], [b]) => compare(a, b));
  document.set(WRITTEN, sorted.map(([id, sum]) => `${id} ${sum}`).join(' '));
}

const written = (document: Document): string =>
  document.toString({ lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });

/**
 * @param here the file as it is.
 * @param fresh the file as it would be written now, by `withMemory`.
 */
export function updateMarkdown(here: string, fresh: string): Updated {
  const isWindows = /\r\n/.test(here);
  const old = partsOf(here.replaceAll('\r\n', '\n'));
  const now = partsOf(fresh);
  const base = writtenOf(old.front);
  const wanted = new Map(blocksOf(now.lines).map((block) => [block.id, textOf(now.lines, block)]));
  const conflicts: string[] = [];
  const sums = new Map<string, string>();
  const lines: string[] = [];
  /** Where the block of a note ends in `lines`. */
  const ends = new Map<string, number>();
  let at = 0;
  for (const block of blocksOf(old.lines)) {
    lines.push(...old.lines.slice(at, block.from));
    at = block.to;
    const text = textOf(old.lines, block);
    const next = ends.has(block.id) ? undefined : wanted.get(block.id);
    const kept = base.get(block.id);
    const isOurs = kept === checksum(text);
    if (next === undefined && isOurs && !ends.has(block.id)) continue;
    const isEdited = !isOurs && text !== next;
    if (next !== undefined && isEdited && kept !== checksum(next)) conflicts.push(block.id);
    lines.push(...(next === undefined || isEdited ? text : next).split('\n'));
    if (next !== undefined) sums.set(block.id, isEdited ? (kept ?? '-') : checksum(next));
    ends.set(block.id, lines.length);
  }
  lines.push(...old.lines.slice(at));
  insertNew(lines, ends, wanted, sums);
  const text = `${frontOf(old.front, now.front, sums)}${lines.join('\n')}`;
  return { text: isWindows ? text.replaceAll('\n', '\r\n') : text, conflicts };
}

/** Puts notes that the file has not yet behind the one that is before them in the text, or at the end. */
function insertNew(
  lines: string[],
  ends: Map<string, number>,
  wanted: ReadonlyMap<string, string>,
  sums: Map<string, string>,
): void {
  let before: string | undefined;
  for (const [id, text] of wanted) {
    if (!ends.has(id)) {
      const place = ends.get(before ?? '') ?? endOf(lines);
      const added = ['', ...text.split('\n')];
      lines.splice(place, 0, ...added);
      for (const [other, end] of ends) if (end > place) ends.set(other, end + added.length);
      ends.set(id, place + added.length);
      sums.set(id, checksum(text));
    }
    before = id;
  }
}

/** Behind the last line with something on it. */
function endOf(lines: readonly string[]): number {
  return lines.findLastIndex((line) => line.trim() !== '') + 1;
}

/** Of the front matter the counts and times are renewed and tags added; what else is there is the reader's. */
function frontOf(
  here: string | undefined,
  fresh: string | undefined,
  sums: ReadonlyMap<string, string>,
): string {
  const document = parseDocument(here ?? '');
  const now = parseDocument(fresh ?? '');
  // What is no list of names and values was not written by us, and nothing can be put in it.
  if (here !== undefined && (document.errors.length > 0 || !isMap(document.contents)))
    return `---\n${here}---\n`;
  const said = now.toJS() as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(said)) {
    const known = (document.toJS() as Readonly<Record<string, unknown>> | null)?.[name];
    if (name === 'tags' && Array.isArray(known) && Array.isArray(value))
      document.set(name, [...new Set([...(known as unknown[]), ...(value as unknown[])])]);
    else if (known === undefined || name === 'notes' || name === 'updated') document.set(name, value);
  }
  remember(document, sums);
  return `---\n${written(document)}---\n`;
}
