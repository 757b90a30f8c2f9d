/**
 * Fills a browser with an invented library, and measures what a reader waits for there.
 *   npm run bench:library -- --notes=N --browser=chromium|firefox --queries=N --json=FILE --profile=FOLDER
 * Where a profile is named, its library is filled the first time, and measured as it is from then on.
 * Rows, as JSON: { browser, notes, what, median, worst, heapMB, longestTask }, in milliseconds but for the heap.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
    profile: { type: 'string' },
  },
});
const notes = Number(values.notes);
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
const [browser] = await ensureBrowsers([name]);
if (browser === undefined) throw new Error(`There is no ${name}.`);
const folder =
  values.profile === undefined ? await mkdtemp(join(tmpdir(), 'postil-library-')) : resolve(values.profile);
const profile = join(folder, 'profile');
await mkdir(profile, { recursive: true });
// An unpacked extension's name, and so its database, hangs on where it lies.
const extension = join(folder, 'extension');
await build(name === 'chromium' ? 'chrome' : 'firefox', extension);
const web = await openWeb();
const driven = await launch({ browser, extension, web, profile });

/** Fills the library, if that was not done before. @returns typical queries */
async function filled() {
  const mark = join(folder, `filled-${notes}.json`);
  if (existsSync(mark)) return /** @type {string[]} */ (JSON.parse(await readFile(mark, 'utf8')));
  const began = performance.now();
  const queries = await fillLibrary(driven, { notes, queries: Number(values.queries) });
  console.log(`It is filled after ${((performance.now() - began) / 1_000).toFixed(0)} s.`);
  await writeFile(mark, JSON.stringify(queries));
  return queries;
}

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
  const queries = await filled();
  console.log(`${''.padEnd(36)}   median    worst  heap MB  longest`);
  told(await measurePopup(driven, queries));
  told(await measureLibrary(driven, queries));
  told(await measureWork(driven));
} finally {
  await driven.close({ keepProfile: true });
  await web.close();
  if (values.profile === undefined)
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
if (values.json !== undefined) {
  const table = rows.map((row) => Object.assign({ browser: name, notes }, row));
  await writeFile(values.json, `${JSON.stringify(table, null, 2)}\n`);
}
