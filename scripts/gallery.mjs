/** Opens the hand-written pages with Postil in a visible browser: `npm run gallery [-- --browser=firefox]`. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { ensureBrowsers } from './browsers.mjs';
import { hasDisplay } from './display.mjs';
import { readFixtures, serveFixture } from './fixtures.mjs';
import { untilClosed, visit } from './visit.mjs';
import { openWeb } from './web.mjs';

const { values } = parseArgs({ options: { browser: { type: 'string', default: 'chromium' } } });
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';

const web = await openWeb();
const fixtures = await readFixtures();
for (const fixture of fixtures) await serveFixture(web, fixture);
const address = 'https://postil-gallery.example/';
const links = fixtures.map(
  (fixture) => `<li><a href="${fixture.address}">${fixture.name}</a> ${fixture.address}`,
);
web.serve(address, {
  body: `<!doctype html><meta charset="utf-8"><title>Pages to read in</title>
    <style>body { font: 17px/1.8 system-ui; margin: 40px }</style><h1>Pages to read in</h1><ul>${links.join('')}</ul>`,
});

if (hasDisplay()) {
  const [browser] = await ensureBrowsers([name]);
  if (browser === undefined) throw new Error(`There is no ${name}.`);
  const extension = await mkdtemp(join(tmpdir(), 'postil-gallery-'));
  await build(name === 'chromium' ? 'chrome' : 'firefox', extension);
  console.log(`${browser.version} opens with ${fixtures.length} pages. Close it to end.`);
  await untilClosed(await visit({ browser, extension, web, address }));
} else {
  console.log('There is no display to open a browser on. The pages are:');
  for (const fixture of fixtures) console.log(`  ${fixture.name.padEnd(24)} ${fixture.address}`);
  await web.close();
}
