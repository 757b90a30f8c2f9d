/** A passage as Markdown: what the page said of its words in the signs of CommonMark and GFM. */
import type { Target } from '../../model.ts';
import { treeOf, type Block, type Inline, type Item } from '../passage-tree.ts';
import { codeText, linked, markdownInline, markdownLine } from './escape.ts';

/**
 * A passage in lines of Markdown, an empty one between blocks. What CommonMark has no sign for, raised and
 * lowered words, stands in the tags that programs show; nothing else is HTML.
 * @see https://github.github.com/gfm/
 */
export function passageLines(target: Target): string[] {
  return blockLines(treeOf(target));
}

function blockLines(blocks: readonly Block[]): string[] {
  const lines: string[] = [];
  let other = false;
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before !== undefined && !(before.type === 'p' && mayInterrupt(block))) lines.push('');
    // A list right after a list would be the same one, but for another sign.
    other = before?.type === 'list' && block.type === 'list' && !other;
    lines.push(...linesOf(block, other));
  }
  return lines;
}

/** Whether a block may follow a paragraph without an empty line: a list that begins in the usual way. */
function mayInterrupt(block: Block): boolean {
  return block.type === 'list' && [null, 1].includes(block.items[0]?.number ?? null);
}

function linesOf(block: Block, other: boolean): string[] {
  if (block.type === 'pre') return fenced(block.text, block.language);
  if (block.type === 'table') return tableLines(block);
  if (block.type === 'list') return block.items.flatMap((item) => itemLines(item, other));
  return inlineText(block.children, '  \n')
    .split('\n')
    .map((line, index, all) => markdownLine(line) + (index < all.length - 1 ? '  ' : ''));
}

/** @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function fenced(text: string, language: string): string[] {
  const fence = ticks(text, 3);
  const info = /^[\w+#.-]{1,40}$/.test(language) ? language : '';
  return [fence + info, ...codeText(text).split('\n'), fence];
}

/** More backticks than stand anywhere in a text. */
function ticks(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(Math.max(least, longest + 1));
}

function itemLines({ number, blocks }: Item, other: boolean): string[] {
  const bullet = other ? '*' : '-';
  const sign = number === null ? bullet : `${Math.max(0, number)}${other ? ')' : '.'}`;
  const [first = '', ...rest] = blockLines(blocks);
  const indent = ' '.repeat(sign.length + 1);
  return [`${sign} ${first}`, ...rest.map((line) => (line === '' ? '' : indent + line))];
}

function tableLines({ hasHead, rows }: Extract<Block, { type: 'table' }>): string[] {
  const columns = Math.max(...rows.map(({ length }) => length));
  const row = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = rows.map((cells) => cells.map((cell) => inlineText(cell, '<br>').trim()));
  const rule = row(Array.from({ length: columns }, () => '---'));
  return hasHead ? [row(head), rule, ...rest.map(row)] : [row([]), rule, row(head), ...rest.map(row)];
}

/** @param lineBreak what stands for a line break: `<br>` in the cell of a table, where code may hold no bar. */
function inlineText(inlines: readonly Inline[], lineBreak: string): string {
  return inlines.map((inline) => inlineMarkdown(inline, lineBreak)).join('');
}

function inlineMarkdown(inline: Inline, lineBreak: string): string {
  if (inline.type === 'text') {
    // Blanks that are not to be broken indent a line of a stanza.
    const [indent = ''] = /^\u00A0+/.exec(inline.text) ?? [];
    return indent + markdownInline(inline.text.slice(indent.length));
  }
  if (inline.type === 'br') return lineBreak;
  if (inline.type === 'code') return codeSpan(inline.text, lineBreak === '<br>');
  const inside = inlineText(inline.children, lineBreak);
  if (inline.type === 'a') return linked(inside, inline.address);
  // Signs are read only beside letters and digits, or blanks.
  if (inline.type === 'del' && /^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u.test(inside))
    return `~~${inside}~~`;
  return `<${inline.type}>${inside}</${inline.type}>`;
}

/** @see https://spec.commonmark.org/0.31.2/#code-spans */
function codeSpan(text: string, inCell: boolean): string {
  const code = codeText(text.replace(/\s+/gu, ' '));
  if (code.trim() === '') return '';
  const fence = ticks(code, 1);
  const pad = /^`|`$/.test(code) ? ' ' : '';
  const span = fence + pad + code + pad + fence;
  return inCell ? span.replaceAll('|', '\\|') : span;
}
