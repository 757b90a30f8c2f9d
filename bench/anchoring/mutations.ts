/** What happens to pages: each mutation changes a tree in place and keeps every character's origin. */
import { sentence } from './documents.ts';
import type { Random } from './random.ts';
import {
  copy,
  element,
  fresh,
  isBlock,
  isText,
  leavesOf,
  replace,
  standingFor,
  textOf,
  textsOf,
  type Element,
  type Leaf,
  type Node,
  type Text,
} from './tree.ts';
import { typography } from './typography.ts';
import { WORDS } from './words.ts';

export type Mutation = (root: Element, random: Random) => void;

const LETTERS = 'etaoinshrdlucmfwypvbgkqjxz'.split('');

/** Substituted, inserted, lost and swapped letters; `rate` of all characters. */
const typos =
  (rate: number): Mutation =>
  (root, random) => {
    for (const node of textsOf(root)) {
      let text = '';
      const origin: number[] = [];
      for (let at = 0; at < node.text.length; at++) {
        const unit = node.text.charAt(at);
        const own = node.origin[at] ?? -1;
        if (!/[\p{L}\p{N}]/u.test(unit) || !random.chance(rate)) {
          text += unit;
          origin.push(own);
          continue;
        }
        const kind = random.between(0, 4);
        if (kind === 0) {
          text += random.pick(LETTERS);
          origin.push(own);
        } else if (kind === 1) {
          text += unit + random.pick(LETTERS);
          origin.push(own, -1);
        } else if (kind === 2 && at + 1 < node.text.length) {
          text += node.text.charAt(at + 1) + unit;
          origin.push(node.origin[at + 1] ?? -1, own);
          at++;
        }
      }
      node.text = text;
      node.origin = Int32Array.from(origin);
    }
  };

/** The sentences of a text node, as `[from, to)`. */
function sentencesOf(text: string): [number, number][] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(/\S[^.!?…。]*[.!?…。]+["'”’)]*\s*/g)) {
    found.push([match.index, match.index + match[0].length]);
  }
  return found;
}

/** Sentences come in and go out. */
const sentencesChanged: Mutation = (root, random) => {
  for (const node of textsOf(root)) {
    for (const [from, to] of sentencesOf(node.text).toReversed()) {
      if (to - from < 20) continue;
      if (random.chance(0.06)) replace(node, from, to, '');
      else if (random.chance(0.08))
        replace(node, to, to, `${/\s$/.test(node.text.slice(0, to)) ? '' : ' '}${sentence(random)} `);
    }
  }
  for (const { parent, block } of leavesOf(root)) {
    if (!random.chance(0.05)) continue;
    parent.children.splice(
      parent.children.indexOf(block),
      0,
      element(block.tag === 'li' ? 'li' : 'p', sentence(random)),
    );
  }
};

/** Leaf blocks change places with one another. */
const moved =
  (rate: number): Mutation =>
  (root, random) => {
    const leaves = leavesOf(root).filter(({ block }) => textOf(block).length > 30 && random.chance(rate));
    const slots = leaves.map(({ parent, block }) => ({ parent, at: parent.children.indexOf(block) }));
    const blocks = random.shuffle(leaves.map(({ block }) => block));
    slots.forEach(({ parent, at }, index) => {
      parent.children[at] = blocks[index] as Element;
    });
  };

const deleted =
  (rate: number): Mutation =>
  (root, random) => {
    for (const { parent, block } of leavesOf(root)) {
      if (random.chance(rate)) parent.children.splice(parent.children.indexOf(block), 1);
    }
  };

/** Words give way to others, each standing for the one it replaced. */
const rewritten =
  (rate: number): Mutation =>
  (root, random) => {
    for (const node of textsOf(root)) {
      let text = '';
      const origin: number[] = [];
      for (const { 0: part, index } of node.text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu)) {
        const own = node.origin.subarray(index, index + part.length);
        if (/[\p{L}\p{N}]/u.test(part) && random.chance(rate)) {
          const other = random.pick(WORDS);
          text += other;
          origin.push(...standingFor(own, other.length));
        } else {
          text += part;
          for (const one of own) origin.push(one);
        }
      }
      node.text = text;
      node.origin = Int32Array.from(origin);
    }
  };

/** Other elements and other white space, the same words. */
const restructured: Mutation = (root, random) => {
  const visit = (node: Element, inBlock: boolean): void => {
    const children: Node[] = [];
    for (const child of node.children) {
      if (isText(child)) children.push(...splitText(child, random, inBlock && node.tag !== 'pre'));
      else if (!isBlock(child) && random.chance(0.3)) children.push(...child.children);
      else children.push(child);
    }
    node.children = children;
    for (const child of children) {
      if (isText(child)) continue;
      if (child.tag === 'p' && random.chance(0.4)) child.tag = 'div';
      visit(child, inBlock || isBlock(child));
    }
    if (!inBlock)
      node.children = node.children.flatMap((child) => (isText(child) ? [child] : [fresh('\n    '), child]));
  };
  visit(root, false);
};

function splitText(node: Text, random: Random, spaces: boolean): Node[] {
  if (spaces) {
    for (let at = node.text.length - 1; at > 0; at--) {
      if (node.text.charAt(at) === ' ' && random.chance(0.05))
        replace(node, at, at + 1, random.pick(['\n', '  ', '\n      ']));
    }
  }
  if (node.text.length < 12 || !random.chance(0.5)) return [node];
  const from = random.between(1, node.text.length / 2);
  const to = random.between(from + 1, node.text.length);
  const part = (low: number, high: number): Text => ({
    text: node.text.slice(low, high),
    origin: node.origin.slice(low, high),
  });
  const middle = part(from, to);
  return [part(0, from), random.chance(0.5) ? element('span', middle) : middle, part(to, node.text.length)];
}

const all =
  (...mutations: Mutation[]): Mutation =>
  (root, random) => {
    for (const mutate of mutations) mutate(root, random);
  };

/** A reader view: the paragraphs, headings and lists that hold prose, and nothing around them. */
const reader: Mutation = (root) => {
  const kept: Node[] = [];
  for (const { block } of leavesOf(root)) {
    const text = textOf(block).trim();
    const heading = /^h\d$/.test(block.tag);
    const links = block.children
      .filter((child): child is Element => !isText(child) && child.tag === 'a')
      .reduce((sum, link) => sum + textOf(link).length, 0);
    if (!heading && (text.length < 25 || links > text.length * 0.7)) continue;
    const plain = copy(block);
    for (const node of textsOf(plain)) collapse(node);
    const texts = textsOf(plain);
    kept.push(
      { tag: heading || block.tag === 'li' || block.tag === 'pre' ? block.tag : 'p', children: texts },
      fresh('\n'),
    );
  }
  root.children = kept;
};

function collapse(node: Text): void {
  let text = '';
  const origin: number[] = [];
  for (let at = 0; at < node.text.length; at++) {
    const space = /\s/.test(node.text.charAt(at));
    if (space && text.endsWith(' ')) continue;
    text += space ? ' ' : node.text.charAt(at);
    origin.push(node.origin[at] ?? -1);
  }
  node.text = text;
  node.origin = Int32Array.from(origin);
}

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  none: () => undefined,
  typos1: typos(0.01),
  typos3: typos(0.03),
  typos5: typos(0.05),
  insdel: sentencesChanged,
  moved: moved(0.2),
  dom: restructured,
  typography,
  deleted: deleted(0.3),
  rewrite30: rewritten(0.3),
  heavy: all(sentencesChanged, moved(0.2), deleted(0.08), typos(0.02), restructured, typography),
  rendition: reader,
};

/**
 * Puts near-copies of paragraphs elsewhere in the document, before it is marked.
 * @returns the originals; a reader marks passages of them.
 */
export function plantDecoys(root: Element, random: Random): Element[] {
  const leaves = leavesOf(root).filter(({ block }) => block.tag !== 'td' && textOf(block).length > 60);
  const originals = random.shuffle(leaves).slice(0, Math.max(1, Math.floor(leaves.length / 4)));
  for (const { block } of originals) {
    const decoy = copy(block);
    rewritten(0.12)(decoy, random);
    const { parent, block: beside }: Leaf = random.pick(leaves);
    parent.children.splice(parent.children.indexOf(beside), 0, decoy);
  }
  return originals.map(({ block }) => block);
}

/** Deletes every other original and rewrites the rest; the near-copies stay. */
export function springDecoys(root: Element, isOriginal: (leaf: Leaf) => boolean, random: Random): void {
  for (const leaf of leavesOf(root).filter(isOriginal)) {
    if (random.chance(0.5)) leaf.parent.children.splice(leaf.parent.children.indexOf(leaf.block), 1);
    else rewritten(0.25)(leaf.block, random);
  }
  sentencesChanged(root, random);
}
