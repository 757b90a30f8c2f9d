/**
 * Lives with Postil for a while: documents of the extension do random acts side by side while the browser is
 * killed, documents are reloaded and closed, the worker is ended and clocks go wrong. After each fault everything
 * is compared with what was acknowledged.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { documentScript } from '../document-script.mjs';
import { until } from '../until.mjs';
import { createModel, randomBy } from './model.mjs';

/**
 * @typedef {import('../launch.mjs').Driven} Driven
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {{ acts: number, faults: Record<string, number>, checks: number, losses: string[] }} Outcome
 * @typedef {{ path: string, page: Page, model: ReturnType<typeof createModel> }} Editor
 */

/** Where readers act: each edits notes of its own, and shows those of all. */
const DOCUMENTS = ['panel.html', 'library.html', 'settings.html'];
const DAY = 86_400_000;

/** What an act may say that did not come to its end, by the fault that it met; no other error is expected. */
const GONE =
  /began anew|Target closed|detached|destroyed|closed|navigat|no such frame|aborted|ended|disconnected|Protocol error/i;
/** @type {Readonly<Record<string, RegExp>>} */
const EXPECTED = { kill: GONE, reload: GONE, close: GONE };

/** @param {Page} page @param {string} method @param {readonly unknown[]} given @returns {Promise<any>} */
const ask = (page, method, ...given) =>
  page.evaluate(
    (name, json) => {
      const own = /** @type {any} */ (globalThis).soak;
      if (own === undefined) throw new Error('This document began anew.');
      return own[name](...JSON.parse(json));
    },
    method,
    JSON.stringify(given),
  );

/**
 * @param {(profile?: string) => Promise<Driven>} start starts a browser, on the profile of one before.
 * @param {{ seconds: number, seed: number, tell?: (line: string) => void }} options
 * @returns {Promise<Outcome>}
 */
export async function soak(start, { seconds, seed, tell = () => undefined }) {
  const random = randomBy(seed);
  const script = await documentScript(fileURLToPath(new URL('page.ts', import.meta.url)));
  /** @type {Outcome} */
  const outcome = { acts: 0, faults: {}, checks: 0, losses: [] };
  let driven = await start();
  let fault = 'no fault';
  const lose = (/** @type {readonly string[]} */ losses) => {
    for (const loss of losses) tell(`after ${fault}: ${loss}`);
    outcome.losses.push(...losses);
  };

  const open = async (/** @type {string} */ path) => {
    const page = await driven.openExtensionPage(path);
    await page.evaluate(script);
    return page;
  };
  /** @type {Editor[]} */
  const editors = [];
  for (const path of DOCUMENTS) {
    const name = path.replace('.html', `-${seed}`);
    editors.push({ path, page: await open(path), model: createModel(name, random) });
  }
  const [first] = editors;
  if (first === undefined) throw new Error('There are documents.');
  const tags = /** @type {string[]} */ (await ask(first.page, 'tags'));

  /** Acts of one document, one after another, until it is gone or time is over. */
  const work = async (/** @type {Editor} */ { page, model }, /** @type {number} */ end) => {
    while (Date.now() < end) {
      const act = model.next(tags);
      try {
        await ask(page, 'run', act);
      } catch (error) {
        if (!EXPECTED[fault]?.test(String(error))) lose([`${act.kind} failed: ${String(error)}`]);
        return;
      }
      model.acknowledge();
      outcome.acts += 1;
    }
  };
  const pickEditor = () => editors[Math.floor(random() * editors.length)] ?? first;

  // No full quota: the permission for unlimited storage keeps Chromium from refusing a write.
  /** @type {Record<string, () => Promise<void>>} */
  const FAULTS = {
    async kill() {
      driven.browser.process()?.kill('SIGKILL');
      await driven.browser.close().catch(() => undefined);
      driven = await start(driven.profile);
    },
    async reload() {
      const { page } = pickEditor();
      // The driver waits in vain for a document of the extension that Firefox loads again.
      await page.evaluate(() => void setTimeout(() => location.reload()));
      await until('the document began anew', () => page.evaluate(() => !('soak' in globalThis)));
    },
    close: () => pickEditor().page.close(),
    worker: () => driven.stopBackground(),
    async clock() {
      const days = Math.floor(random() * 800) - 400;
      await ask(pickEditor().page, 'setClock', days * DAY);
    },
  };
  /** Documents that are gone, or began anew, come back with the script in them. */
  const heal = async () => {
    for (const editor of editors) {
      const isThere = await editor.page.evaluate(() => 'soak' in globalThis).catch(() => false);
      if (isThere) continue;
      // One that is gone already is as closed as it can be.
      await editor.page.close().catch(() => undefined);
      editor.page = await open(editor.path);
    }
  };
  const check = async () => {
    outcome.checks += 1;
    const stored = await ask(first.page, 'notes');
    const wrong = editors.flatMap(({ model }) => model.compare(stored));
    wrong.push(.../** @type {string[]} */ (await ask(first.page, 'faults')));
    lose(wrong);
  };
  /** What one document does is taken back as a whole, and done again as a whole. */
  const undoAll = async (/** @type {Editor} */ editor) => {
    const { page } = editor;
    await ask(page, 'setClock', 0);
    const [mark, before] = [await ask(page, 'lastAct'), await ask(page, 'notes')];
    await work(editor, Date.now() + 150);
    const after = await ask(page, 'notes');
    const count = await ask(page, 'undoTo', mark ?? null);
    const undone = await ask(page, 'notes');
    for (const [id, note] of Object.entries(undone)) {
      // A note that was made is in the bin after its undo.
      const wanted = before[id] ?? [note[0], note[1], true, note[3]];
      if (!isDeepStrictEqual(note, wanted)) lose([`undo left ${id} as ${JSON.stringify(note)}`]);
    }
    lose(
      Object.keys(before)
        .filter((id) => !(id in undone))
        .map((id) => `undo took ${id} away`),
    );
    await ask(page, 'redo', count);
    const redone = await ask(page, 'notes');
    if (!isDeepStrictEqual(redone, after)) lose(['redo is not what was undone']);
    lose(editors.flatMap(({ model }) => model.compare(redone)));
  };

  try {
    const end = Date.now() + seconds * 1_000;
    const names = Object.keys(FAULTS);
    for (let round = 0; Date.now() < end; round += 1) {
      const rest = Date.now() + 300 + random() * 1_200;
      const working = Promise.all(editors.map((editor) => work(editor, rest)));
      await pause(100 + random() * 200);
      const name = names[round % names.length] ?? 'kill';
      fault = name;
      await FAULTS[name]?.();
      outcome.faults[name] = (outcome.faults[name] ?? 0) + 1;
      await working;
      await heal();
      await check();
      fault = 'no fault';
      if (round % 4 === 0) await undoAll(pickEditor());
      if (round % 20 === 0)
        tell(`${outcome.acts} acts, ${round + 1} faults, ${outcome.losses.length} losses`);
    }
    await check();
    const archive = await ask(first.page, 'save');
    const library = await ask(first.page, 'library');
    await driven.close();
    driven = await start();
    const fresh = await open('settings.html');
    await ask(fresh, 'load', archive);
    const restored = await ask(fresh, 'library');
    const other = Object.keys(library).filter((name) => !isDeepStrictEqual(library[name], restored[name]));
    lose(other.map((name) => `an archive brings back other ${name}`));
  } finally {
    await driven.close();
  }
  return outcome;
}
