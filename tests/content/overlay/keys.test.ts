/** Keys: bare ones only, on every layout, and never while the reader types. */
import { expect, test } from 'vitest';
import { commandOf, isTyping } from '../../../src/content/overlay/keys.ts';

const press = (key: string, code: string, more: Partial<KeyboardEventInit> = {}) =>
  commandOf(new KeyboardEvent('keydown', { key, code, ...more }));

test.each([
  ['1', 'Digit1', { kind: 'tag', key: 1 }],
  ['9', 'Numpad9', { kind: 'tag', key: 9 }],
  ['&', 'Digit1', { kind: 'tag', key: 1 }],
  ['h', 'KeyH', { kind: 'mark' }],
  ['H', 'KeyH', { kind: 'mark' }],
  ['h', 'KeyJ', { kind: 'mark' }],
  ['t', 'KeyT', { kind: 'tags' }],
  ['n', 'KeyN', { kind: 'comment' }],
  ['т', 'KeyN', { kind: 'comment' }],
  ['c', 'KeyC', { kind: 'copy' }],
  ['Escape', 'Escape', { kind: 'close' }],
  ['Tab', 'Tab', { kind: 'enter' }],
])('%s at %s', (key, code, command) => {
  expect(press(key, code)).toEqual(command);
});

test.each([
  ['0', 'Digit0'],
  ['x', 'KeyX'],
  ['Enter', 'Enter'],
  ['F1', 'F1'],
  ['Dead', 'KeyN'],
  ['Process', 'KeyH'],
  ['Unidentified', ''],
])('%s at %s means nothing', (key, code) => {
  expect(press(key, code)).toBeUndefined();
});

test.each(['ctrlKey', 'altKey', 'metaKey', 'shiftKey', 'repeat', 'isComposing'])(
  'nothing is meant with %s',
  (flag) => {
    expect(press('c', 'KeyC', { [flag]: true })).toBeUndefined();
    expect(press('1', 'Digit1', { [flag]: true })).toBeUndefined();
  },
);

test('typing in a field is typing', () => {
  document.body.replaceChildren();
  const typed: boolean[] = [];
  document.addEventListener('keydown', (event) => typed.push(isTyping(event)), { once: false });
  for (const name of ['input', 'textarea', 'select', 'p', 'button']) {
    const element = document.createElement(name);
    document.body.append(element);
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true, composed: true }));
  }
  expect(typed).toEqual([true, true, true, false, false]);
});
