/** What a reader waits for in a library, measured in the documents of the extension. */
import { scriptOf } from './extension.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./extension.mjs').Driven} Driven */
/**
 * Milliseconds, but for the heap; null where the browser does not tell.
 * @typedef {{ what: string, median: number, worst: number, heapMB: number | null, longestTask: number }} Row
 */

/** Where things stand in the pages. */
const FIELD = '.search input';
const RECENT = '.recent';
// That nothing is found is an answer too.
const RESULT = '.result, .empty';
const NOTE = '.note';
const FOUND = '.note mark.found, .middle .empty';
const TAG = '.filter:has(.tag-dot)';
const PUBLICATION = '.side h2:nth-of-type(2) + ul .filter';
const LIST = '.middle';

const OPENINGS = 5;
const LONGEST_SCROLL = 40_000;

function median(/** @type {readonly number[]} */ numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Calls a function of `probe.ts` in a page. */
async function ask(/** @type {Page} */ page, /** @type {string} */ name, /** @type {unknown[]} */ ...given) {
  const list = given.map((value) => JSON.stringify(value)).join(', ');
  return /** @type {Promise<any>} */ (page.evaluate(`probe.${name}(${list})`));
}

async function heapOf(/** @type {Page} */ page, /** @type {Driven} */ driven) {
  if (driven.name !== 'chromium') return null;
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/**
 * @param {string} what
 * @param {readonly number[]} times
 * @param {Page} page
 * @param {Driven} driven
 * @returns {Promise<Row>}
 */
async function rowOf(what, times, page, driven) {
  const longestTask = await ask(page, 'longest');
  const heapMB = await heapOf(page, driven);
  await ask(page, 'reset');
  return { what, median: median(times), worst: Math.max(...times), heapMB, longestTask };
}

/** Opens a document of the extension with the probe in it. */
async function openProbed(/** @type {Driven} */ driven, /** @type {string} */ path) {
  const page = await driven.browser.newPage();
  await page.evaluateOnNewDocument(await scriptOf('probe.ts'));
  await page.goto(`${driven.origin}/${path}`, { waitUntil: 'domcontentloaded' });
  return page;
}

/** Opens it several times, and keeps the last. */
async function openings(
  /** @type {Driven} */ driven,
  /** @type {string} */ path,
  /** @type {string[]} */ ...shown
) {
  /** @type {number[][]} */
  const times = shown.map(() => []);
  for (let turn = 1; ; turn++) {
    const page = await openProbed(driven, path);
    const seen = await Promise.all(shown.map((selector) => ask(page, 'painted', selector)));
    seen.forEach((time, index) => times[index]?.push(time));
    if (turn === OPENINGS) return { page, times };
    await page.close();
  }
}

/** @returns {Promise<Row[]>} */
export async function measurePopup(/** @type {Driven} */ driven, /** @type {readonly string[]} */ queries) {
  const { page, times } = await openings(driven, 'popup.html', RECENT);
  const rows = [await rowOf('popup usable', times[0] ?? [], page, driven)];
  const searches = [];
  for (const query of queries) searches.push(await ask(page, 'searched', FIELD, query, RESULT));
  rows.push(await rowOf('popup search keystroke', searches, page, driven));
  await page.close();
  return rows;
}

/** @returns {Promise<Row[]>} */
export async function measureLibrary(/** @type {Driven} */ driven, /** @type {readonly string[]} */ queries) {
  const { page, times } = await openings(driven, 'library.html', NOTE, PUBLICATION);
  const rows = [
    await rowOf('library first paint', times[0] ?? [], page, driven),
    await rowOf('library lists complete', times[1] ?? [], page, driven),
  ];
  const searches = [];
  for (const query of queries) searches.push(await ask(page, 'searched', FIELD, query, FOUND));
  rows.push(await rowOf('library search keystroke', searches, page, driven));
  for (const [what, link] of [
    ['open tag', TAG],
    ['open publication', PUBLICATION],
  ]) {
    const opened = [];
    for (const index of [0, 4, 9]) opened.push(await ask(page, 'opened', link, index, NOTE));
    rows.push(await rowOf(what ?? '', opened, page, driven));
  }
  await page.close();
  const long = await openProbed(driven, 'library.html');
  await ask(long, 'painted', PUBLICATION);
  await ask(long, 'reset');
  const { seconds, reached } = await ask(long, 'scrolled', LIST, LONGEST_SCROLL);
  const what = `scroll end to end (${reached ? 'reached' : 'not reached'})`;
  rows.push(await rowOf(what, [seconds * 1_000], long, driven));
  await long.close();
  return rows;
}

/** @returns {Promise<Row[]>} */
export async function measureWork(/** @type {Driven} */ driven) {
  const page = await openProbed(driven, 'settings.html');
  await page.evaluate(await scriptOf('work.ts'));
  const retagged = /** @type {number} */ (await page.evaluate('storeWork.retag(10000)'));
  const rows = [await rowOf('retag 10,000', [retagged], page, driven)];
  const undone = /** @type {number} */ (await page.evaluate('storeWork.undo()'));
  rows.push(await rowOf('undo of it', [undone], page, driven));
  await page.close();
  return rows;
}
