/**
 * Fills a browser with an invented library, and measures what a reader waits for there.
 *   npm run bench:library -- --notes=N --browser=chromium|firefox --queries=N --json=FILE
 * Rows, as JSON: { browser, notes, what, median, worst, heapMB, longestTask }, in milliseconds but for the heap.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../build.mjs';
import { ensureBrowsers } from '../../scripts/browsers.mjs';
import { launch } from '../../scripts/launch.mjs';
import { openWeb } from '../../scripts/web.mjs';
import { fillLibrary } from './extension.mjs';
import { measureLibrary, measurePopup, measureWork } from './measure.mjs';

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '10000' },
    browser: { type: 'string', default: 'chromium' },
    queries: { type: 'string', default: '50' },
    json: { type: 'string' },
  },
});
const notes = Number(values.notes);
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
const [browser] = await ensureBrowsers([name]);
if (browser === undefined) throw new Error(`There is no ${name}.`);
const extension = await mkdtemp(join(tmpdir(), 'postil-library-'));
await build(name === 'chromium' ? 'chrome' : 'firefox', extension);
const web = await openWeb();
const driven = await launch({ browser, extension, web });

/** @type {import('./measure.mjs').Row[]} */
const rows = [];
function told(/** @type {readonly import('./measure.mjs').Row[]} */ more) {
  rows.push(...more);
  for (const { what, median, worst, heapMB, longestTask } of more) {
    const numbers = [median, worst, heapMB ?? Number.NaN, longestTask];
    console.log(`${what.padEnd(36)}${numbers.map((value) => value.toFixed(0).padStart(9)).join('')}`);
  }
}

try {
  console.log(`${browser.name} ${browser.version}, ${notes.toLocaleString('en')} notes`);
  const queries = await fillLibrary(driven, { notes, queries: Number(values.queries) });
  console.log(`${''.padEnd(36)}   median    worst  heap MB  longest`);
  told(await measurePopup(driven, queries));
  told(await measureLibrary(driven, queries));
  told(await measureWork(driven));
} finally {
  await driven.close();
  await web.close();
  await rm(extension, { recursive: true });
}
if (values.json !== undefined) {
  const table = rows.map((row) => Object.assign({ browser: name, notes }, row));
  await writeFile(values.json, `${JSON.stringify(table, null, 2)}\n`);
}
