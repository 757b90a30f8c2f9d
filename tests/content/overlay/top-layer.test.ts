/** The part of a page that answers clicks: the topmost modal element, also in shadow trees. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { homeOf, isWithin, onTopLayerChange, topmostModal } from '../../../src/content/overlay/top-layer.ts';

/** What the DOM of these tests does not know: which elements are modal, which are open popovers. */
let modal: Element[];
let popover: Element[];
let hit: Element | null;

beforeEach(() => {
  document.body.innerHTML =
    '<p>Below</p><div id="first"><b>One</b></div><div id="second"><i>Two</i></div><div id="host"><u>Slotted</u></div>';
  [modal, popover, hit] = [[], [], null];
  Object.assign(document, { elementFromPoint: () => hit });
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function matches(this: Element, selector) {
    return modal.includes(this) || (selector.includes(':popover-open') && popover.includes(this));
  });
  vi.spyOn(document, 'querySelectorAll').mockImplementation(() => modal as never);
});
afterEach(() => vi.restoreAllMocks());

const of = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  return found;
};

test('without a modal element the whole page answers', () => {
  hit = of('p');
  expect(topmostModal()).toBeUndefined();
  expect(isWithin(of('p'), undefined)).toBe(true);
  expect(homeOf(of('p'), undefined)).toBe(document.documentElement);
});

test('of two modal elements the one that is hit is topmost, else the last one', () => {
  modal = [of('#first'), of('#second')];
  hit = of('b');
  expect(topmostModal()).toBe(modal[0]);
  hit = null;
  expect(topmostModal()).toBe(modal[1]);
});

test('one in an open shadow tree is found through it', () => {
  const root = of('#host').attachShadow({ mode: 'open' });
  root.innerHTML = '<section><slot></slot></section>';
  const section = root.querySelector('section') as Element;
  modal = [section];
  hit = of('#host');
  Object.assign(root, { elementFromPoint: () => root.querySelector('slot') });
  expect(topmostModal()).toBe(section);
  // The shadow tree draws what is slotted: it is in the modal element, though no descendant of it.
  Object.defineProperty(of('u'), 'assignedSlot', { value: root.querySelector('slot') });
  expect(isWithin(of('u'), section)).toBe(true);
  expect(isWithin(of('p'), section)).toBe(false);
});

test('our element goes into the open popover around the text, or into the modal element', () => {
  popover = [of('#first')];
  expect(homeOf(of('b').firstChild ?? undefined, undefined)).toBe(of('#first'));
  modal = [of('#second')];
  expect(homeOf(of('b'), modal[0]), 'the popover lies below').toBe(modal[0]);
  expect(homeOf(undefined, modal[0])).toBe(modal[0]);
});

test('dialogs and fullscreen are heard of until the end', () => {
  const life = new AbortController();
  const listener = vi.fn();
  onTopLayerChange(listener, life.signal);
  of('b').dispatchEvent(new Event('toggle'));
  document.dispatchEvent(new Event('fullscreenchange'));
  of('b').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  expect(listener).toHaveBeenCalledTimes(3);
  life.abort();
  of('b').dispatchEvent(new Event('toggle'));
  expect(listener).toHaveBeenCalledTimes(3);
});
