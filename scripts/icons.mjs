/** Renders the mark to the sizes that browsers and stores ask for: `npm run icons`. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { ensureBrowsers } from './browsers.mjs';
import { root } from './project.mjs';

/** At 16 pixels there is no room for a scaled drawing: that one is drawn for itself. */
const DRAWINGS = { 16: 'postil-16.svg', 32: 'postil.svg', 48: 'postil.svg', 128: 'postil.svg' };

const [chromium] = await ensureBrowsers(['chromium']);
const browser = await launch({
  executablePath: chromium?.path ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
for (const [size, drawing] of Object.entries(DRAWINGS)) {
  const side = Number(size);
  const svg = await readFile(join(root, 'icons', drawing));
  await page.setViewport({ width: side, height: side });
  const source = `data:image/svg+xml;base64,${svg.toString('base64')}`;
  await page.setContent(
    `<style>body { margin: 0 } img { display: block }</style><img src="${source}" width="${size}" height="${size}">`,
  );
  const file = `icons/postil-${size}.png`;
  await writeFile(join(root, file), await page.screenshot({ omitBackground: true }));
  console.log(`${file} from ${drawing}`);
}
await browser.close();
