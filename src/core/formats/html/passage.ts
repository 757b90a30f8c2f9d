/** A passage as HTML of a few plain elements, for rich text and pages to print. */
import { safeUrl } from '../../issues/url.ts';
import type { Target } from '../../model.ts';
import { treeOf, type Block, type Inline, type Item } from '../passage-tree.ts';
import { escapeHtml } from './escape.ts';

/** The blocks of a passage, without anything around them. */
export function passageHtml(target: Target): string {
  return blocksHtml(treeOf(target));
}

const blocksHtml = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('');
const inlinesHtml = (inlines: readonly Inline[]): string => inlines.map(inlineHtml).join('');

function blockHtml(block: Block): string {
  if (block.type === 'p') return `<p>${inlinesHtml(block.children)}</p>`;
  if (block.type === 'pre') {
    const language = block.language === '' ? '' : ` class="language-${escapeHtml(block.language)}"`;
    return `<pre><code${language}>${escapeHtml(block.text)}</code></pre>`;
  }
  if (block.type === 'list') return listHtml(block.items);
  const rows = block.rows.map((cells, index) => {
    const name = block.hasHead && index === 0 ? 'th' : 'td';
    return `<tr>${cells.map((cell) => `<${name}>${inlinesHtml(cell)}</${name}>`).join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

function listHtml(items: readonly Item[]): string {
  const start = items[0]?.number ?? null;
  const inside = items.map(({ blocks: [first, ...rest] }) => {
    const own = first?.type === 'p' ? inlinesHtml(first.children) : blocksHtml(first ? [first] : []);
    return `<li>${own}${blocksHtml(rest)}</li>`;
  });
  if (start === null) return `<ul>${inside.join('')}</ul>`;
  return `<ol${start === 1 ? '' : ` start="${start}"`}>${inside.join('')}</ol>`;
}

function inlineHtml(inline: Inline): string {
  if (inline.type === 'text') return escapeHtml(inline.text);
  if (inline.type === 'code') return `<code>${escapeHtml(inline.text)}</code>`;
  if (inline.type === 'br') return '<br>';
  const inside = inlinesHtml(inline.children);
  if (inline.type !== 'a') return `<${inline.type}>${inside}</${inline.type}>`;
  const url = safeUrl(inline.address);
  return url === undefined
    ? inside
    : `<a href="${escapeHtml(url.href)}" rel="noreferrer noopener">${inside}</a>`;
}
