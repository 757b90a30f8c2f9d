/** The popup's word on a whole site: always, never, and never no more. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../../src/ui/popup/App.tsx';
import { popupTest, readingOf, type PopupTest } from './env.ts';
import { emptyLibrary, issueOf, seen } from '../test-library.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, root);
  document.body.replaceChildren();
});

const buttons = (): string[] => [...root.querySelectorAll('.card button')].map((each) => each.textContent);
const press = (name: string): void =>
  [...root.querySelectorAll<HTMLButtonElement>('.card button')]
    .find((each) => each.textContent === name)
    ?.click();

function open(env: PopupTest): PopupTest {
  render(<App popup={env.popup} />, root);
  return env;
}

test('a strange site is asked for by the pattern of its origin', async () => {
  const env = open(popupTest());
  env.pageStatus.value = 'disconnected';
  await seen(() =>
    expect(buttons()).toEqual(['Annotate this page', 'Always allow on this site', 'Block this site']),
  );
  expect(root.textContent).toContain('Postil reads nothing of this site');
  press('Always allow on this site');
  await seen(() => expect(buttons()).toEqual(['Annotate this page', 'Block this site']));
  expect(env.done).toEqual(['asked for https://www.site.example/*']);
  expect(root.textContent).toContain('does not know this page');
});

test('who says no is left alone', async () => {
  const env = open(popupTest());
  env.pageStatus.value = 'disconnected';
  env.browser.grants = false;
  await seen(() => expect(buttons()).toContain('Always allow on this site'));
  press('Always allow on this site');
  await seen(() => expect(env.done).toHaveLength(1));
  expect(buttons()).toContain('Always allow on this site');
  expect(root.querySelector('[role=alert]')).toBeNull();
});

test('a page that was annotated once can be had always', async () => {
  const env = open(popupTest());
  env.pageStatus.value = readingOf(issueOf('mess', 'roadmaps'));
  await seen(() => expect(buttons().slice(-2)).toEqual(['Always allow on this site', 'Block this site']));
  env.sites.value = ['https://*/*'];
  await seen(() => expect(buttons()).not.toContain('Always allow on this site'));
});

test('where it is kept out the popup says so; let in again, a strange page is annotated', async () => {
  const env = open(popupTest());
  env.pageStatus.value = 'disconnected';
  await seen(() => expect(buttons()).toContain('Block this site'));
  press('Block this site');
  await seen(() => expect(buttons()).toEqual(['Unblock this site']));
  expect(root.textContent).toContain('You blocked www.site.example');
  expect(env.settings.value.never).toEqual(['www.site.example']);
  press('Unblock this site');
  await seen(() => expect(env.done).toEqual(['annotated']));
  expect(env.settings.value.never).toEqual([]);
});

test('let in again where it is seen, it needs no wish', async () => {
  const env = popupTest(emptyLibrary(), { address: 'https://name.substack.com/p/x', title: 'x' });
  env.settings.value = { ...env.settings.value, never: ['name.substack.com'] };
  env.pageStatus.value = 'disconnected';
  open(env);
  await seen(() => expect(buttons()).toEqual(['Unblock this site']));
  press('Unblock this site');
  await seen(() => expect(buttons()).toEqual(['Annotate this page', 'Block this site']));
  expect(env.done).toEqual([]);
});

test('a page of the browser has no site', async () => {
  const env = open(popupTest(emptyLibrary(), { address: 'about:config', title: '' }));
  env.pageStatus.value = 'disconnected';
  await seen(() => expect(root.textContent).toContain('pages of the browser itself'));
  expect(buttons()).toEqual([]);
});
