/** The passage that a selection means: clipped to its issue, without blanks at its ends. */
import { beforeEach, expect, test } from 'vitest';
import { passageIn, touches } from '../../src/dom/selection.ts';
import { createTextMap } from '../../src/dom/text-map.ts';

beforeEach(() => {
  document.body.replaceChildren(
    ...new DOMParser().parseFromString(
      `
    <h2>Contents</h2>
    <section id="one"><h2>One</h2> <p>Alpha <a href="/x">beta</a><sup>1</sup></p><ul><li>gamma</li><li>delta</li></ul></section>
    <section id="two"><p>Epsilon<br>zeta</p><table><tr><td>eta</td><td>theta</td></tr></table></section>`,
      'text/html',
    ).body.childNodes,
  );
});

function element(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`No ${selector}`);
  return found;
}

function root(selector: string): Range {
  const range = document.createRange();
  range.selectNodeContents(element(selector));
  return range;
}

/** A selection from within the first text of one element to within that of another. */
function select(from: string, start: number, to: string, end: number): Range {
  const range = document.createRange();
  range.setStart(element(from).firstChild ?? element(from), start);
  range.setEnd(element(to).firstChild ?? element(to), end);
  return range;
}

function words(section: string, range: Range): string | undefined {
  const map = createTextMap(root(section));
  const span = passageIn(map, root(section), range);
  return span && map.text.slice(span.start, span.end);
}

test.each([
  ['within a paragraph', select.bind(undefined, '#one p', 1, '#one p', 6), 'lpha'],
  ['across a link and a footnote', select.bind(undefined, '#one p', 0, 'sup', 1), 'Alpha beta1'],
  ['across list items', select.bind(undefined, 'li', 0, 'li:last-child', 5), 'gammadelta'],
  ['from a heading on', select.bind(undefined, '#one h2', 0, '#one a', 2), 'One Alpha be'],
])('%s', (_, selection, passage) => {
  expect(words('#one', selection())).toBe(passage);
});

test.each([
  ['across a line break', select.bind(undefined, '#two p', 0, 'td', 3), 'Epsilonzetaeta'],
  ['across cells', select.bind(undefined, 'td', 0, 'td:last-child', 5), 'etatheta'],
])('%s', (_, selection, passage) => {
  expect(words('#two', selection())).toBe(passage);
});

test('a triple click, which ends at the beginning of the next block, means one paragraph', () => {
  const range = document.createRange();
  range.setStart(element('#one p').firstChild as Node, 0);
  range.setEnd(element('li'), 0);
  expect(words('#one', range)).toBe('Alpha beta1');
});

test('what is selected outside of an issue is left out', () => {
  const range = document.createRange();
  range.setStart(element('h2').firstChild as Node, 2);
  range.setEnd(element('#two p').firstChild as Node, 3);
  expect(words('#one', range)).toBe('One Alpha beta1gammadelta');
  expect(words('#two', range)).toBe('Eps');
});

test('what touches no issue means no passage', () => {
  const range = select('h2', 0, 'h2', 4);
  expect(touches(root('#one'), range)).toBe(false);
  expect(words('#one', range)).toBeUndefined();
  expect(words('#two', select('#one p', 0, '#one p', 3))).toBeUndefined();
});

test('blanks alone are no passage', () => {
  const gap = element('#one h2').nextSibling as Node;
  const range = document.createRange();
  range.selectNodeContents(gap);
  expect(words('#one', range)).toBeUndefined();
});

test('another tree is touched by nothing', () => {
  const elsewhere = document.createElement('p');
  elsewhere.textContent = 'Elsewhere';
  const range = document.createRange();
  range.selectNodeContents(elsewhere);
  expect(touches(root('#one'), range)).toBe(false);
});
