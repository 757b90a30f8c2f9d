/**
 * Builds at every change and takes the result up in a browser: `npm run dev [-- --browser=firefox]`.
 * Without a display it only builds.
 */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, overBudget } from '../build.mjs';
import { ensureBrowsers } from './browsers.mjs';
import { hasDisplay } from './display.mjs';
import { readFixture, serveFixture } from './fixtures.mjs';
import { root } from './project.mjs';
import { untilClosed, visit } from './visit.mjs';
import { openWeb } from './web.mjs';

/** Editors write a file in several steps, in milliseconds. */
const SETTLED = 80;

const { values } = parseArgs({ options: { browser: { type: 'string', default: 'chromium' } } });
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
const target = name === 'chromium' ? 'chrome' : 'firefox';
const extension = join(root, 'dist', target);

/** @type {import('./launch.mjs').Driven | undefined} */
let driven;

async function rebuild() {
  const start = Date.now();
  try {
    for (const line of overBudget(await build(target))) console.log(`over budget: ${line}`);
    if (driven !== undefined) {
      await driven.reload();
      const pages = await driven.browser.pages();
      await Promise.all(pages.filter((page) => page.url().startsWith('http')).map((page) => page.reload()));
    }
    console.log(`${new Date().toLocaleTimeString()} built in ${Date.now() - start} ms`);
  } catch (error) {
    // esbuild has shown what is wrong; the next change may mend it.
    console.log(`${new Date().toLocaleTimeString()} not built: ${String(error)}`);
  }
}

await rebuild();

/** @type {Promise<void>} */
let building = Promise.resolve();
/** @type {NodeJS.Timeout | undefined} */
let timer;
const changed = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    building = building.then(rebuild);
  }, SETTLED);
};
for (const path of ['src', 'icons', 'manifest.json']) watch(join(root, path), { recursive: true }, changed);

if (hasDisplay()) {
  const [browser] = await ensureBrowsers([name]);
  if (browser === undefined) throw new Error(`There is no ${name}.`);
  const web = await openWeb();
  const sample = await readFixture('substack-post');
  await serveFixture(web, sample);
  driven = await visit({ browser, extension, web, address: sample.address });
  await untilClosed(driven);
  process.exit();
}
