/** Packs what the stores take: `npm run package` writes zips whose bytes depend on the sources alone. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { zipSync } from 'fflate';
import { build, BROWSERS } from '../build.mjs';
import { out, root } from './project.mjs';

/** A zip counts time from here, in the local time of whoever makes it. */
const EPOCH = new Date(1980, 0, 1);

/**
 * Packs a folder, its files in the order of their names.
 * @param {string} folder
 * @returns {Promise<Uint8Array>}
 */
export async function pack(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
  /** @type {Record<string, Uint8Array>} */
  const contents = {};
  for (const file of files) contents[file.split(sep).join('/')] = await readFile(join(folder, file));
  return zipSync(contents, { level: 9, mtime: EPOCH, os: 0, attrs: 0 });
}

if (import.meta.filename === process.argv[1]) {
  const { version } = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
  await mkdir(out, { recursive: true });
  for (const browser of BROWSERS) {
    const folder = await mkdtemp(join(tmpdir(), 'postil-package-'));
    await build(browser, folder);
    const zip = await pack(folder);
    await rm(folder, { recursive: true });
    const name = `postil-${version}-${browser}.zip`;
    await writeFile(join(out, name), zip);
    const digest = createHash('sha256').update(zip).digest('hex');
    console.log(`out/${name}  ${(zip.length / 1000).toFixed(0)} kB  sha256 ${digest}`);
  }
}
