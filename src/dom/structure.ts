/** What a page says of the stretches of a passage besides their words: see `Structure`. */
import { safeUrl } from '../core/issues/url.ts';
import { LIMITS } from '../core/limits.ts';
import type { Structure } from '../core/model.ts';
import { readRange, type Read } from './rendered-text.ts';
import { keepsSpace, scriptOf } from './rendering.ts';

/** Figures that are raised or lowered by their own signs. */
const IN_SIGNS = /^[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ]+$/;

const MONOSPACED = /mono|courier|consolas|menlo|code/i;

type Part = Pick<Structure, 'type' | 'value'>;

/** Inline elements. */
function partOf(element: Element): Part | undefined {
  const { localName } = element;
  const style = getComputedStyle(element);
  if (/^(?:code|kbd|samp|tt)$/.test(localName)) return { type: 'code' };
  if (/^(?:del|s|strike)$/.test(localName) || style.textDecorationLine.includes('line-through'))
    return { type: 'del' };
  if (element instanceof HTMLAnchorElement) {
    const value = safeUrl(element.href)?.href;
    return value === undefined || value.length > LIMITS.context ? undefined : { type: 'a', value };
  }
  const type = scriptOf(element, style);
  return type && { type };
}

/** The number that an item of a numbered list shows. */
function numberOf(item: Element): string | undefined {
  const list = item.parentElement;
  if (!(list instanceof HTMLOListElement)) return undefined;
  const items = [...list.children].filter((child) => child instanceof HTMLLIElement);
  const step = list.reversed ? -1 : 1;
  let number = list.hasAttribute('start') || !list.reversed ? list.start : items.length;
  for (const each of items) {
    const own = each.getAttribute('value');
    if (own !== null && /^-?\d+$/.test(own)) number = Number(own);
    if (each === item) break;
    number += step;
  }
  return String(number);
}

function isTable(element: Element, text: string): boolean {
  return (
    element.localName === 'table' &&
    text.includes('\t') &&
    !element.matches('[role="presentation"], [role="none"]') &&
    element.querySelector('table') === null
  );
}

/** An element that was read, and the stretch of the text that it gave. */
interface ReadElement {
  readonly element: Element;
  readonly start: number;
  readonly end: number;
}

/** A table without its caption; its first row is its head where it was read, has no other cells, and others follow. */
function tableOf(
  table: Element,
  { start, end }: Omit<ReadElement, 'element'>,
  read: readonly ReadElement[],
  text: string,
): Structure {
  const row = table.querySelector('tr');
  const isRead = read.some(({ element }) => element === row);
  const caption = read.find(({ element }) => element.localName === 'caption' && element.parentNode === table);
  const from = caption?.start === start ? caption.end : start;
  const hasHead = isRead && row?.querySelector('td') === null && text.slice(from, end).trim().includes('\n');
  return { type: 'table', start: from, end, ...(hasHead && { value: 'th' }) };
}

/** Where an item ends: with the lists that stand right behind it and belong into it. */
function endOfItem({ element, end }: ReadElement, read: readonly ReadElement[]): number {
  let last = end;
  for (
    let next = element.nextElementSibling;
    next?.matches('ul, ol') === true;
    next = next.nextElementSibling
  ) {
    const list = next;
    last = Math.max(last, read.find((one) => one.element === list)?.end ?? last);
  }
  return last;
}

/** The box whose lines a text is a part of, where that is a block of code: a `pre`, or what is drawn as one. */
function codeBlockOf(node: Node): Element | undefined {
  const parent = node.parentElement;
  if (parent === null || !keepsSpace(parent)) return undefined;
  const isCode =
    parent.closest('code, samp') !== null || MONOSPACED.test(getComputedStyle(parent).fontFamily);
  if (!isCode) return undefined;
  let box = parent;
  while (box.parentElement !== null && keepsSpace(box.parentElement)) box = box.parentElement;
  if (getComputedStyle(box).display === 'inline') return undefined;
  return box.closest('table') ?? box;
}

/** The language that is written beside code by those who colour it. */
function languageOf(block: Element): string | undefined {
  const near = [
    block,
    ...block.querySelectorAll('code, pre'),
    block.parentElement,
    block.parentElement?.parentElement,
  ];
  for (const element of near) {
    const said = element?.getAttribute('data-lang') ?? element?.getAttribute('data-language');
    const named = /\b(?:lang(?:uage)?|highlight-source|brush:)[-: ]*([\w+#]+)/.exec(
      element?.className ?? '',
    )?.[1];
    const language = said ?? named;
    if (language && /^[\w+#.-]{1,40}$/.test(language) && !/^(?:none|plain\w*)$/i.test(language))
      return language;
  }
  return undefined;
}

/** Blocks of code, of the texts that stand in them. */
function codeBlocks(texts: readonly Read[], text: string): Structure[] {
  const blocks: { box: Element; start: number; end: number }[] = [];
  for (const { node, start, end } of texts) {
    const box = codeBlockOf(node);
    const last = blocks.at(-1);
    if (box === undefined) continue;
    if (last?.box === box && text.slice(last.end, start).trim() === '') last.end = end;
    else blocks.push({ box, start, end });
  }
  return blocks.map(({ box, start, end }): Structure => {
    const value = languageOf(box);
    return value === undefined ? { type: 'pre', start, end } : { type: 'pre', start, end, value };
  });
}

/** Line ends within a paragraph: at `<br>`, and those that a poem's white space keeps. Two in a row part stanzas. */
function lineBreaks(nodes: readonly Read[], text: string): Structure[] {
  const ends = nodes.flatMap(({ node, start, end }) => {
    if (node.nodeName === 'BR') return [start];
    if (node.nodeType !== Node.TEXT_NODE) return [];
    return [...text.slice(start, end).matchAll(/\n/g)].map(({ index }) => start + index);
  });
  return ends
    .filter((at) => text[at] === '\n' && text[at - 1] !== '\n' && text[at + 1] !== '\n')
    .map((at) => ({ type: 'br', start: at, end: at + 1 }));
}

/** Parts of a text without the blanks at their ends; empty ones go. */
function trimmed(parts: readonly Structure[], text: string): Structure[] {
  const inside = parts.map((part) => {
    let { start, end } = part;
    const isBlank = (at: number): boolean => {
      if (part.type === 'table') return text.charAt(at) === '\n';
      return part.type !== 'br' && /\s/.test(text.charAt(at));
    };
    while (start < end && isBlank(start) && !(part.type === 'pre' && text.charAt(start) !== '\n')) start++;
    while (end > start && isBlank(end - 1)) end--;
    return { ...part, start, end };
  });
  return inside.filter(({ start, end }) => start < end && end <= text.length);
}

/**
 * The structure of the passage that `readableText` reads from a range, in the order of the text.
 * @returns at most as much as is stored.
 */
export function structureOf(range: Range): readonly Structure[] {
  const { text, skipped, nodes } = readRange(range);
  // No note may be so long.
  if (text.length > LIMITS.quote) return [];
  const read = nodes.map(({ node, start, end }) => ({
    node,
    start: Math.max(0, start - skipped),
    end: Math.min(end - skipped, text.length),
  }));
  const elements: ReadElement[] = read.flatMap(({ node, ...span }) =>
    node instanceof Element ? [{ element: node, ...span }] : [],
  );
  const whole = { start: 0, end: text.length };
  const top = range.commonAncestorContainer;
  for (let at = top instanceof Element ? top : top.parentElement; at !== null; at = at.parentElement)
    if (at.localName !== 'li') elements.push({ element: at, ...whole });
  const code = codeBlocks(
    read.filter(({ node }) => node.nodeType === Node.TEXT_NODE),
    text,
  );
  const isCode = ({ start, end }: Structure): boolean =>
    code.some((block) => block.start <= start && end <= block.end);
  const parts = elements.flatMap(({ element, start, end }): Structure[] => {
    const span = { start, end };
    const words = text.slice(start, end);
    if (element.localName === 'li') {
      const value = numberOf(element);
      const last = endOfItem({ element, ...span }, elements);
      return [{ type: 'li', start, end: last, ...(value !== undefined && { value }) }];
    }
    if (isTable(element, words)) {
      return [tableOf(element, span, elements, text)];
    }
    const part = partOf(element);
    return part === undefined || IN_SIGNS.test(words.trim()) ? [] : [{ ...part, ...span }];
  });
  const others = [...parts, ...lineBreaks(read, text)].filter((part) => !isCode(part) || part.type === 'li');
  return trimmed([...code, ...others], text)
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .slice(0, LIMITS.structures);
}
