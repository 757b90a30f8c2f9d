/** What a page can make Postil do by events, messages and bent prototypes of its own: nothing. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { readFixture } from '../../scripts/fixtures.mjs';
import { root } from '../../scripts/project.mjs';
import { select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { issueOf, noteOf, painted, pause, publicationOf, seed } from './hostile.ts';

const { name: HOSTILE, address } = await readFixture('substack-hostile');
const MARKED = 'It is very hard not to thank somebody who is already out of breath.';
const FREE = 'it is short enough to be asked on a staircase: up or down?';

const ISSUE = issueOf('issue', address);
const LIBRARY = {
  publications: [publicationOf('issue', 'Half-Built Bridges')],
  issues: [ISSUE],
  annotations: [noteOf('note', ISSUE, [MARKED], { tags: ['starter-risk'] })],
};

/** Every type of event that the content scripts listen to, by the interface that it has. */
const EVENTS = {
  PointerEvent: ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'pointerenter', 'pointerleave'],
  MouseEvent: ['mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'],
  KeyboardEvent: ['keydown', 'keyup', 'keypress'],
  ClipboardEvent: ['copy'],
  WheelEvent: ['wheel'],
  FocusEvent: ['focus', 'blur', 'focusin', 'focusout'],
  PageTransitionEvent: ['pageshow'],
  ToggleEvent: ['toggle'],
  Event: 'selectionchange scroll resize visibilitychange currententrychange change fullscreenchange'.split(
    ' ',
  ),
};
const TYPES = new Set([...Object.values(EVENTS).flat(), 'touchstart', 'touchend']);
const KEYS = ['1', '2', '9', 'h', 'c', 't', 'n', 'e', 'Enter', 'Tab', 'Delete', 'Escape'];

const KINDS = ['page.inject', 'page.load', 'annotation.create', 'annotation.remove', 'panel.open'];

/** Bodies that are anything, and some that look like our own messages. */
const bodies = fc.sample(
  fc.oneof(
    fc.jsonValue(),
    fc.record({ ask: fc.constantFrom(...KINDS), with: fc.jsonValue() }),
    fc.record({ type: fc.constantFrom(...KINDS, 'postil', 'reading'), payload: fc.jsonValue() }),
    fc.constant({ ask: 'annotation.remove', with: 'note' }),
  ),
  { numRuns: 200, seed: 2026 },
);

declare const chrome: {
  runtime: Record<'onMessage' | 'onConnect', { addListener(listener: (heard: unknown) => void): void }>;
};
declare const hostile: { counts: Record<string, number>; play(): void };

/** Hears every message of content scripts: they reach all documents of the extension. */
async function listenIn(suite: Suite): Promise<() => Promise<unknown[]>> {
  const desk = await suite.openExtensionPage('settings.html');
  await desk.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    for (const kind of ['onMessage', 'onConnect'] as const) {
      chrome.runtime[kind].addListener((message) => void heard.push(message));
    }
  });
  return () => desk.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard.splice(0));
}

/** Opens the hostile page with its note painted, and everything quiet. */
async function openHostile(suite: Suite): Promise<{ page: Page; heard: () => Promise<unknown[]> }> {
  await seed(suite, LIBRARY);
  const heard = await listenIn(suite);
  const page = await suite.open(HOSTILE);
  await painted(page, 1);
  await until('the page has loaded its notes', async () =>
    (await heard()).some((message) => (message as { ask: string }).ask === 'page.load'),
  );
  await pause(300);
  await heard();
  return { page, heard };
}

/** Dispatches every event at every place that could be listened at. Runs in the page. */
function shout(events: typeof EVENTS, keys: readonly string[], wanted: string): void {
  const paragraph = [...document.querySelectorAll('p')].find((one) => one.innerText.includes(wanted));
  const text = paragraph?.firstChild;
  if (!(text instanceof Text)) throw new Error(`The page has no paragraph with these words: ${wanted}`);
  const range = new Range();
  const start = text.data.indexOf(wanted);
  range.setStart(text, start);
  range.setEnd(text, start + wanted.length);
  const { left, top } = range.getClientRects()[0] ?? new DOMRect();
  const base = { bubbles: true, composed: true, cancelable: true };
  const point = { clientX: left + 30, clientY: top + 8, button: 0, detail: 1, pointerType: 'mouse' };
  const host = document.querySelector(':popover-open');
  const targets = [
    paragraph,
    document.body,
    document.documentElement,
    document,
    globalThis,
    navigation,
    host,
  ];
  const kinds = globalThis as unknown as Record<string, new (type: string, init: object) => Event>;
  for (const target of targets) {
    for (const [kind, types] of Object.entries(events)) {
      for (const type of types) {
        const strokes = kind === 'KeyboardEvent' ? keys : [''];
        for (const key of strokes) {
          const init = { ...base, ...point, key, code: key, persisted: true };
          target?.dispatchEvent(new (kinds[kind] ?? Event)(type, init));
        }
      }
    }
  }
  if (host instanceof HTMLElement) {
    host.click();
    host.focus();
  }
}

inBrowsers((suite) => {
  test('every event that is listened to is among those tried here', async () => {
    for (const folder of ['src/content', 'src/dom']) {
      for (const file of await readdir(join(root, folder), { recursive: true })) {
        if (!file.endsWith('.ts')) continue;
        const source = await readFile(join(root, folder, file), 'utf8');
        const types = [...source.matchAll(/addEventListener\(\s*'(\w+)'/g)].map(([, type]) => type ?? '');
        expect(
          types.filter((type) => type !== 'abort' && !TYPES.has(type)),
          file,
        ).toEqual([]);
      }
    }
  });

  test('synthetic events and 200 messages: nothing is asked, written or shown', async () => {
    const { page, heard } = await openHostile(suite);
    const before = await suite.stored();
    await page.bringToFront();
    await heard();
    await page.evaluate(() => hostile.play());
    for (const passage of [MARKED, FREE]) {
      await page.evaluate((wanted) => {
        const paragraph = [...document.querySelectorAll('p')].find((one) => one.innerText.includes(wanted));
        getSelection()?.selectAllChildren(paragraph ?? document.body);
      }, passage);
      await page.evaluate(shout, EVENTS, KEYS, passage);
      await pause(300);
      await page.evaluate(shout, EVENTS, KEYS, passage);
      // What the page made Postil believe would show once the reader reads on.
      await page.evaluate(() => scrollTo(0, scrollY === 0 ? 600 : 0));
    }
    await page.evaluate((json) => {
      for (const body of JSON.parse(json) as unknown[]) {
        postMessage(body, '*');
        const types = [String((body as { ask?: string } | null)?.ask), 'postil'];
        for (const type of types) document.dispatchEvent(new CustomEvent(type, { detail: body }));
      }
    }, JSON.stringify(bodies));
    await pause(500);
    expect(await heard()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.childElementCount)).toBe(2);
    expect(await suite.stored()).toEqual(before);

    // The same by hand does something.
    await select(page, FREE);
    await toolbar(page);
    await page.keyboard.press('1');
    await painted(page, 2);
    expect(await heard()).not.toEqual([]);
  });

  test('events at the toolbar and at its element do not press its buttons', async () => {
    const { page, heard } = await openHostile(suite);
    const before = await suite.stored();
    await select(page, FREE);
    await toolbar(page);
    await heard();
    await page.evaluate(shout, EVENTS, KEYS, FREE);
    await pause(300);
    expect(await heard()).toEqual([]);
    expect(await suite.stored()).toEqual(before);
  });

  test('a page that bent its prototypes hears of no call, and its reader of no trouble', async () => {
    const { page } = await openHostile(suite);
    const { x, y, right } = await page.evaluate((wanted) => {
      const paragraph = [...document.querySelectorAll('p')].find((one) => one.innerText.includes(wanted));
      const rect = paragraph?.getBoundingClientRect() ?? new DOMRect();
      return { x: rect.left + 1, y: rect.top + 10, right: rect.right - 200 };
    }, FREE);
    await page.evaluate(() => {
      const calls: Record<string, number> = {};
      Object.assign(globalThis, { calls });
      const count = (name: string): void => {
        calls[name] = (calls[name] ?? 0) + 1;
      };
      const bend = (name: string, object: object): void => {
        for (const [key, own] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
          const { value, set } = own as TypedPropertyDescriptor<(...rest: unknown[]) => unknown>;
          if (key === 'constructor' || !own.configurable) continue;
          if (typeof value === 'function') {
            const spy = function spy(this: unknown, ...rest: unknown[]): unknown {
              count(`${name}.${key}`);
              return Reflect.apply(value, this, rest);
            };
            Object.defineProperty(object, key, { ...own, value: spy });
          } else if (set !== undefined) {
            const spy = function spy(this: unknown, given: never): void {
              count(`${name}.${key} =`);
              Reflect.apply(set, this, [given]);
            };
            Object.defineProperty(object, key, { ...own, set: spy });
          }
        }
      };
      const kinds = [Node, Element, HTMLElement, Document, ShadowRoot, EventTarget, Range, Selection];
      const more = [
        Highlight,
        HighlightRegistry,
        CSSStyleSheet,
        MutationObserver,
        IntersectionObserver,
        Event,
      ];
      const rest = [
        CustomElementRegistry,
        DOMTokenList,
        CSSStyleDeclaration,
        AbortController,
        Crypto,
        Map,
        Set,
      ];
      for (const kind of [...kinds, ...more, ...rest]) bend(kind.name, kind.prototype);
      bend('JSON', JSON);
      bend('Promise', Promise.prototype);
      Object.assign(Object.prototype, { ask: 'annotation.remove', id: 'note', deleted: 'yes' });
    });
    // The harness's own ways would be counted too: these clicks and keys call nothing in the page.
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(right, y, { steps: 3 });
    await page.mouse.up();
    await pause(600);
    await page.keyboard.press('1');
    await until('the note is saved', async () => (await suite.stored())['annotations']?.length === 2);
    await page.bringToFront();
    await pause(300);
    await page.mouse.click(x + 40, y);
    await pause(500);
    const seen = await page.evaluate(() => ({
      calls: (globalThis as unknown as { calls: object }).calls,
      counts: Object.fromEntries(Object.entries(hostile.counts)),
      card: document.documentElement.childElementCount,
    }));
    expect(seen.card).toBe(3);
    // The harness looks for the painted passage before the prototypes are bent here.
    expect(Object.entries(seen.counts).filter(([, count]) => count > 0)).toEqual([]);
    expect(seen.calls).toEqual({});
    const { annotations = [] } = await suite.stored();
    const saved = annotations.find(({ id }) => id !== 'note');
    expect(saved?.['target'].selector[0].exact).toContain('The cure is a question');
    expect(Object.keys(saved ?? {})).not.toContain('deleted');
  });
});
