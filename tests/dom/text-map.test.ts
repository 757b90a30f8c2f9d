/** The text map: what is text, where a root begins and ends, and the way there and back. */
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { anchorInSteps, describeSpan, type Anchored } from '../../src/dom/anchor.ts';
import { readableText } from '../../src/dom/rendered-text.ts';
import { createTextMap, type TextMap } from '../../src/dom/text-map.ts';

/** A page written by hand; parsed so that scripts in it do not run. */
function page(body: string): void {
  document.body.replaceChildren(
    ...new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html').body.childNodes,
  );
}

function within(selector: string): Range {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`No ${selector}`);
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

function node(selector: string, child = 0): Node {
  const found = document.querySelector(selector)?.childNodes[child];
  if (found === undefined) throw new Error(`No ${selector}`);
  return found;
}

const ESSAY = `
  <nav>Home</nav>
  <article><h1>On <em>plans</em></h1><script>var hidden = 1;</script><style>p { color: red }</style>
    <p id="a">One<br>two <a href="/x">three<b>four</b></a></p><textarea>typed</textarea>
    <ul><li>five</li><li> six</li></ul><!-- comment --><noscript>no</noscript>
    <table><tr><td>seven</td><td>eight</td></tr></table>
  </article>
  <footer>End</footer>`;

beforeEach(() => page(ESSAY));

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

test('the text of a root is its text nodes, without what is no text of the page', () => {
  const { text } = createTextMap(within('article'));
  expect(squeezed(text)).toBe('On plans Onetwo threefour five six seveneight');
});

test('a root may be a run of siblings', () => {
  const root = document.createRange();
  root.setStartBefore(node('#a').parentNode as Node);
  root.setEndAfter(document.querySelector('ul') as Node);
  expect(squeezed(createTextMap(root).text)).toBe('Onetwo threefour five six');
});

test('a root may begin and end within text', () => {
  const root = document.createRange();
  root.setStart(node('h1 em'), 2);
  root.setEnd(node('#a a b'), 2);
  const map = createTextMap(root);
  expect(squeezed(map.text)).toBe('ans Onetwo threefo');
  expect(map.offsetOf(node('h1 em'), 3)).toBe(1);
  expect(map.rangeOf(0, 3).toString()).toBe('ans');
  expect(map.offsetOf(node('#a a b'), 2)).toBe(map.text.length);
});

test('a root within one text node', () => {
  const root = document.createRange();
  root.setStart(node('footer'), 1);
  root.setEnd(node('footer'), 2);
  expect(createTextMap(root).text).toBe('n');
});

test('a root without text', () => {
  page('<article><p></p></article>');
  const map = createTextMap(within('article'));
  expect(map.text).toBe('');
  expect(map.offsetOf(document.querySelector('p') as Node, 0)).toBe(0);
  expect(map.rangeOf(0, 0).collapsed).toBe(true);
});

test('a root that ends before its first text has none', () => {
  const root = document.createRange();
  root.setStart(document.querySelector('nav') as Node, 1);
  root.setEnd(document.querySelector('article') as Node, 0);
  expect(squeezed(createTextMap(root).text)).toBe('');
});

test('every offset leads to the DOM and back', () => {
  const map = createTextMap(within('article'));
  for (let start = 0; start < map.text.length; start++) {
    for (const end of [start + 1, map.text.length]) {
      const range = map.rangeOf(start, end);
      expect(map.offsetOf(range.startContainer, range.startOffset)).toBe(start);
      expect(map.offsetOf(range.endContainer, range.endOffset)).toBe(end);
      expect(createTextMap(range).text).toBe(map.text.slice(start, end));
    }
  }
});

test('a range begins and ends in the text nodes of its own characters', () => {
  const map = createTextMap(within('article'));
  const at = map.text.indexOf('four');
  const range = map.rangeOf(at, at + 4);
  expect(range.startContainer).toBe(node('#a a b'));
  expect(range.endContainer).toBe(node('#a a b'));
  expect([range.startOffset, range.endOffset]).toEqual([0, 4]);
});

test('boundary points in elements lie at the text that follows them', () => {
  const map = createTextMap(within('article'));
  const article = document.querySelector('article') as Node;
  const paragraph = document.querySelector('#a') as Node;
  expect(map.offsetOf(article, 0)).toBe(0);
  expect(map.offsetOf(article, article.childNodes.length)).toBe(map.text.length);
  expect(map.offsetOf(paragraph, 0)).toBe(map.text.indexOf('One'));
  expect(map.offsetOf(paragraph, 2)).toBe(map.text.indexOf('two'));
  expect(map.offsetOf(document.querySelector('#a a') as Node, 2)).toBe(map.text.indexOf('four') + 4);
  expect(map.offsetOf(node('script'), 4)).toBe(map.text.indexOf('plans') + 'plans'.length);
});

test('what lies outside of the root has no offset', () => {
  const map = createTextMap(within('article'));
  expect(map.offsetOf(node('nav'), 2)).toBeUndefined();
  expect(map.offsetOf(node('footer'), 0)).toBeUndefined();
  expect(map.offsetOf(document.createTextNode('elsewhere'), 0)).toBeUndefined();
});

test('a page that cut its text short since breaks nothing', () => {
  const map = createTextMap(within('article'));
  const at = map.text.indexOf('eight');
  (node('td:last-child') as Text).data = 'x';
  expect(() => map.rangeOf(at, at + 5)).not.toThrow();
});

/** Anchors one passage to the end. */
function anchor(map: TextMap, target: Parameters<typeof anchorInSteps>[1][number]): Anchored | undefined {
  const steps = anchorInSteps(map, [target], []);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value[0];
}

const reading =
  (map: TextMap) =>
  (start: number, end: number): string =>
    readableText(map.rangeOf(start, end));

test('a described span is anchored at the same place', () => {
  const map = createTextMap(within('article'));
  fc.assert(
    fc.property(fc.nat(map.text.length - 1), fc.integer({ min: 1, max: 40 }), (start, length) => {
      const end = Math.min(start + length, map.text.length);
      const found = anchor(map, describeSpan(map, { start, end }, reading(map)));
      expect(found?.verdict).toBe('unchanged');
      if (found === undefined || !('bounds' in found)) return;
      expect([found.start, found.end]).toEqual([start, end]);
      expect(map.offsetOf(found.bounds.startContainer, found.bounds.startOffset)).toBe(start);
      expect(map.offsetOf(found.bounds.endContainer, found.bounds.endOffset)).toBe(end);
    }),
  );
});

test('a passage is found in the same words in another DOM', () => {
  const map = createTextMap(within('article'));
  const start = map.text.indexOf('two');
  const selectors = describeSpan(map, { start, end: map.text.indexOf('five') + 4 }, reading(map));
  page('<article><h1>On plans</h1><p>One <br>two <i>three</i>four</p><p>five</p><p>six</p></article>');
  const found = anchor(createTextMap(within('article')), selectors);
  expect(found?.verdict).toBe('unchanged');
  if (found === undefined || !('bounds' in found)) return;
  expect(found.bounds.startContainer.nodeValue).toBe('two ');
  expect(found.bounds.endContainer.nodeValue).toBe('five');
});

test('a passage of which nothing is seen keeps the words around it', () => {
  document.body.innerHTML = '<p>Before it <span style="display:none">hidden words</span> after it.</p>';
  const root = document.createRange();
  root.selectNodeContents(document.body);
  const map = createTextMap(root);
  const start = map.text.indexOf('hidden');
  const { passage, context } = describeSpan(map, { start, end: start + 'hidden words'.length }, reading(map));
  expect(passage).toBe('hidden words');
  expect(context).toEqual({ before: 'Before it', after: 'after it.' });
});
