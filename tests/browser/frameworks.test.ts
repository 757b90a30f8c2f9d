/** A page whose framework draws its text anew under the marks: React finds its tree as it left it. */
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { isPainted, mark } from '../../scripts/postil.mjs';
import { marks } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { seed } from './hostile.ts';

const RISK = 'The riskiest assumption is the one that feels too obvious to write.';
const MILL = 'in the weeks that followed, everybody went on driving round by the mill.';
const BRIDGE = 'They argued about the oak for a year, and never about the other bank.';

/** Takes the essay over: its paragraphs become what a component draws, each with words set apart. */
const APP = `
  import { createElement as h, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { flushSync } from 'react-dom';
  const body = document.querySelector('.body.markup');
  const first = [...body.querySelectorAll(':scope > p')].map((p) => p.textContent.replace(/\\s+/g, ' ').trim());
  const said = [];
  addEventListener('error', ({ message }) => said.push(message));
  console.error = (...all) => said.push(all.join(' '));
  let draw;
  function Essay() {
    const [{ texts, keys }, set] = useState({ texts: first, keys: 0 });
    draw = set;
    return texts.map((text, at) => {
      const cut = Math.floor(text.length / 3);
      return h('p', { key: keys + ' ' + at }, text.slice(0, cut), h('em', null, text.slice(cut, cut + 9)), text.slice(cut + 9));
    });
  }
  body.replaceChildren();
  flushSync(() => createRoot(body).render(h(Essay)));
  globalThis.essay = {
    first, said,
    draw: (texts, keys = 0) => flushSync(() => draw({ texts, keys })),
  };
`;

let script = '';
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: APP, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  script = outputFiles[0]?.text ?? '';
});

interface Essay {
  readonly first: string[];
  readonly said: string[];
  draw(texts: string[], keys?: number): void;
}

/** Draws the essay with its paragraphs changed, remounted where `keys` is another number. */
async function draw(page: Page, change: string, keys = 0): Promise<void> {
  await page.evaluate(`essay.draw((${change})([...essay.first]), ${keys})`);
}

async function open(suite: Suite, path: string): Promise<Page> {
  await seed(suite, {});
  const page = await suite.open('substack-post', path);
  await page.evaluate(script);
  return page;
}

const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { essay: Essay }).essay.said);

inBrowsers((suite) => {
  test('marks stay right while React remounts, edits, moves and removes what they are on', async () => {
    const page = await open(suite, '/p/react');
    await mark(page, MILL, '1');
    await mark(page, RISK, '2');

    await draw(page, '(all) => all', 1);
    for (const text of [MILL, RISK]) await until('it is painted anew', () => isPainted(page, text));

    await draw(page, '(all) => [`A new opening. ${all[1]}`, all[0], ...all.slice(2)]', 1);
    for (const text of [MILL, RISK]) await until('it is followed', () => isPainted(page, text));

    await draw(page, '(all) => all.map((text) => text.replace("too obvious", "far too plain"))', 2);
    await until('the new words are painted', () =>
      isPainted(page, RISK.replace('too obvious', 'far too plain')),
    );

    await draw(page, '(all) => all.slice(2)', 2);
    await until('the first passage is gone', async () => (await marks(page)).length === 1);
    await draw(page, '(all) => all', 3);
    for (const text of [MILL, RISK]) await until('all is as it was', () => isPainted(page, text));
    expect(await said(page)).toEqual([]);
    expect((await suite.stored()).annotations).toHaveLength(2);
  });

  test('marks on text that React draws while it is read', async () => {
    const page = await open(suite, '/p/react-live');
    await draw(page, `(all) => [...all, "${BRIDGE}"]`);
    await mark(page, BRIDGE, '3');
    for (let keys = 1; keys <= 5; keys += 1) {
      await draw(page, `(all) => [...all.map((text) => text + " ${keys}"), "${BRIDGE}"]`, keys);
    }
    await until('it is painted', () => isPainted(page, BRIDGE));
    expect(await said(page)).toEqual([]);
  });
});
