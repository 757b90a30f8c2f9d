/** The one element that Postil puts into a page: there while needed, closed, and deaf for the page. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createHostElement, type HostElement } from '../../../src/content/overlay/host-element.ts';

let host: HostElement;
let button: HTMLButtonElement;
const showPopover = vi.fn();
const element = (): Element | undefined =>
  Array.from(document.querySelectorAll('*')).find((each) => host.isHost(each));

beforeEach(() => {
  document.body.replaceChildren();
  showPopover.mockClear();
  HTMLElement.prototype.showPopover = showPopover;
  HTMLElement.prototype.hidePopover = vi.fn();
  host = createHostElement();
  button = document.createElement('button');
  host.root.append(button);
  return () => host.hide();
});

test('it comes in the top layer and goes without a trace', () => {
  expect(element()).toBeUndefined();
  host.show(document.documentElement);
  expect(element()?.getAttribute('popover')).toBe('manual');
  expect(showPopover).toHaveBeenCalledOnce();
  host.hide();
  expect(element()).toBeUndefined();
});

test('its name says nothing and is another one each time, and its inside is closed', () => {
  host.show(document.documentElement);
  const name = element()?.localName ?? '';
  expect(name).toMatch(/^[a-z]{6}-[a-z]{6}$/);
  expect(element()?.shadowRoot ?? null).toBeNull();
  host.hide();
  host = createHostElement();
  host.show(document.documentElement);
  expect(element()?.localName).not.toBe(name);
});

test('what the page wrote on it is gone when it comes again', () => {
  host.show(document.documentElement);
  element()?.setAttribute('style', 'display: none');
  host.hide();
  host.show(document.documentElement);
  expect(element()?.hasAttribute('style')).toBe(false);
});

test('the page does not hear what happens in it, and the selection stays at a press', () => {
  host.show(document.documentElement);
  const heard = vi.fn();
  for (const type of ['click', 'mousedown', 'keydown', 'focusin']) document.addEventListener(type, heard);
  const press = new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true });
  button.dispatchEvent(press);
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true, composed: true }));
  button.click();
  expect(heard).not.toHaveBeenCalled();
  expect(press.defaultPrevented).toBe(true);
});

test('events in it are known as its own', () => {
  host.show(document.documentElement);
  const owned: boolean[] = [];
  window.addEventListener('click', (event) => owned.push(host.owns(event)), { capture: true });
  button.click();
  document.body.click();
  expect(owned).toEqual([true, false]);
});
