/**
 * A hundred saves in a row, by select and key, with the panel open beside the page, in both browsers:
 * none may be lost, and half of them must be painted within 50 ms of the key.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { ensureBrowsers } from '../scripts/browsers.mjs';
import { toolbar } from '../scripts/controls.mjs';
import { readDatabase } from '../scripts/database.mjs';
import { launch } from '../scripts/launch.mjs';
import { select } from '../scripts/reader.mjs';
import { until } from '../scripts/until.mjs';
import { openWeb } from '../scripts/web.mjs';

const SAVES = 100;
/** Milliseconds. */
const LONGEST_MEDIAN = 50;
const PATIENCE = 5_000;
/** The keys of the starter tags. */
const KEYS = /** @type {const} */ (['1', '2', '3', '4', '5']);

const ADDRESS = 'https://ferry-letters.substack.com/p/a-hundred-days';
const SENTENCES = Array.from(
  { length: SAVES },
  (_, day) =>
    `On day ${day + 1} the ferry carried ${(day * 7) % 31} letters across, and somebody waited for each.`,
);

/**
 * Runs in the page before anything of Postil's: `nextPaint` tells how long it took from the next key
 * until a frame with one more painted passage was drawn. The event's own time counts, not the listener's.
 */
function measure() {
  /** @type {(time: number) => void} */
  let painted = () => undefined;
  Object.assign(globalThis, {
    nextPaint: (/** @type {number} */ patience) =>
      new Promise((resolve) => {
        painted = resolve;
        setTimeout(() => resolve(Infinity), patience);
      }),
  });
  const size = () => Array.from(CSS.highlights.values()).reduce((sum, highlight) => sum + highlight.size, 0);
  addEventListener(
    'keydown',
    ({ isTrusted, key, timeStamp }) => {
      if (!isTrusted || !/^\d$/.test(key)) return;
      const before = size();
      const look = () => {
        if (size() <= before) {
          requestAnimationFrame(look);
          return;
        }
        // Before this frame is drawn; a message comes after it.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => painted(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A Hundred Days of Letters</title>
  <link rel="canonical" href="${ADDRESS}" />
  <link rel="icon" href="data:," />
  <link rel="preconnect" href="https://substackcdn.com" />
  <script>(${String(measure)})()</script>
  <style>body { max-width: 640px; margin: 40px auto; font: 19px/1.6 serif }</style>
  <article class="newsletter-post post">
    <h1 class="post-title">A Hundred Days of Letters</h1>
    <div class="available-content"><div class="body markup">
      ${SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('\n')}
    </div></div>
  </article>
</html>`;

/** The value below which a share of the numbers lies. */
function quantile(/** @type {readonly number[]} */ numbers, /** @type {number} */ share) {
  return (
    numbers.toSorted((first, second) => first - second)[Math.ceil(numbers.length * share) - 1] ?? Number.NaN
  );
}

/**
 * @param {import('../scripts/browsers.mjs').Found} browser
 * @returns {Promise<{ times: number[], lost: string[], shown: number }>} milliseconds from key to
 *   paint; the sentences that are not in the database; the notes in the panel.
 */
async function run(browser) {
  const extension = await mkdtemp(join(tmpdir(), 'postil-saves-'));
  await build(browser.name === 'chromium' ? 'chrome' : 'firefox', extension);
  const web = await openWeb();
  web.serve(ADDRESS, { body: PAGE });
  const driven = await launch({ browser, extension, web });
  try {
    const page = await driven.open(ADDRESS);
    const panel = await driven.openPanel(page);
    /** @type {number[]} */
    const times = [];
    for (const [index, sentence] of SENTENCES.entries()) {
      await select(page, sentence);
      await toolbar(page);
      const painted = page.evaluate((patience) => Reflect.get(globalThis, 'nextPaint')(patience), PATIENCE);
      await page.keyboard.press(KEYS[index % KEYS.length] ?? 'h');
      times.push(await painted);
    }
    const shown = await until('the panel shows all notes', () =>
      panel.evaluate((count) => document.querySelectorAll('.note').length >= count && count, SAVES),
    ).catch(() => panel.evaluate(() => document.querySelectorAll('.note').length));
    const reading = await driven.openExtensionPage('settings.html');
    const { annotations = [] } = await readDatabase(reading);
    const saved = new Set(annotations.map(({ target }) => target.selector[0].exact));
    return { times, lost: SENTENCES.filter((sentence) => !saved.has(sentence)), shown };
  } finally {
    await driven.close();
    await web.close();
    await rm(extension, { recursive: true });
  }
}

console.log(`${SAVES} saves in a row, key → painted, in milliseconds`);
console.log('browser    version              saved  in panel  median     p95     max');
for (const browser of await ensureBrowsers()) {
  const { times, lost, shown } = await run(browser);
  const columns = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)];
  console.log(
    `${browser.name.padEnd(10)} ${browser.version.padEnd(20).slice(0, 20)} ${String(SAVES - lost.length).padStart(5)} ${String(shown).padStart(9)}${columns.map((value) => value.toFixed(1).padStart(8)).join('')}`,
  );
  for (const sentence of lost) console.error(`lost: ${sentence}`);
  if (lost.length > 0 || !(quantile(times, 0.5) < LONGEST_MEDIAN)) process.exitCode = 1;
}
