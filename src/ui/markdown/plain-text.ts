/** A comment as its words alone: for a line in a list, without the signs of Markdown. */
import { parseMarkdown, type Block, type Inline } from './parse.ts';

function inlineText(node: Inline): string {
  if (node.type === 'text' || node.type === 'code') return node.text;
  return node.type === 'break' ? '\n' : node.children.map(inlineText).join('');
}

function isInline(node: Inline | Block): node is Inline {
  return ['text', 'code', 'break', 'emphasis', 'strong', 'link'].includes(node.type);
}

function itemText(nodes: readonly (Inline | Block)[]): string {
  const own = nodes.filter(isInline).map(inlineText).join('');
  const below = nodes.filter((node) => !isInline(node)).map((block) => blockText(block));
  return [own, ...below].join('\n');
}

function blockText(block: Block): string {
  if (block.type === 'pre') return block.text;
  if (block.type !== 'list') return block.children.map(inlineText).join('');
  const { start } = block;
  const sign = (at: number): string => (start === null ? '•' : `${start + at}.`);
  return block.items.map((item, at) => `${sign(at)} ${itemText(item)}`).join('\n');
}

/** The words of a comment, a line for each line that it is shown in. */
export function plainText(source: string): string {
  return parseMarkdown(source).map(blockText).join('\n');
}
