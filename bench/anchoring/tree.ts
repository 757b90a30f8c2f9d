/** A document as a plain tree whose every character knows which character of the old text it was. */
import type { Layout, Region } from '../../src/core/anchoring/layout.ts';
import type { RegionRole } from '../../src/core/model.ts';

export interface Text {
  text: string;
  /** For each UTF-16 unit its offset in the old text, -1 where it is new. */
  origin: Int32Array;
}

export interface Element {
  tag: string;
  children: Node[];
  /** What part of a page it is, where it is no part of the text: see the engine's layout. */
  role?: RegionRole;
}

export type Node = Text | Element;

/** A text without origins crosses to the browser. */
export type PlainNode = string | { readonly tag: string; readonly children: readonly PlainNode[] };

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Elements whose text is no reading text; the engine's text map leaves them out as well. */
export const SKIPPED = new Set('script style noscript template textarea button select title head'.split(' '));

export const isText = (node: Node): node is Text => 'text' in node;
export const isBlock = (node: Node): boolean => !isText(node) && BLOCKS.has(node.tag);

export function element(tag: string, ...children: (Node | string)[]): Element {
  return { tag, children: children.map((child) => (typeof child === 'string' ? fresh(child) : child)) };
}

/** A text that was not there. */
export function fresh(text: string): Text {
  return { text, origin: new Int32Array(text.length).fill(-1) };
}

export function textsOf(root: Element): Text[] {
  const texts: Text[] = [];
  const visit = (node: Node): void => {
    if (isText(node)) texts.push(node);
    else if (!SKIPPED.has(node.tag)) node.children.forEach(visit);
  };
  visit(root);
  return texts;
}

export function textOf(root: Element): string {
  return textsOf(root)
    .map(({ text }) => text)
    .join('');
}

export function originOf(root: Element): Int32Array {
  const texts = textsOf(root);
  const origin = new Int32Array(texts.reduce((sum, { text }) => sum + text.length, 0));
  let at = 0;
  for (const part of texts) {
    origin.set(part.origin, at);
    at += part.text.length;
  }
  return origin;
}

/** Makes the document the old one: each character's origin is its own offset. */
export function number(root: Element): void {
  let at = 0;
  for (const text of textsOf(root)) {
    text.origin = Int32Array.from({ length: text.text.length }, (_, index) => at + index);
    at += text.text.length;
  }
}

export function copy(node: Element): Element;
export function copy(node: Node): Node;
export function copy(node: Node): Node {
  if (isText(node)) return { text: node.text, origin: node.origin.slice() };
  return { ...node, children: node.children.map((child) => copy(child)) };
}

export function toPlain(node: Node): PlainNode {
  return isText(node) ? node.text : { tag: node.tag, children: node.children.map(toPlain) };
}

export function fromPlain(node: PlainNode): Node {
  return typeof node === 'string' ? fresh(node) : { tag: node.tag, children: node.children.map(fromPlain) };
}

/** A block that holds text and no other block, and where it hangs. */
export interface Leaf {
  readonly parent: Element;
  readonly block: Element;
}

/** The leaf blocks with text, in the order of the document. */
export function leavesOf(root: Element): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (node: Element): boolean => {
    let blocks = false;
    for (const child of node.children) {
      if (isText(child) || SKIPPED.has(child.tag)) continue;
      const inner = visit(child);
      if (isBlock(child)) {
        if (!inner && /\S/.test(textOf(child))) leaves.push({ parent: node, block: child });
        blocks = true;
      } else if (inner) blocks = true;
    }
    return blocks;
  };
  visit(root);
  return leaves;
}

/** The stretches of the text between the borders of blocks that hold more than blanks, in order. */
export function blocksOf(root: Element): { start: number; end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  let start = 0;
  let end = 0;
  let written = false;
  const cut = (): void => {
    if (written) blocks.push({ start, end });
    start = end;
    written = false;
  };
  const visit = (node: Node): void => {
    if (isText(node)) {
      end += node.text.length;
      written ||= /\S/.test(node.text);
    } else if (!SKIPPED.has(node.tag)) {
      if (isBlock(node)) cut();
      node.children.forEach(visit);
      if (isBlock(node)) cut();
    }
  };
  visit(root);
  cut();
  return blocks;
}

/** The borders of a document's blocks and its regions, as a page's text map knows them. */
export function layoutOf(root: Element): Layout {
  const regions: Region[] = [];
  const borders = new Set<number>();
  let end = 0;
  const visit = (node: Node): void => {
    if (isText(node)) {
      for (let at = 0; at < node.text.length; at++) if (node.text[at] === '\n') borders.add(end + at);
      end += node.text.length;
      return;
    }
    if (SKIPPED.has(node.tag)) return;
    const start = end;
    if (isBlock(node)) borders.add(end);
    node.children.forEach(visit);
    if (isBlock(node)) borders.add(end);
    if (node.role !== undefined) regions.push({ start, end, role: node.role });
  };
  visit(root);
  return { regions, isBorder: (offset) => offset <= 0 || offset >= end || borders.has(offset) };
}

/** Replaces `text[from .. to)`. `origin` gives the new characters' origins; without it they are new. */
export function replace(node: Text, from: number, to: number, by: string, origin?: Int32Array): void {
  const result = new Int32Array(node.text.length - (to - from) + by.length);
  result.set(node.origin.subarray(0, from));
  result.set(origin ?? new Int32Array(by.length).fill(-1), from);
  result.set(node.origin.subarray(to), from + by.length);
  node.text = node.text.slice(0, from) + by + node.text.slice(to);
  node.origin = result;
}

/** Origins of a word that stands for `origin`'s characters: spread over them. */
export function standingFor(origin: Int32Array, length: number): Int32Array {
  return Int32Array.from({ length }, (_, index) => {
    const at = length === 1 ? 0 : Math.round((index * (origin.length - 1)) / (length - 1));
    return origin[at] ?? -1;
  });
}
