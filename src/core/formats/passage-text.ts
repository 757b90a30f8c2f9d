/** A passage as text alone: what would be another number or another sentence without its signs gets signs. */
import type { Target } from '../model.ts';
import { passageOf } from './passage.ts';
import { treeOf, type Block, type Inline, type Item } from './passage-tree.ts';

/** A passage for what takes no more than lines of text. One without structure is as `passageOf` says it. */
export function passageText(target: Target): string {
  if (target.passage === undefined || target.structure === undefined) return passageOf(target);
  return blocksText(treeOf(target));
}

/** Stanzas and blocks that are no paragraphs stand apart. */
function blocksText(blocks: readonly Block[]): string {
  const isProse = blocks.every(({ type, ...block }) =>
    type === 'p' && 'children' in block ? block.children.every((one) => one.type !== 'br') : type === 'list',
  );
  return blocks.map(blockText).join(isProse ? '\n' : '\n\n');
}

function blockText(block: Block): string {
  if (block.type === 'p') return inlinesText(block.children);
  if (block.type === 'pre') return block.text;
  if (block.type === 'list') return block.items.map(itemText).join('\n');
  return block.rows
    .map((cells) => cells.map((cell) => inlinesText(cell).replaceAll('\n', ' ')).join('\t'))
    .join('\n');
}

function itemText({ number, blocks }: Item): string {
  const lines = blocks.map(blockText).join('\n').replaceAll('\n', '\n   ');
  return `${number === null ? '•' : `${number}.`} ${lines}`;
}

const inlinesText = (inlines: readonly Inline[]): string => inlines.map(inlineText).join('');

/** Of a date or a number in order: 4th, 2e. */
const ORDINAL = /^(?:st|nd|rd|th|er|re|e|o|a|º|ª)$/i;

function inlineText(inline: Inline): string {
  if (inline.type === 'br') return '\n';
  if ('text' in inline) return inline.text;
  const inside = inlinesText(inline.children);
  if (inline.type === 'a') return inside;
  if (inline.type === 'del') return `~~${inside}~~`;
  if (inline.type === 'sup' && ORDINAL.test(inside)) return inside;
  const sign = inline.type === 'sup' ? '^' : '_';
  return /^.$/u.test(inside) ? sign + inside : `${sign}(${inside})`;
}
