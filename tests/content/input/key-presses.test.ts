/** A key press that means something now is Postil's alone; every other one is the page's, both halves of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchKeys } from '../../../src/content/input/key-presses.ts';

let life: AbortController;
let means: boolean;
const answer = vi.fn();
const heard = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  means = true;
  life = new AbortController();
  document.body.replaceChildren(document.createElement('input'), document.createElement('p'));
  watchKeys(() => means, answer, life.signal);
  for (const type of ['keydown', 'keyup']) {
    document.addEventListener(type, (event) => heard(event.type), { signal: life.signal });
  }
});
afterEach(() => life.abort());

function press(type: string, key: string, { trusted = true, on = 'p' } = {}): KeyboardEvent {
  const code = `Key${key.toUpperCase()}`;
  const event = new KeyboardEvent(type, { key, code, bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: trusted });
  document.querySelector(on)?.dispatchEvent(event);
  return event;
}

test('a key that means something is taken, with its release', () => {
  expect(press('keydown', 'h').defaultPrevented).toBe(true);
  press('keyup', 'h');
  expect(answer).toHaveBeenCalledExactlyOnceWith({ kind: 'mark' });
  expect(heard).not.toHaveBeenCalled();
});

test('one that means nothing now is the page’s', () => {
  means = false;
  expect(press('keydown', 'h').defaultPrevented).toBe(false);
  press('keyup', 'h');
  expect(answer).not.toHaveBeenCalled();
  expect(heard.mock.calls).toEqual([['keydown'], ['keyup']]);
});

test('so is one that a script made, one in a field, and one that is no command', () => {
  press('keydown', 'h', { trusted: false });
  press('keydown', 'h', { on: 'input' });
  press('keydown', 'x');
  expect(answer).not.toHaveBeenCalled();
  expect(heard).toHaveBeenCalledTimes(3);
});

test('the release of a key that was pressed before is the page’s', () => {
  press('keyup', 'h');
  expect(heard).toHaveBeenCalledOnce();
});
