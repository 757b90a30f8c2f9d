/** In Postil's own documents no text becomes code or markup, and from none of them the network can be reached. */
import { TargetType } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { readFixture } from '../../scripts/fixtures.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';
import { pause } from './hostile.ts';

const { name: POST } = await readFixture('substack-post');
const DOCUMENTS = ['panel.html', 'popup.html', 'library.html', 'settings.html'];

const RELATIONS = ['stylesheet', 'prefetch', 'preload', 'preconnect', 'dns-prefetch', 'modulepreload'];

/** Asks the network in every way that a document has. Runs in a document of the extension. */
async function probe(host: string, relations: readonly string[]): Promise<void> {
  const swallow = (error: unknown): void => console.debug(String(error));
  const add = (tag: string, attributes: Record<string, string>): void => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      try {
        made.setAttribute(name, value);
      } catch (error) {
        swallow(error);
      }
    }
    document.head.append(made);
  };
  const https = `https://${host}`;
  await fetch(`${https}/fetch`).catch(swallow);
  await fetch(`${https}/no-cors`, { mode: 'no-cors', method: 'POST', body: 'x' }).catch(swallow);
  navigator.sendBeacon(`${https}/beacon`, 'x');
  for (const make of [
    () => new WebSocket(`wss://${host}/socket`),
    () => new EventSource(`${https}/events`),
    () => new Worker(`${https}/worker`),
    () => new Image().setAttribute('src', `${https}/image`),
    () => document.fonts.add(new FontFace('x', `url(${https}/font)`)),
    () => void document.fonts.load('12px x').catch(swallow),
  ]) {
    try {
      make();
    } catch (error) {
      swallow(error);
    }
  }
  for (const rel of relations) {
    add('link', { rel, href: `${https}/${rel}`, as: 'script' });
  }
  add('script', { src: `${https}/script` });
  add('script', { type: 'module', src: `${https}/module` });
  add('iframe', { src: `${https}/frame` });
  add('object', { data: `${https}/object` });
  add('video', { src: `${https}/video`, preload: 'auto' });
  add('a', { href: '#', ping: `${https}/ping` });
}

/** Tries what would make code or markup of a text. Runs in a document; says what was possible. */
async function inject(): Promise<string[]> {
  const text = '<b title="made of text">x</b>';
  const done: string[] = [];
  const attempt = (name: string, act: () => unknown): void => {
    try {
      act();
      done.push(name);
    } catch {
      // Refused, as it should be.
    }
  };
  const box = document.body.appendChild(document.createElement('div'));
  attempt('innerHTML', () => (box.innerHTML = text));
  attempt('outerHTML', () => (box.outerHTML = text));
  attempt('insertAdjacentHTML', () => box.insertAdjacentHTML('beforeend', text));
  attempt('setHTMLUnsafe', () => box.setHTMLUnsafe(text));
  attempt('document.write', () => document.write(text));
  attempt('createContextualFragment', () => new Range().createContextualFragment(text));
  attempt('DOMParser', () => new DOMParser().parseFromString(text, 'text/html'));
  attempt('srcdoc', () => (document.createElement('iframe').srcdoc = text));
  attempt('script.src', () => (document.createElement('script').src = 'data:,'));
  attempt('script.text', () => (document.createElement('script').text = 'x'));
  attempt('onclick', () => document.createElement('b').setAttribute('onclick', 'x'));
  attempt('policy', () =>
    (
      globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
    ).trustedTypes.createPolicy('p', {}),
  );
  const run = Reflect.get(globalThis, 'eval') as (code: string) => unknown;
  const Maker = Reflect.get(globalThis, 'Function') as unknown as new (code: string) => () => unknown;
  // Out of the driver's own call, which may evaluate what a page may not.
  await new Promise<void>((resolve) => {
    setTimeout(() => {
      attempt('eval', () => run('1 + 1'));
      attempt('Function', () => new Maker('return 1')());
      attempt('timer', () => setTimeout('globalThis.made = true' as unknown as () => void));
      resolve();
    });
  });
  box.setAttribute('style', 'color: rgb(1, 2, 3)');
  if (getComputedStyle(box).color === 'rgb(1, 2, 3)') done.push('style attribute');
  if (document.querySelector('[title="made of text"]') !== null) done.push('markup');
  await new Promise((resolve) => setTimeout(resolve, 100));
  if ('made' in globalThis) done.push('timer ran');
  return done;
}

/** The requests of the probes among those that came. */
function probed(visits: readonly { readonly address: string; readonly answer: string }[]): string[] {
  return visits
    .filter(({ address, answer }) => /probe\.substack|nobody\.example/.test(address) && answer !== 'icon')
    .map(({ address }) => address)
    .filter((address) => address !== 'https://probe.substack.com/');
}

inBrowsers(
  (suite) => {
    test.each(DOCUMENTS)('%s: text becomes neither code nor markup', async (document) => {
      const page = await suite.openExtensionPage(document);
      expect(await page.evaluate(inject)).toEqual([]);
      await page.close();
    });

    test.each(DOCUMENTS)('%s: the network is out of reach', async (document) => {
      const { web } = suite.driven();
      // A host that is served: only Postil's own policy is between.
      web.serve('https://probe.substack.com/', { body: '' });
      const before = web.visits.length;
      const page = await suite.openExtensionPage(document);
      await page.evaluate(probe, 'probe.substack.com', [...RELATIONS, 'icon']);
      await page.evaluate(probe, 'nobody.example', [...RELATIONS, 'icon']);
      await pause(1_500);
      await page.close();
      expect(probed(web.visits.slice(before))).toEqual([]);
    });

    test('from a page of the web the same probe arrives', async () => {
      const { web } = suite.driven();
      web.serve('https://probe.substack.com/', { body: '' });
      const before = web.visits.length;
      const page = await suite.driven().open('https://probe.substack.com/');
      await page.evaluate(probe, 'probe.substack.com', RELATIONS);
      await until('its requests have come', () => probed(web.visits.slice(before)).length > 8);
      await page.close();
      await pause(500);
      web.visits.length = before;
    });

    test('the background cannot reach the network', async () => {
      const { web, browser } = suite.driven();
      const before = web.visits.length;
      const ask = async (): Promise<string> => {
        try {
          await fetch('https://probe.substack.com/background');
          return 'answered';
        } catch (error) {
          return (error as Error).name;
        }
      };
      if (suite.name === 'chromium') {
        await suite.open(POST);
        const target = await browser.waitForTarget(
          (candidate) => candidate.type() === TargetType.SERVICE_WORKER,
        );
        const worker = await target.worker();
        expect(await worker?.evaluate(ask)).toBe('TypeError');
      } else {
        const page = await suite.openExtensionPage('settings.html');
        const answer = await page.evaluate(async () => {
          const background = await (
            globalThis as unknown as {
              browser: { runtime: { getBackgroundPage(): Promise<typeof globalThis> } };
            }
          ).browser.runtime.getBackgroundPage();
          return background.fetch('https://probe.substack.com/background').then(
            () => 'answered',
            (error: unknown) => (error as Error).name,
          );
        });
        expect(answer).toBe('TypeError');
      }
      expect(probed(web.visits.slice(before))).toEqual([]);
    });
  },
  // All this is refused, and the browsers say so.
  {
    expected:
      /Content.Security.Policy|violat|Trusted|Refused|blocked|CSP|can’t establish a connection|Failed to load resource/i,
  },
);
