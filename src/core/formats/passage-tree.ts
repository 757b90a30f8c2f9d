/** A passage as blocks and what is in their lines, made from its words and the structure beside them. */
import { STRUCTURES, type Structure, type StructureType, type Target } from '../model.ts';
import { passageOf } from './passage.ts';

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  /** Words alone: other structures in it are left out. */
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'br' }
  | { readonly type: 'del' | 'sup' | 'sub'; readonly children: readonly Inline[] }
  /** The address is as it was stored: whoever makes a link of it asks `safeUrl`. */
  | { readonly type: 'a'; readonly address: string; readonly children: readonly Inline[] };

export interface Item {
  /** Null where the list is not numbered. */
  readonly number: number | null;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly type: 'p'; readonly children: readonly Inline[] }
  | { readonly type: 'pre'; readonly language: string; readonly text: string }
  /** The numbers of one list follow on each other. */
  | { readonly type: 'list'; readonly items: readonly Item[] }
  | { readonly type: 'table'; readonly hasHead: boolean; readonly rows: readonly (readonly Inline[][])[] };

type Part = Structure & { readonly type: StructureType };

/** A passage whose parts stand in the order of their beginnings, the longer before what is in it. */
interface Source {
  readonly text: string;
  readonly blocks: readonly Part[];
  readonly inlines: readonly Part[];
}

/** Parts are taken no deeper in each other than this: further in, their words stand as they are. */
const DEEPEST = 12;

const BLOCKS: ReadonlySet<string> = new Set<StructureType>(['pre', 'li', 'table']);
/** Blanks at the beginning of a line of a stanza, which every format would leave out. */
const INDENT = /^[ \t\u2000-\u200A]+/;
const unbroken = (blanks: string): string => '\u00A0'.repeat(blanks.length);
const LINE_END = /[\n\r\u2028\u2029\v\f\u0085]/;

function isPart(part: Structure): part is Part {
  return (STRUCTURES as readonly string[]).includes(part.type);
}

/** Of parts that reach equally far the one that is named first is outside: code has words alone in it. */
const ORDER: readonly StructureType[] = ['table', 'li', 'pre', 'a', 'del', 'sup', 'sub', 'code', 'br'];

/** The blocks of a passage. One without structure has a paragraph for each of its lines. */
export function treeOf(target: Target): readonly Block[] {
  const text = passageOf(target);
  const parts = (target.passage === undefined ? [] : (target.structure ?? []))
    .filter(isPart)
    .filter(({ start, end }) => start < end && end <= text.length)
    .toSorted((a, b) => a.start - b.start || b.end - a.end || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
  const isBlock = ({ type }: Part): boolean => BLOCKS.has(type);
  const inlines = parts.filter((part) => !isBlock(part));
  return blocksOf({ text, blocks: parts.filter(isBlock), inlines }, 0, text.length, 0);
}

function blocksOf(source: Source, start: number, end: number, depth: number): Block[] {
  const blocks: Block[] = [];
  let at = start;
  for (const [index, part] of source.blocks.entries()) {
    if (part.start < at || part.end > end) continue;
    const between = paragraphsOf(source, at, part.start);
    blocks.push(...between);
    at = part.end;
    if (part.type === 'pre') {
      const text = source.text.slice(part.start, part.end).replace(/\r\n?/g, '\n');
      blocks.push({ type: 'pre', language: part.value ?? '', text });
    } else if (part.type === 'table') blocks.push(tableOf(source, part));
    else {
      const inner = { ...source, blocks: depth < DEEPEST ? source.blocks.slice(index + 1) : [] };
      const number = /^-?\d{1,9}$/.test(part.value ?? '') ? Number(part.value) : null;
      addItem(blocks, { number, blocks: blocksOf(inner, part.start, part.end, depth + 1) });
    }
  }
  return [...blocks, ...paragraphsOf(source, at, end)];
}

/** Adds an item to the list that ends the blocks, if it goes on there, else to one of its own. */
function addItem(blocks: Block[], item: Item): void {
  const last = blocks.at(-1);
  const before = last?.type === 'list' ? last.items.at(-1) : undefined;
  const goesOn =
    before !== undefined &&
    (before.number === null ? item.number === null : item.number === before.number + 1);
  if (goesOn && last?.type === 'list')
    blocks[blocks.length - 1] = { type: 'list', items: [...last.items, item] };
  else blocks.push({ type: 'list', items: [item] });
}

/** The stretches between the line ends that are no line breaks of one paragraph; none is blank. */
function linesOf({ text, inlines }: Source, start: number, end: number): [start: number, end: number][] {
  const breaks = new Set(inlines.filter(({ type }) => type === 'br').map((part) => part.start));
  const lines: [number, number][] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && (breaks.has(at) || !LINE_END.test(text.charAt(at)))) continue;
    if (text.slice(from, at).trim() !== '') lines.push([from, at]);
    from = at + 1;
  }
  return lines;
}

function paragraphsOf(source: Source, start: number, end: number): Block[] {
  return linesOf(source, start, end).map(([from, to]) => ({
    type: 'p',
    children: inlinesOf(source.text, source.inlines, from, to, 0),
  }));
}

function tableOf(source: Source, { start, end, value }: Part): Block {
  const rows = linesOf(source, start, end).map(([from, to]) => {
    let at = from;
    return source.text
      .slice(from, to)
      .split('\t')
      .map((cell) => {
        const first = at;
        at += cell.length + 1;
        return inlinesOf(source.text, source.inlines, first, first + cell.length, 0);
      });
  });
  return { type: 'table', hasHead: value === 'th', rows };
}

function inlinesOf(
  text: string,
  parts: readonly Part[],
  start: number,
  end: number,
  depth: number,
): Inline[] {
  const inlines: Inline[] = [];
  let at = start;
  const take = (to: number): void => {
    const isLine = inlines.at(-1)?.type === 'br';
    const words = text.slice(at, to);
    if (to > at) inlines.push({ type: 'text', text: isLine ? words.replace(INDENT, unbroken) : words });
    at = to;
  };
  for (const [index, part] of depth < DEEPEST ? parts.entries() : []) {
    const { type, value = '' } = part;
    let from = Math.max(part.start, at);
    let to = Math.min(type === 'br' ? part.start + 1 : part.end, end);
    if (type === 'br') {
      if (!LINE_END.test(text.charAt(from))) continue;
    } else {
      while (from < to && /\s/.test(text.charAt(from))) from++;
      while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    }
    if (from >= to) continue;
    take(from);
    at = to;
    const children = (inner: readonly Part[]): Inline[] => inlinesOf(text, inner, from, to, depth + 1);
    const rest = parts.slice(index + 1);
    if (type === 'br') inlines.push({ type });
    else if (type === 'code') inlines.push({ type, text: text.slice(from, to) });
    else if (type === 'a')
      inlines.push({ type, address: value, children: children(rest.filter((one) => one.type !== 'a')) });
    else if (type === 'del' || type === 'sup' || type === 'sub')
      inlines.push({ type, children: children(rest) });
  }
  take(end);
  return inlines;
}
