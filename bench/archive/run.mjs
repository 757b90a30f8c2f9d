/**
 * Takes an invented library out of a browser and into an empty one, and measures both.
 *   npm run bench:archive -- --notes=N --browser=chromium|firefox --json=FILE
 * Rows, as JSON: { browser, notes, what, milliseconds, longestTask, heapMB }; the heap is the highest over the start.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../build.mjs';
import { ensureBrowsers } from '../../scripts/browsers.mjs';
import { launch } from '../../scripts/launch.mjs';
import { until } from '../../scripts/until.mjs';
import { openWeb } from '../../scripts/web.mjs';
import { fillLibrary, scriptOf } from '../library/extension.mjs';

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '100000' },
    browser: { type: 'string', default: 'chromium' },
    json: { type: 'string' },
  },
});
const notes = Number(values.notes);
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
const [browser] = await ensureBrowsers([name]);
if (browser === undefined) throw new Error(`There is no ${name}.`);
const extension = await mkdtemp(join(tmpdir(), 'postil-archive-'));
await build(name === 'chromium' ? 'chrome' : 'firefox', extension);
const web = await openWeb();
const driven = await launch({ browser, extension, web });

/** How often the heap is looked at, in milliseconds. */
const LOOK = 250;

/** A document with the probe and the work in it, and a look at its heap. */
async function openWorking() {
  const page = await driven.browser.newPage();
  await page.evaluateOnNewDocument(await scriptOf('probe.ts'));
  await page.goto(`${driven.origin}/settings.html`, { waitUntil: 'domcontentloaded' });
  // Right after it was filled, the database takes its time to open: that is no part of what is measured.
  await until(
    'the library is counted',
    () => page.evaluate(() => document.body.innerText.includes('on this device')),
    { timeout: 120_000 },
  );
  await page.evaluate(await scriptOf('../archive/work.ts'));
  await until('the database is open', () => page.evaluate('archiveWork.open()'), { timeout: 120_000 });
  page.on('error', (error) => console.error(error.message));
  const session = name === 'chromium' ? await page.createCDPSession() : undefined;
  const heap = async () =>
    session === undefined ? Number.NaN : (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
  await session?.send('HeapProfiler.collectGarbage');
  return { page, heap, start: await heap() };
}

/** @type {object[]} */
const rows = [];

/**
 * @param {Awaited<ReturnType<typeof openWorking>>} where
 * @param {string} what
 * @param {string} call
 */
async function measured({ page, heap, start }, what, call) {
  await page.evaluate('probe.reset()');
  let highest = await heap();
  const look = async () => {
    highest = Math.max(highest, await heap());
  };
  // Once the page has gone, its own work says why.
  const looking = setInterval(() => void look().catch(() => undefined), LOOK);
  const milliseconds = /** @type {number} */ (await page.evaluate(`archiveWork.${call}`));
  clearInterval(looking);
  const longestTask = /** @type {number} */ (await page.evaluate('probe.longest()'));
  const row = { browser: name, notes, what, milliseconds, longestTask, heapMB: highest - start };
  rows.push(row);
  const numbers = [milliseconds, longestTask, row.heapMB];
  console.log(`${what.padEnd(28)}${numbers.map((value) => value.toFixed(0).padStart(9)).join('')}`);
}

/** Everything that makes the library, to compare. */
async function contentOf(/** @type {Awaited<ReturnType<typeof openWorking>>} */ { page }) {
  return page.evaluate(async () => {
    /** @type {IDBDatabase} */
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('postil');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(request.error?.message)));
    });
    const counts = [...database.objectStoreNames].map(
      (store) =>
        new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).count();
          request.addEventListener('success', () => resolve(`${store} ${request.result}`));
        }),
    );
    const all = (await Promise.all(counts)).join(', ');
    database.close();
    return all;
  });
}

try {
  console.log(`${browser.name} ${browser.version}, ${notes.toLocaleString('en')} notes`);
  await fillLibrary(driven, { notes });
  console.log(`${''.padEnd(28)}       ms  longest  heap MB`);
  const where = await openWorking();
  await measured(where, 'export', 'exportAll()');
  const bytes = Number(await where.page.evaluate('archiveWork.bytes()'));
  console.log(`  ${(bytes / 1e6).toFixed(1)} MB packed`);
  // One note of another library stays beside what comes in.
  await fillLibrary(driven, { notes: 1, seed: 2 });
  await measured(where, 'read the file', 'readBack()');
  await measured(where, 'preview', 'preview()');
  const before = await contentOf(where);
  await measured(where, 'cancel, from the click', 'cancel(3000)');
  const after = await contentOf(where);
  console.log(after === before ? '  the library is as it was' : `  CHANGED: ${before} became ${after}`);
  await measured(where, 'import', 'importAll()');
  console.log(`  ${await contentOf(where)}`);
  await measured(where, 'undo of it', 'undo()');
} finally {
  await driven.close();
  await web.close();
  await rm(extension, { recursive: true });
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
