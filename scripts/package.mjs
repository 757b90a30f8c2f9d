/**
 * Packs what the stores take: `npm run package` writes zips whose bytes depend on the sources alone,
 * and the zip of those sources, from which the reviewers of addons.mozilla.org build the same again.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { zipSync } from 'fflate';
import { build, BROWSERS } from '../build.mjs';
import { out, root } from './project.mjs';

/** A zip counts time from here, in the local time of whoever makes it. */
const EPOCH = new Date(1980, 0, 1);

/** What a build reads, and what somebody needs who makes one: files and folders of the project. */
const SOURCES = [
  'src',
  'icons',
  'scripts',
  'build.mjs',
  'manifest.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'LICENSE',
];

/**
 * The files of a folder, from there, in the order of their names.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

/**
 * Packs files of a folder, all of them where none are named.
 * @param {string} folder
 * @param {readonly string[]} [names]
 * @returns {Promise<Uint8Array>}
 */
export async function pack(folder, names) {
  const files = names ?? (await filesOf(folder));
  /** @type {Record<string, Uint8Array>} */
  const contents = {};
  for (const file of files) contents[file.split(sep).join('/')] = await readFile(join(folder, file));
  return zipSync(contents, { level: 9, mtime: EPOCH, os: 0, attrs: 0 });
}

/** Packs the sources of the project. */
export async function packSources() {
  const files = [];
  for (const name of SOURCES) {
    const path = join(root, name);
    if ((await stat(path)).isFile()) files.push(name);
    else files.push(...(await filesOf(path)).map((file) => join(name, file)));
  }
  return pack(root, files);
}

/**
 * @param {string} name
 * @param {Uint8Array} zip
 */
async function save(name, zip) {
  await writeFile(join(out, name), zip);
  const digest = createHash('sha256').update(zip).digest('hex');
  console.log(`out/${name}  ${(zip.length / 1000).toFixed(0)} kB  sha256 ${digest}`);
}

if (import.meta.filename === process.argv[1]) {
  const { version } = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
  await mkdir(out, { recursive: true });
  for (const browser of BROWSERS) {
    const folder = await mkdtemp(join(tmpdir(), 'postil-package-'));
    await build(browser, folder);
    await save(`postil-${version}-${browser}.zip`, await pack(folder));
    await rm(folder, { recursive: true });
  }
  await save(`postil-${version}-source.zip`, await packSources());
}
