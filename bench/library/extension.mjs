/** A browser whose Postil holds an invented library, and the scripts that run in its documents. */
import { join } from 'node:path';
import { documentScript } from '../../scripts/document-script.mjs';
import { until } from '../../scripts/until.mjs';

/** @typedef {import('../../scripts/launch.mjs').Driven} Driven */

/** Notes that are made between two messages to the browser: it may think no longer. */
const SLICE = 5_000;

/** A file of this folder as one script for a document. */
export const scriptOf = (/** @type {string} */ file) => documentScript(join(import.meta.dirname, file));

/**
 * Makes an invented library the one of this browser.
 * @param {Pick<Driven, 'openExtensionPage'>} driven
 * @param {{ notes: number, seed?: number, queries?: number, tell?: (done: number) => void }} what
 * @returns {Promise<string[]>} queries that are typical of it.
 */
export async function fillLibrary(driven, { notes, seed = 1, queries = 0, tell }) {
  const page = await driven.openExtensionPage('settings.html');
  await until('the database is made', () =>
    page.evaluate(async () => (await indexedDB.databases()).some(({ version = 0 }) => version > 0)),
  );
  await page.evaluate(await scriptOf('fill.ts'));
  await page.evaluate(`postilLibrary.begin(${notes}, ${seed})`);
  for (let start = 0; start < notes; start += SLICE) {
    const end = Math.min(notes, start + SLICE);
    await page.evaluate(`postilLibrary.fill(${start}, ${end})`);
    tell?.(end);
  }
  const typical = await page.evaluate(`postilLibrary.queries(${queries}, ${seed})`);
  await page.close();
  return /** @type {string[]} */ (typical);
}
