/** Menus: opened, walked through and closed by keyboard, with the focus where it belongs; see also menu.test.ts in browsers. */
import { render } from 'preact';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { Menu, type MenuItem } from '../../../src/ui/components/Menu.tsx';

const root = document.createElement('div');
let log: string[] = [];

const ITEMS: readonly MenuItem[] = [
  { id: 'a', label: 'Apple', checked: false, run: () => void log.push('apple') },
  { id: 'b', label: 'Banana', checked: true, run: () => void log.push('banana') },
  { id: 'c', label: 'Cherry', checked: false, disabled: true, run: () => void log.push('cherry') },
  { id: 'd', label: 'Berry', checked: false, run: () => void log.push('berry') },
];

const rendered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
const button = (): HTMLElement => root.querySelector('.icon-button') as HTMLElement;
const focused = (): string => (document.activeElement?.textContent ?? '').trim();

async function press(key: string): Promise<void> {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
  await rendered();
}

/** Happy DOM has no popovers: what opens and closes them is tried in browsers, and here that it is asked. */
beforeAll(() => {
  const toggle = (newState: string) =>
    function told(this: HTMLElement): void {
      this.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState }));
      setTimeout(() => this.dispatchEvent(Object.assign(new Event('toggle'), { newState })));
    };
  Object.assign(HTMLElement.prototype, { showPopover: toggle('open'), hidePopover: toggle('closed') });
});

beforeEach(async () => {
  render(null, root);
  document.body.append(root);
  log = [];
  render(
    <Menu label="Fruit" items={() => ITEMS}>
      open
    </Menu>,
    root,
  );
  button().focus();
  await press('ArrowDown');
});

test('opens with the focus on what is chosen', () => {
  expect(button().getAttribute('aria-expanded')).toBe('true');
  expect(root.querySelector('[role=menu]')?.id).toBe(button().getAttribute('aria-controls'));
  expect(focused()).toBe('Banana');
});

test('arrows, Home, End and letters walk, around the ends and past what is disabled', async () => {
  await press('ArrowDown');
  expect(focused()).toBe('Berry');
  await press('ArrowDown');
  expect(focused()).toBe('Apple');
  await press('ArrowUp');
  expect(focused()).toBe('Berry');
  await press('Home');
  expect(focused()).toBe('Apple');
  await press('b');
  expect(focused()).toBe('Banana');
  await press('b');
  expect(focused()).toBe('Berry');
});

test('Tab closes and gives the focus back', async () => {
  await press('Tab');
  expect(root.querySelector('[role^=menuitem]')).toBeNull();
  expect(document.activeElement).toBe(button());
});

test('choosing closes first, then acts', async () => {
  (document.activeElement as HTMLElement).click();
  await rendered();
  expect(log).toEqual(['banana']);
  expect(root.querySelector('[role^=menuitem]')).toBeNull();
});
