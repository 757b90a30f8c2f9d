/**
 * What recognition costs a page, in real Chromium: the first look on every page, the detector on those
 * that are sent on, and what both leave behind.
 *
 * npm run bench:detection -- [--pages=DIR] [--json] [--rounds=N]: a folder as `npm run corpus` takes it; by
 * default `../shared/corpus` where it is, else the hand-written pages.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import { visitInChromium } from '../scripts/corpus/chromium.mjs';
import { quantile } from '../scripts/corpus/measure.mjs';
import { readFixtures } from '../scripts/fixtures.mjs';
import { root } from '../scripts/project.mjs';

/** Milliseconds of the main thread, on a page that is no newsletter. */
const TARGET = { median: 3, p95: 10 };
/** Measurements of a script that is all comment, whose median is what it costs to send one and to measure. */
const EMPTY = 5;
/** Milliseconds for a new page to be laid out and painted. */
const SETTLING = 80;

/**
 * @typedef {{ name: string, address: string, html: string, newsletter: boolean }} Subject
 * @typedef {{ look: number, sent: boolean, find: number, found: number, left: string[] }} Cost
 */

const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
  },
});
const folder = values.pages ?? join(root, '../shared/corpus');

/** @returns {Promise<Subject[]>} */
async function subjects() {
  if (!existsSync(folder)) {
    return (await readFixtures()).map(({ name, address, html, issues }) => ({
      name,
      address,
      html,
      newsletter: issues.length > 0,
    }));
  }
  /** @type {import('../scripts/corpus/measure.mjs').Label[]} */
  const labels = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8'));
  return Promise.all(
    labels.map(async ({ file, url, kind }) => ({
      name: file.replace(/^.*\//, ''),
      address: url ?? `https://mail.invalid/${file}`,
      html: await readFile(join(folder, file), 'utf8'),
      newsletter: kind !== 'not-issue',
    })),
  );
}

/** @param {string} contents one expression of a module that is about to be bundled as `asked`. */
async function script(contents) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'asked',
    target: 'chrome140',
    charset: 'utf8',
  });
  return `(() => { ${outputFiles[0]?.text ?? ''} return asked.default; })()`;
}

const LOOK = await script(
  `import { looksLikeIssue } from './src/dom/prefilter.ts'; export default looksLikeIssue(document, location.href);`,
);
const FIND = await script(
  `import { findIssues } from './src/dom/page.ts'; export default findIssues(document, location.href).length;`,
);
/** Everything of a page that a content script could change. */
const STATE =
  '({ html: document.documentElement.outerHTML, globals: Object.getOwnPropertyNames(globalThis).join(), styles: document.adoptedStyleSheets.length, highlights: CSS.highlights.size })';

/** @param {readonly number[]} numbers */
const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/**
 * Runs both, each from its source on as on any new page, in a world of their own.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<Cost>}
 */
async function costOn(page) {
  // What the browser still does with a new page is not ours.
  await new Promise((resolve) => setTimeout(resolve, SETTLING));
  const session = await page.createCDPSession();
  // The clock of the thread: other work of the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1000;
  };
  const run = async (/** @type {string} */ expression) => {
    const before = await spent();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: world.executionContextId,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
    return { value: result.value, time: (await spent()) - before };
  };
  /** @type {number[]} */
  const nothing = [];
  for (let round = 0; round < EMPTY; round += 1)
    nothing.push((await run(`/*${LOOK.replaceAll('*/', '')}*/0`)).time);
  const state = async () => /** @type {Record<string, unknown>} */ (await page.evaluate(STATE));
  const before = await state();
  const look = await run(LOOK);
  const find = look.value === true ? await run(FIND) : { value: 0, time: 0 };
  const after = await state();
  await session.detach();
  const net = (/** @type {number} */ time) => Math.max(0, time - middle(nothing));
  return {
    look: net(look.time),
    sent: look.value === true,
    find: look.value === true ? net(find.time) : 0,
    found: find.value,
    left: Object.keys(before).filter((name) => before[name] !== after[name]),
  };
}

const all = await subjects();
// The least of all rounds counts: other programs empty the caches and slow down the clock.
const rounds = Math.max(1, Number(values.rounds));
/** @type {Cost[][]} */
const measured = [];
for (let round = 0; round < rounds; round += 1) measured.push(await visitInChromium(all, costOn));
/** @param {Subject} subject @param {number} at */
const costOf = ({ name, address, newsletter, html }, at) => {
  const own = measured.flatMap((round) => round[at] ?? []);
  const least = (/** @type {(cost: Cost) => number} */ of) => Math.min(...own.map(of));
  return {
    name,
    address,
    newsletter,
    bytes: html.length,
    look: least(({ look }) => look),
    find: least(({ find }) => find),
    total: least(({ look, find }) => look + find),
    sent: own[0]?.sent ?? false,
    found: own[0]?.found ?? 0,
    left: own.flatMap(({ left }) => left),
  };
};
const costs = all.map(costOf);
const others = costs.filter(({ newsletter }) => !newsletter);
const newsletters = costs.filter(({ newsletter }) => newsletter);

/** @param {readonly number[]} numbers */
const summary = (numbers) => ({
  median: quantile(numbers, 0.5),
  p95: quantile(numbers, 0.95),
  most: quantile(numbers, 1),
});
const result = {
  other: {
    pages: others.length,
    sent: others.filter(({ sent }) => sent).length,
    look: summary(others.map(({ look }) => look)),
    total: summary(others.map(({ total }) => total)),
  },
  newsletter: {
    pages: newsletters.length,
    sent: newsletters.filter(({ sent }) => sent).length,
    look: summary(newsletters.map(({ look }) => look)),
    total: summary(newsletters.map(({ total }) => total)),
  },
  left: costs.filter(({ left }) => left.length > 0).map(({ name, left }) => ({ name, left })),
  gzip: { look: gzipSync(LOOK).length, find: gzipSync(FIND).length },
};

if (values.json) console.log(JSON.stringify({ ...result, pages: costs }, null, 2));
else {
  console.log(
    `milliseconds of the main thread, ${rounds} rounds, on ${existsSync(folder) ? 'labelled' : 'hand-written'} pages`,
  );
  console.log(`                           pages  sent on   median      p95      most`);
  for (const [name, { pages, sent, look, total }] of /** @type {const} */ ([
    ['no newsletter', result.other],
    ['newsletter', result.newsletter],
  ])) {
    for (const [what, { median, p95, most }] of /** @type {const} */ ([
      ['first look', look],
      ['all', total],
    ])) {
      const numbers = [median, p95, most].map((value) => value.toFixed(2).padStart(9)).join('');
      console.log(
        `${`${name}: ${what}`.padEnd(26)} ${String(pages).padStart(5)} ${String(sent).padStart(8)} ${numbers}`,
      );
    }
  }
  console.log(`gzip: first look ${result.gzip.look} bytes, detector ${result.gzip.find} bytes`);
  console.log(`left in pages: ${result.left.length === 0 ? 'nothing' : JSON.stringify(result.left)}`);
}
const { median, p95 } = result.other.total;
if (median >= TARGET.median || p95 >= TARGET.p95 || result.left.length > 0) process.exitCode = 1;
