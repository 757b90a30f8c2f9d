/** Mouse and keys on Postil's closed interface in a page: it is found by where it takes clicks, and by Tab. */
import type { Page } from 'puppeteer-core';
import { until } from '../../scripts/until.mjs';
import type { Suite } from './harness/browsers.ts';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box that surrounds all of our interface that takes clicks, in steps of 2 pixels; undefined for none. */
export async function interfaceBox(page: Page): Promise<Rect | undefined> {
  return page.evaluate(() => {
    const OURS = ':popover-open:not(:defined)';
    const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    if ([document, ...shadows].every((root) => root.querySelector(OURS) === null)) return undefined;
    const at = (x: number, y: number): boolean => {
      let root: DocumentOrShadowRoot | null = document;
      for (let last: Element | null = null; root !== null;) {
        const found: Element | null = root.elementFromPoint(x, y);
        if (found === null || found === last) return false;
        if (found.matches(OURS)) return true;
        last = found;
        root = found.shadowRoot;
      }
      return false;
    };
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const add = (x: number, y: number): void => {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    };
    for (let y = 0; y < innerHeight; y += 6) {
      for (let x = 0; x < innerWidth; x += 10) if (at(x, y)) add(x, y);
    }
    if (box.left === Infinity) return undefined;
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    while (at(box.left - 2, middle.y)) box.left -= 2;
    while (at(box.right + 2, middle.y)) box.right += 2;
    while (at(middle.x, box.top - 2)) box.top -= 2;
    while (at(middle.x, box.bottom + 2)) box.bottom += 2;
    return box;
  });
}

/** Waits until something of our interface takes clicks. */
export async function shown(page: Page): Promise<Rect> {
  return until('Postil shows something', () => interfaceBox(page));
}

/** Waits until nothing of our interface takes clicks. */
export async function hidden(page: Page): Promise<void> {
  await until('Postil shows nothing', async () => (await interfaceBox(page)) === undefined);
}

/** A point in the middle of a character of a text: the one at `part` of its length. */
export async function pointOn(page: Page, text: string, part = 0.5): Promise<{ x: number; y: number }> {
  return page.evaluate(
    (wanted, share) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const start = node.textContent?.indexOf(wanted) ?? -1;
        if (start < 0 || node.parentElement?.closest('script, style') !== null) continue;
        const range = new Range();
        range.setStart(node, start + Math.floor(wanted.length * share));
        range.setEnd(node, range.startOffset + 1);
        range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { x: (left + right) / 2, y: (top + bottom) / 2 };
      }
      throw new Error(`There is no ${wanted} within one text node.`);
    },
    text,
    part,
  );
}

/** Clicks on a character of a text. */
export async function clickOn(page: Page, text: string, part = 0.5): Promise<void> {
  const { x, y } = await pointOn(page, text, part);
  await page.mouse.click(x, y);
}

/** Presses keys one after the other. */
export async function type(page: Page, ...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

/** Sets what the settings page would set. */
export async function set(suite: Suite, settings: object): Promise<void> {
  const page = await suite.openExtensionPage('settings.html');
  await page.evaluate((value) => chrome.storage.local.set({ settings: value }), settings);
  await page.close();
}

/** What the clipboard holds, as a field of the page receives it. */
export async function pasted(page: Page): Promise<{ text: string; html: string }> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.prepend(field);
    field.addEventListener('paste', ({ clipboardData }) => {
      const [text, html] = ['text/plain', 'text/html'].map((kind) => clipboardData?.getData(kind));
      Object.assign(globalThis, { pasted: { text, html } });
    });
  });
  await page.click('textarea');
  await page.keyboard.down('Control');
  await type(page, 'v');
  await page.keyboard.up('Control');
  await page.evaluate(() => document.querySelector('textarea')?.remove());
  const { text, html } = await page.evaluate(
    () => (globalThis as unknown as { pasted: { text: string; html: string } }).pasted,
  );
  return { text: text.replaceAll('\r', ''), html };
}
