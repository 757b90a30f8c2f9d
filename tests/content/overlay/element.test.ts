/** Elements are built of text and attributes; nothing that is given becomes markup. */
import { expect, test, vi } from 'vitest';
import { button, element, icon } from '../../../src/content/overlay/element.ts';

test('what is undefined is left out, and text stays text', () => {
  const made = element('p', { class: 'a', title: undefined }, '<b>bold</b>', undefined, element('i', {}));
  expect(made.outerHTML).toBe('<p class="a">&lt;b&gt;bold&lt;/b&gt;<i></i></p>');
});

test('a button does what it is for at a click, and submits no form', () => {
  const act = vi.fn();
  const made = button({ 'aria-label': 'Undo' }, act, 'Undo');
  made.click();
  expect(act).toHaveBeenCalledExactlyOnceWith();
  expect(made.getAttribute('type')).toBe('button');
});

test('an icon is drawn, and silent', () => {
  const made = icon([['path', { d: 'M0 0' }]], 16);
  expect(made.namespaceURI).toBe('http://www.w3.org/2000/svg');
  expect([made.getAttribute('width'), made.getAttribute('aria-hidden')]).toEqual(['16', 'true']);
  expect(made.querySelector('path')?.getAttribute('d')).toBe('M0 0');
});
