/**
 * Shows Postil: `npm start [-- --browser=firefox] [--page=FILE --address=URL] [--library=N]
 * [--headless]`.
 *
 * With a display, a browser opens on a sample issue. Without one, the same tour is made headless and
 * leaves pictures and the exported notes in out/tour. With `--library=N` it opens on an invented library
 * of N notes.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fillLibrary } from '../bench/library/extension.mjs';
import { build } from '../build.mjs';
import { ensureBrowsers } from './browsers.mjs';
import { hasDisplay } from './display.mjs';
import { readFixture, serveFixture } from './fixtures.mjs';
import { launch } from './launch.mjs';
import { out, root } from './project.mjs';
import { tour } from './tour.mjs';
import { untilClosed, visit } from './visit.mjs';
import { openWeb } from './web.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    page: { type: 'string' },
    address: { type: 'string' },
    library: { type: 'string' },
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

if (values.library !== undefined) {
  const { headless } = values;
  const driven = await launch({ browser, extension, web, headless, open: !headless });
  const notes = Number(values.library);
  await fillLibrary(driven, { notes, tell: (done) => console.log(`${done} of ${notes} notes are written.`) });
  const page = await driven.openExtensionPage('library.html');
  if (headless) {
    await page.waitForSelector('.note');
    await mkdir(join(out, 'tour'), { recursive: true });
    await driven.photograph(page, join(out, 'tour', 'invented-library.png'));
    await driven.close();
    await web.close();
    console.log('A picture of it is in out/tour.');
  } else {
    console.log('Close the browser to end.');
    await untilClosed(driven);
  }
} else if (values.headless) {
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
