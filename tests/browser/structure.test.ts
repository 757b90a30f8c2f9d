/** What the page says of a passage besides its words is kept, shown and written out: code, powers, lists, tables, links. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { select } from '../../scripts/reader.mjs';
import { click, toolbar } from '../../scripts/controls.mjs';
import { until } from '../../scripts/until.mjs';
import { openEssay, ready, savedNotes } from './essay.ts';
import { pasted, pointOn, shown, type } from './mouse-and-keys.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';

interface Case {
  readonly what: string;
  readonly html: string;
  /** What is selected: these words, or from the first to the last of them, where browsers differ in what is between. */
  readonly words: string | readonly [string, string];
  /** Pixels beside the words from which on is dragged: over pictures that stand there. */
  readonly beside?: number;
  /** As lines of the exported quote, without its signs. */
  readonly markdown: string;
  /** The elements that the panel shows, and what is in them. */
  readonly inPanel: string;
  /** On the clipboard as text, and, where that is not what is shown, as rich text. */
  readonly text: string;
  readonly rich?: string;
}

/** A picture that is there: one that is missing is drawn as its words. */
const DOT = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const CASES: readonly Case[] = [
  {
    what: 'code',
    html: '<p>It goes so:</p><pre><code class="language-python">def weigh(cart):\n    net = 0\n\n    return net</code></pre>',
    words: 'It goes so:def weigh(cart):net = 0return net',
    markdown: 'It goes so:\n\n```python\ndef weigh(cart):\n    net = 0\n\n    return net\n```',
    inPanel: '<p>It goes so:</p><pre><code>def weigh(cart):\n    net = 0\n\n    return net</code></pre>',
    text: 'It goes so:\n\ndef weigh(cart):\n    net = 0\n\n    return net',
    rich: '<p>It goes so:</p><pre><code class="language-python">def weigh(cart):\n    net = 0\n\n    return net</code></pre>',
  },
  {
    what: 'powers and what is struck through',
    html: '<p>We moved 10<sup>6</sup> tons over 3 m<sup>2</sup> at x<sup>i+1</sup>, for <del>five</del> <s>six</s> nine of H<sub>2</sub>O.</p>',
    words: 'We moved 106 tons over 3 m2 at xi+1, for five six nine of H2O.',
    markdown: 'We moved 10⁶ tons over 3 m² at x<sup>i+1</sup>, for ~~five~~ ~~six~~ nine of H₂O.',
    inPanel:
      '<p>We moved 10⁶ tons over 3 m² at x<sup>i+1</sup>, for <del>five</del> <del>six</del> nine of H₂O.</p>',
    text: 'We moved 10⁶ tons over 3 m² at x^(i+1), for ~~five~~ ~~six~~ nine of H₂O.',
  },
  {
    what: 'stanzas',
    html: '<p>The tide comes in<br>the tide goes out</p><p>and nobody<br>counts it</p>',
    words: 'The tide comes inthe tide goes outand nobodycounts it',
    markdown: 'The tide comes in  \nthe tide goes out\n\nand nobody  \ncounts it',
    inPanel: '<p>The tide comes in<br>the tide goes out</p><p>and nobody<br>counts it</p>',
    text: 'The tide comes in\nthe tide goes out\n\nand nobody\ncounts it',
  },
  {
    what: 'lists',
    html: '<ol start="3"><li>Carts<ul><li>with wheels</li><li>without</li></ul></li><li>Boats</li></ol>',
    words: 'Cartswith wheelswithoutBoats',
    markdown: '3. Carts\n   - with wheels\n   - without\n4. Boats',
    inPanel:
      '<ol start="3"><li><p>Carts</p><ul><li><p>with wheels</p></li><li><p>without</p></li></ul></li><li><p>Boats</p></li></ol>',
    text: '3. Carts\n   • with wheels\n   • without\n4. Boats',
    rich: '<ol start="3"><li>Carts<ul><li>with wheels</li><li>without</li></ul></li><li>Boats</li></ol>',
  },
  {
    what: 'a table with an empty cell',
    html: '<table><tr><th>Gate</th><th>Day</th><th>Night</th></tr><tr><td>North</td><td></td><td>4</td></tr><tr><td>South</td><td>2</td><td>9</td></tr></table>',
    words: 'GateDayNightNorth4South29',
    markdown: '| Gate | Day | Night |\n| --- | --- | --- |\n| North |  | 4 |\n| South | 2 | 9 |',
    inPanel:
      '<table><tr><th>Gate</th><th>Day</th><th>Night</th></tr><tr><td>North</td><td></td><td>4</td></tr><tr><td>South</td><td>2</td><td>9</td></tr></table>',
    text: 'Gate\tDay\tNight\nNorth\t\t4\nSouth\t2\t9',
    rich: '<table><tbody><tr><th>Gate</th><th>Day</th><th>Night</th></tr><tr><td>North</td><td></td><td>4</td></tr><tr><td>South</td><td>2</td><td>9</td></tr></tbody></table>',
  },
  {
    what: 'links, code in a line and pictures in words',
    html: '<p>Not <a href="javascript:void 0">this</a>: see <a href="https://other.example/tides?a=(1)">the tables</a> or run <code>tide --now</code> <img class="emoji" alt="🌊" width="16" height="16" src="data:,"> twice in a row.</p>',
    words: ['Not ', ' twice in a row.'],
    markdown:
      'Not this: see [the tables](https://other.example/tides?a=%281%29) or run `tide --now` 🌊 twice in a row.',
    inPanel:
      '<p>Not this: see <a href="https://other.example/tides?a=(1)" target="_blank" rel="noopener noreferrer">the tables</a> or run <code>tide --now</code> 🌊 twice in a row.</p>',
    text: 'Not this: see the tables or run tide --now 🌊 twice in a row.',
    rich: '<p>Not this: see <a href="https://other.example/tides?a=(1)" rel="noreferrer noopener">the tables</a> or run <code>tide --now</code> 🌊 twice in a row.</p>',
  },
  {
    what: 'pictures at both ends of what is selected',
    html: `<p>See: <img style="margin:0 12px" class="emoji" alt="🌊" width="16" height="16" src="${DOT}">The tide comes in <code>twice</code> a day<img style="margin:0 12px" class="latex" alt="x^2" width="16" height="16" src="${DOT}"> here.</p>`,
    words: ['The tide', ' a day'],
    beside: 37,
    markdown: '🌊The tide comes in `twice` a dayx\\^2',
    inPanel: '<p>🌊The tide comes in <code>twice</code> a dayx^2</p>',
    text: '🌊The tide comes in twice a dayx^2',
  },
];

async function selectWords(page: Page, { words, beside = 0 }: Case): Promise<void> {
  if (typeof words === 'string') return select(page, words);
  const from = await pointOn(page, words[0], 0);
  const to = await pointOn(page, words[1], 0.99);
  await page.mouse.move(from.x - 3 - beside, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.move(to.x + 4 + beside, to.y);
  await page.mouse.up();
}

/** The quote in the file of Markdown that the panel saves, without its signs. */
async function exported(suite: Suite, panel: Page): Promise<string> {
  const { downloads } = suite.driven();
  const files = async (): Promise<string[]> =>
    (await readdir(downloads).catch(() => [])).filter((name) => name.endsWith('.md'));
  for (const earlier of await files()) await rm(join(downloads, earlier));
  await click(panel, /^Export the notes of this issue$/);
  await click(panel, /^Save as a Markdown file$/);
  const file = await until('the file is there', async () => {
    const [name] = await files();
    const text = name && (await readFile(join(downloads, name), 'utf8'));
    return text?.includes('In the issue') ? text : undefined;
  });
  const lines = file.split('\n').filter((line) => line.startsWith('>'));
  return lines.map((line) => line.replace(/^> ?/, '')).join('\n');
}

/** Elements without paint. */
const bare = (html: string): string => html.replace(/<span class="painted"[^>]*>|<\/span>| dir="ltr"/g, '');

inBrowsers((suite) => {
  test.each(CASES)('$what', async (one) => {
    const { what, html, markdown, inPanel, text, rich } = one;
    const page = await openEssay(suite, `structure-${what.replaceAll(' ', '-')}`, html);
    await ready(page);
    await selectWords(page, one);
    await toolbar(page);
    await type(page, 'c');
    await shown(page);
    const copied = await pasted(page);
    expect.soft(copied.text).toContain(`“${text}”`);
    expect.soft(copied.html).toContain(rich ?? inPanel);
    await selectWords(page, one);
    await toolbar(page);
    await type(page, 'h');
    await savedNotes(suite, page, 1);
    const panel = await suite.openPanel(page);
    const panelShows = await until('the passage is shown', () =>
      panel.evaluate(() => document.querySelector('.structured')?.innerHTML),
    );
    expect.soft(bare(panelShows)).toBe(inPanel);
    expect.soft(await exported(suite, panel)).toBe(markdown);
    const library = await suite.openExtensionPage('library.html');
    await library.waitForSelector('button.note');
    await library.click('button.note');
    const inLibrary = await until('the passage is shown in its context', () =>
      library.evaluate(() => document.querySelector('.structured')?.innerHTML),
    );
    expect.soft(bare(inLibrary)).toBe(inPanel);
    await library.close();
  });
});
