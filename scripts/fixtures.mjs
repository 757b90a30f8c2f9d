/** The hand-written pages: what is served where, and what is to be found on it. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pages, root } from './project.mjs';

/** @type {Record<string, string>} */
const TYPES = { '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

/**
 * What a reader would say of an issue; `publication` by its name.
 * @typedef {object} ExpectedIssue
 * @property {string} address
 * @property {string} title
 * @property {string} publication
 * @property {string[]} [authors]
 * @property {string} [published]
 * @property {string} [number]
 * @property {string} platform
 * @property {string} starts the first words of its text.
 * @property {string} ends the last words of its text.
 */

/**
 * @typedef {object} Fixture
 * @property {string} name its folder: `<platform>-<case>`.
 * @property {string} address where it is served.
 * @property {string} html
 * @property {Record<string, string>} headers
 * @property {Record<string, string>} assets other paths and addresses that the page asks for, and the file
 *   that is there: `./` in its own folder, else in a package.
 * @property {string[]} [passages] for the tour to mark.
 * @property {ExpectedIssue[]} issues none where the page is no issue.
 */

/**
 * @param {string} name
 * @returns {Promise<Fixture>}
 */
export async function readFixture(name) {
  const expected = JSON.parse(await readFile(join(pages, name, 'expected.json'), 'utf8'));
  const html = await readFile(join(pages, name, 'page.html'), 'utf8');
  return { name, html, headers: {}, assets: {}, ...expected };
}

/** Every fixture, by name. */
export async function readFixtures() {
  const folders = (await readdir(pages, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(folders.map(({ name }) => readFixture(name)));
}

/**
 * Puts a fixture and its assets on the web.
 * @param {import('./web.mjs').Web} web
 * @param {Fixture} fixture
 */
export async function serveFixture(web, { name, address, html, headers, assets }) {
  web.serve(address, { body: html, headers });
  for (const [path, file] of Object.entries(assets)) {
    const body = await readFile(
      file.startsWith('./') ? join(pages, name, file) : join(root, 'node_modules', file),
    );
    const type = TYPES[extname(file)];
    const cors = { 'access-control-allow-origin': '*' };
    web.serve(new URL(path, address).href, { body, headers: cors, ...(type && { type }) });
  }
}
