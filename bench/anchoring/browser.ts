/** A real browser with fresh pages in which one engine runs. */
import { readFile } from 'node:fs/promises';
import { launch } from 'puppeteer-core';
import type { AnchorTarget } from '../../src/core/anchoring/decide.ts';
import type { Api, Run } from './page.ts';
import type { PaintCosts } from './paint.ts';
import type { Stored } from './rule.ts';
import type { PlainNode } from './tree.ts';

declare const bench: Api;

export interface Sheet {
  /** The text that the page's own text map reads. */
  text(): Promise<string>;
  postil(targets: readonly AnchorTarget[], repeats: number): Promise<Run>;
  peer(name: string, stored: readonly Stored[], repeats: number, limit: number): Promise<Run>;
  paint(targets: readonly AnchorTarget[]): Promise<PaintCosts>;
  /** How often the page was laid out while we painted, and in the frame after it. */
  layoutsOfPaint(targets: readonly AnchorTarget[]): Promise<number>;
  longestTask(targets: readonly AnchorTarget[]): Promise<number>;
  close(): Promise<void>;
}

export interface Bench {
  readonly name: string;
  /** A page that never ran anything, with a document in it. */
  open(tree: PlainNode): Promise<Sheet>;
  close(): Promise<void>;
}

/** Starts `chromium` or `firefox`. */
export async function openBrowser(name: string, script: string): Promise<Bench> {
  const firefox = name === 'firefox';
  const browser = await launch({
    browser: firefox ? 'firefox' : 'chrome',
    executablePath: firefox
      ? (process.env['FIREFOX'] ?? '/usr/bin/firefox-esr')
      : (process.env['CHROMIUM'] ?? '/usr/bin/chromium'),
    headless: true,
    protocolTimeout: 60_000,
    args: firefox ? [] : ['--no-sandbox', '--disable-background-networking'],
  });
  const source = await readFile(script, 'utf8');
  const fresh = async () => {
    const page = await browser.newPage();
    await page.evaluate(source);
    return page;
  };
  // Strings cross to a page much faster than deep objects do.
  return {
    name,
    async open(tree) {
      const page = await fresh();
      await page.evaluate((json) => bench.show(JSON.parse(json) as PlainNode), JSON.stringify(tree));
      return {
        text: () => page.evaluate(() => bench.text()),
        postil: async (targets, repeats) =>
          JSON.parse(
            await page.evaluate(
              (json, times) => JSON.stringify(bench.postil(JSON.parse(json) as AnchorTarget[], times)),
              JSON.stringify(targets),
              repeats,
            ),
          ) as Run,
        peer: async (peer, stored, repeats, limit) =>
          JSON.parse(
            await page.evaluate(
              async (which, json, times, longest) =>
                JSON.stringify(await bench.peer(which, JSON.parse(json) as Stored[], times, longest)),
              peer,
              JSON.stringify(stored),
              repeats,
              limit,
            ),
          ) as Run,
        paint: (targets) =>
          page.evaluate((json) => bench.paint(JSON.parse(json) as AnchorTarget[]), JSON.stringify(targets)),
        async layoutsOfPaint(targets) {
          // Only Chromium counts layouts.
          if (firefox) return 0;
          await page.evaluate(async (json) => {
            bench.readyToPaint(JSON.parse(json) as AnchorTarget[]);
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          }, JSON.stringify(targets));
          const before = (await page.metrics()).LayoutCount ?? 0;
          await page.evaluate(() => bench.paintNow());
          return ((await page.metrics()).LayoutCount ?? 0) - before;
        },
        longestTask: (targets) =>
          page.evaluate(
            (json) => bench.longestTask(JSON.parse(json) as AnchorTarget[]),
            JSON.stringify(targets),
          ),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
