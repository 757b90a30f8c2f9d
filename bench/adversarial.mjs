/**
 * What Postil costs on pages made to keep it busy, in Chromium: the milliseconds that its scripts run,
 * and the longest of their tasks. A profile says when a function of ours was on the stack, a trace
 * where each task of the page's thread began and ended; what the page and the browser do is theirs.
 *   -- --seconds=30 --json=FILE
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { ADDRESS, ADVERSARIAL, hostileNotes, withText } from '../scripts/adversarial.mjs';
import { ensureBrowsers } from '../scripts/browsers.mjs';
import { writeDatabase } from '../scripts/database.mjs';
import { readFixture } from '../scripts/fixtures.mjs';
import { launch } from '../scripts/launch.mjs';
import { until } from '../scripts/until.mjs';
import { openWeb } from '../scripts/web.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '30' }, json: { type: 'string' } },
});

/** Milliseconds: of one task of ours, and of all on a page. */
const LONGEST_TASK = 50;
const MOST = 2000;
/** The share of one core on a page that changes all the time, and the bytes that the heap may grow by. */
const MOST_SHARE = 0.05;
const MOST_GROWTH = 5e6;
/** Nodes that such a page changes in a second. */
const CHANGES = 1000;
const SETTLED = 4000;

const WORDS =
  'river bridge ferry letter lamp mill fog captain ticket morning bench rope rain map signal harbour'.split(
    ' ',
  );
const SENTENCES = 3000;
const MARKED = 1000;

/** Sentences that are all different, and, of every tenth that is marked, how it read before. */
function longEssay() {
  let seed = 11;
  const word = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return WORDS[seed % WORDS.length] ?? '';
  };
  const sentences = Array.from(
    { length: SENTENCES },
    (_, at) => `On day ${at} the ${Array.from({ length: 8 }, word).join(' ')}.`,
  );
  const notes = sentences.slice(0, MARKED * 3).flatMap((sentence, at) => {
    if (at % 3 > 0) return [];
    const exact = at % 10 === 0 ? sentence.replace('On day', 'On the day') : sentence;
    const prefix = `${sentences[at - 1] ?? ''} `.slice(-64);
    return [{ id: `note-${at}`, exact, prefix, suffix: ` ${sentences[at + 1] ?? ''}`.slice(0, 64) }];
  });
  const rows = sentences.map((sentence, at) => (at % 5 === 0 ? `</p><p>${sentence} ` : `${sentence} `));
  return { html: `<p>${rows.join('')}</p>`, notes };
}

const WHEN = '2026-10-01T08:00:00.000Z';
const fixture = await readFixture('substack-post');

/** The library of one issue with these notes. */
function libraryOf(/** @type {ReturnType<typeof hostileNotes>} */ notes) {
  return {
    publications: [{ id: 'publication', name: 'Half-Built Bridges', modified: WHEN }],
    issues: [
      {
        id: 'issue',
        addresses: [ADDRESS],
        publication: 'publication',
        title: 'Adversarial',
        authors: [],
        created: WHEN,
        modified: WHEN,
      },
    ],
    annotations: notes.map(({ id, exact, prefix, suffix }) => ({
      id,
      issue: 'issue',
      target: {
        source: ADDRESS,
        selector: [
          { type: 'TextQuoteSelector', exact, prefix, suffix },
          { type: 'TextPositionSelector', start: 0, end: exact.length },
        ],
      },
      tags: [],
      comment: '',
      created: WHEN,
      modified: WHEN,
    })),
  };
}

/**
 * The milliseconds that functions of the extension were on the stack, in each task of the page.
 * @param {import('puppeteer-core').Protocol.Profiler.Profile} profile
 * @param {readonly { name: string, ts: number, dur?: number, pid: number, args: any }[]} events of the trace.
 */
function tasksOfOurs({ nodes, samples = [], timeDeltas = [], startTime }, events) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const own = new Set(
    nodes.filter(({ callFrame }) => callFrame.url.startsWith('chrome-extension:')).map(({ id }) => id),
  );
  const collecting = new Set(
    nodes.filter(({ callFrame }) => callFrame.functionName === '(garbage collector)').map(({ id }) => id),
  );
  const isOurs = (/** @type {number | undefined} */ node) => {
    for (let at = node; at !== undefined; at = parents.get(at)) if (own.has(at)) return true;
    return false;
  };
  const frames = events
    .filter(({ name }) => name === 'TracingStartedInBrowser')
    .flatMap(({ args }) => args.data.frames);
  const page = frames.findLast(({ url }) => url === ADDRESS)?.processId;
  const tasks = events
    .filter(({ name, pid, dur = 0 }) => name === 'RunTask' && pid === page && dur > 0)
    .toSorted((one, other) => one.ts - other.ts);
  const spent = tasks.map(() => 0);
  let at = startTime;
  let task = 0;
  let before = false;
  for (const [index, sample] of samples.entries()) {
    at += timeDeltas[index] ?? 0;
    const lasts = timeDeltas[index + 1] ?? 0;
    // Garbage is collected for whoever allocates.
    /** @type {boolean} */
    const ours = isOurs(sample) || (before && collecting.has(sample));
    before = ours;
    if (!ours) continue;
    while (task < tasks.length - 1 && (tasks[task]?.ts ?? 0) + (tasks[task]?.dur ?? 0) < at) task += 1;
    spent[task] = (spent[task] ?? 0) + lasts / 1000;
  }
  return { total: spent.reduce((sum, one) => sum + one, 0), longest: Math.max(0, ...spent) };
}

/** Measures what Postil does in a page while `during` lasts. */
async function measure(/** @type {Page} */ page, /** @type {() => Promise<void>} */ during) {
  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  const folder = await mkdtemp(join(tmpdir(), 'postil-trace-'));
  const path = join(folder, 'trace.json');
  const categories = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await page.tracing.start({ path, categories });
  await session.send('Profiler.start');
  await during();
  const { profile } = await session.send('Profiler.stop');
  await page.tracing.stop();
  const { traceEvents } = JSON.parse(await readFile(path, 'utf8'));
  await rm(folder, { recursive: true });
  return tasksOfOurs(profile, traceEvents);
}

/** A page's heap after a collection, in bytes. */
async function heapOf(/** @type {Page} */ page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

const browser = (await ensureBrowsers()).find(({ name }) => name === 'chromium');
if (browser === undefined) throw new Error('There is no Chromium.');
const extension = await mkdtemp(join(tmpdir(), 'postil-adversarial-'));
await build('chrome', extension);
const web = await openWeb();
const driven = await launch({ browser, extension, web });
/** @type {{ page: string, totalMs: number, longestMs: number, share?: number, grown?: number }[]} */
const rows = [];

/** Opens the essay with another text and these notes, all of them settled. */
async function open(/** @type {string} */ text, /** @type {ReturnType<typeof hostileNotes>} */ notes) {
  const desk = await driven.openExtensionPage('settings.html');
  await writeDatabase(desk, libraryOf(notes));
  await desk.close();
  const html = withText(fixture.html.replaceAll(fixture.address, ADDRESS), text);
  web.serve(ADDRESS, { body: html, headers: fixture.headers });
  const page = await driven.open(ADDRESS);
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  return page;
}

try {
  const essays = ADVERSARIAL.map(({ name, html, passages }) => ({
    name,
    html,
    notes: hostileNotes(passages),
  }));
  for (const { name, html, notes } of [
    { name: 'a long essay with 1,000 notes', ...longEssay() },
    ...essays,
  ]) {
    const page = await open(html, notes);
    const { total, longest } = await measure(page, async () => {
      await page.reload();
      await new Promise((resolve) => setTimeout(resolve, SETTLED));
    });
    rows.push({ page: name, totalMs: total, longestMs: longest });
    await page.close();
  }

  const seconds = Number(values.seconds);
  const rest = `<p>${'The dog waits here, as it did. '.repeat(200)}</p>`;
  const page = await open(rest, hostileNotes(['The dog waits']));
  await page.evaluate((changes) => {
    const list = document.querySelector('.body.markup');
    let count = 0;
    setInterval(() => {
      for (let turn = 0; turn < changes / 50; turn += 1) {
        const line = document.createElement('p');
        line.textContent = `Line ${(count += 1)} of a page that never rests.`;
        list?.append(line);
        if ((list?.childElementCount ?? 0) > 500) list?.children[1]?.remove();
      }
    }, 20);
  }, CHANGES);
  await until('the page changes', () => page.evaluate(() => document.querySelectorAll('p').length > 400));
  const before = await heapOf(page);
  const { total, longest } = await measure(
    page,
    () => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  );
  const grown = (await heapOf(page)) - before;
  const share = total / (seconds * 1000);
  rows.push({ page: `${CHANGES} nodes changed a second`, totalMs: total, longestMs: longest, share, grown });
} finally {
  await driven.close();
  await web.close();
  await rm(extension, { recursive: true });
}

console.log('page                                     total ms  longest task ms');
for (const { page, totalMs, longestMs, share, grown } of rows) {
  const more =
    share === undefined
      ? ''
      : `  ${(share * 100).toFixed(1)} % of a core, heap ${((grown ?? 0) / 1e6).toFixed(1)} MB more`;
  console.log(
    `${page.padEnd(40)} ${totalMs.toFixed(0).padStart(8)} ${longestMs.toFixed(1).padStart(16)}${more}`,
  );
  const isOver = share === undefined ? totalMs > MOST : share > MOST_SHARE || (grown ?? 0) > MOST_GROWTH;
  if (isOver || longestMs > LONGEST_TASK) process.exitCode = 1;
}
if (values.json !== undefined) await writeFile(values.json, JSON.stringify(rows, null, 1));
