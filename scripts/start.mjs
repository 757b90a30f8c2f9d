/**
 * Shows Postil: `npm start [-- --browser=firefox] [--page=FILE --address=URL] [--headless]`.
 *
 * With a display, a browser opens on a sample issue. Without one, the same tour is made headless and
 * leaves pictures and the exported notes in out/tour.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { ensureBrowsers } from './browsers.mjs';
import { hasDisplay } from './display.mjs';
import { readFixture, serveFixture } from './fixtures.mjs';
import { out, root } from './project.mjs';
import { tour } from './tour.mjs';
import { untilClosed, visit } from './visit.mjs';
import { openWeb } from './web.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    page: { type: 'string' },
    address: { type: 'string' },
    headless: { type: 'boolean', default: !hasDisplay() },
  },
});
if (values.browser !== 'chromium' && values.browser !== 'firefox') {
  throw new Error(`--browser is chromium or firefox, not ${values.browser}.`);
}
if ((values.page === undefined) !== (values.address === undefined)) {
  throw new Error('--page=FILE and --address=URL belong together: the file is served as if at that address.');
}

const target = values.browser === 'chromium' ? 'chrome' : 'firefox';
await build(target);
const extension = join(root, 'dist', target);
const [browser] = await ensureBrowsers([values.browser]);
if (browser === undefined) throw new Error(`There is no ${values.browser}.`);
console.log(`Postil is built in dist/${target}. The browser is ${browser.version}.`);

const web = await openWeb();
const sample = await readFixture('substack-post');
if (values.page === undefined) await serveFixture(web, sample);
else web.serve(values.address ?? '', { body: await readFile(resolve(values.page)) });
const address = values.address ?? sample.address;

if (values.headless) {
  const folder = join(out, 'tour');
  const passages = values.page === undefined ? sample.passages : undefined;
  try {
    await tour({ browser, extension, web, address, folder, ...(passages && { passages }) });
    console.log('The pictures and the notes are in out/tour.');
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await web.close();
  }
} else {
  console.log('Select a passage and press 1 to 5, or h. Close the browser to end.');
  await untilClosed(await visit({ browser, extension, web, address }));
}
