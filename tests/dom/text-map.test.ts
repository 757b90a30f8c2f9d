import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTextMap } from '../../src/dom/text-map.ts';

function element(tag: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

function wholeOf(node: Node): Range {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

beforeEach(() => document.body.replaceChildren());

describe('createTextMap', () => {
  it('joins text nodes as they are and leaves out what nobody reads', () => {
    document.body.append(
      element('h1', 'Title'),
      element('p', 'One ', element('em', 'two'), ' three.'),
      element('script', 'code()'),
      element('style', 'p {}'),
      element('button', 'Subscribe'),
      element('p', 'Four.'),
    );
    expect(createTextMap(wholeOf(document.body)).text).toBe('TitleOne two three.Four.');
  });

  it('reads a run of siblings and nothing beside it', () => {
    const parts = ['a', 'b', 'c', 'd'].map((name) => element('section', element('p', `Section ${name}. `)));
    document.body.append(...parts);
    const range = document.createRange();
    range.setStart(document.body, 1);
    range.setEnd(document.body, 3);
    const map = createTextMap(range);
    expect(map.text).toBe('Section b. Section c. ');
    expect(map.rangeOf(8, 21).toString()).toBe('b. Section c.');
    expect(map.offsetOf(parts[0]?.firstChild?.firstChild ?? document, 2)).toBeUndefined();
    expect(map.offsetOf(document.body, 2)).toBe(11);
  });

  it('begins and ends inside of text nodes', () => {
    document.body.append(element('p', 'abcdef'), element('p', 'ghijkl'));
    const [first, second] = document.body.children;
    const range = document.createRange();
    range.setStart(first?.firstChild ?? document, 2);
    range.setEnd(second?.firstChild ?? document, 3);
    const map = createTextMap(range);
    expect(map.text).toBe('cdefghi');
    expect(map.rangeOf(1, 6).toString()).toBe('defgh');
    expect(map.offsetOf(second?.firstChild ?? document, 1)).toBe(5);
  });

  it('is empty for an empty root', () => {
    const map = createTextMap(wholeOf(document.body));
    expect(map.text).toBe('');
    expect(map.rangeOf(0, 0).collapsed).toBe(true);
  });

  it('comes back to each offset', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 12 }), (words) => {
        document.body.replaceChildren(
          ...words.map((word, index) => element(index % 3 === 0 ? 'p' : 'span', word)),
        );
        const map = createTextMap(wholeOf(document.body));
        expect(map.text).toBe(words.join(''));
        for (let start = 0; start < map.text.length; start++) {
          const range = map.rangeOf(start, map.text.length);
          expect(range.toString()).toBe(map.text.slice(start));
          expect(map.offsetOf(range.startContainer, range.startOffset)).toBe(start);
          expect(map.offsetOf(range.endContainer, range.endOffset)).toBe(map.text.length);
        }
      }),
      { numRuns: 30 },
    );
  });
});
