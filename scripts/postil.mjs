/** What a reader does with Postil: marks a passage, writes a comment, saves the notes as a file. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { click, toolbar } from './controls.mjs';
import { marks, select, selected as selectedText } from './reader.mjs';
import { until } from './until.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** A text without its white space, which no two browsers give alike. */
export const bare = (/** @type {string} */ text) => text.replaceAll(/\s+/g, '');

/**
 * Selects a passage, waits for the toolbar, presses a key, and waits until the passage is painted.
 * @param {Page} page
 * @param {string} text
 * @param {import("puppeteer-core").KeyInput} key `1` to `9`, or `h`.
 * @param {Parameters<typeof select>[2] & { selected?: () => Promise<void>, patience?: number }} [how]
 *   `selected` is called while the toolbar stands there; it is waited for with `patience`, in milliseconds.
 */
export async function mark(page, text, key, { selected, patience, ...how } = {}) {
  await select(page, text, how);
  await toolbar(page, patience);
  await selected?.();
  await page.keyboard.press(key);
  await until(`“${text}” is painted`, async () => {
    if (await isPainted(page, text)) return true;
    const painted = (await marks(page)).map((each) => each.text);
    throw new Error(`Painted: ${JSON.stringify(painted)}. Selected: “${await selectedText(page)}”.`);
  });
}

/**
 * Makes sure that a page can be annotated: where it is not known as an issue, the reader asks for it.
 * @param {import('./launch.mjs').Driven} driven
 * @param {Page} page
 * @returns {Promise<boolean>} whether it was known.
 */
export async function annotate(driven, page) {
  const popup = await driven.openPopup(page);
  const state = async () => (await popup.evaluate(() => document.querySelector('main')?.innerText)) ?? '';
  const seen = await until('the popup has looked at the page', async () =>
    /Annotate this page|Reading now/i.exec(await state()),
  );
  const known = !/Annotate/i.test(seen[0]);
  if (!known) {
    await click(popup, /^Annotate this page$/);
    await until('the page is annotated', async () => /Reading now/i.test(await state()));
  }
  await driven.closePopup();
  return known;
}

/** Whether just this text is painted somewhere. */
export async function isPainted(/** @type {Page} */ page, /** @type {string} */ text) {
  return (await marks(page)).some((painted) => bare(painted.text) === bare(text));
}

/** The note of a passage in the panel, or in the library. */
export async function note(/** @type {Page} */ panel, /** @type {string} */ text) {
  return until(`“${text}” is among the notes`, async () => {
    const handle = await panel.evaluateHandle(
      (wanted) =>
        [...document.querySelectorAll('[data-note], .note')].find((element) =>
          (element.textContent ?? '').replaceAll(/\s+/g, '').includes(wanted),
        ),
      bare(text),
    );
    return /** @type {import('puppeteer-core').ElementHandle<HTMLElement> | null} */ (handle.asElement());
  });
}

/** Writes the comment of a passage's note in the panel, instead of what was there, and waits until it is saved. */
export async function writeComment(
  /** @type {Page} */ panel,
  /** @type {string} */ text,
  /** @type {string} */ comment,
) {
  // Notes move while the panel follows the page: a click may miss, and is then made again.
  const field = await until(
    'the comment can be written',
    async () => {
      const place = await note(panel, text);
      const open = await place.$('textarea');
      if (open !== null) return open;
      await place.hover();
      await (await place.$('button[aria-label$=" comment"]'))?.click();
      return undefined;
    },
    { every: 250 },
  );
  await field.click({ count: 3 });
  await field.type(comment);
  await until('the comment is saved', () =>
    panel.evaluate(() =>
      [...document.querySelectorAll('[role=status]')].some((each) => each.textContent === 'Saved'),
    ),
  );
  await field.press('Escape');
}

/**
 * Saves the notes of the issue that the popup is about.
 * @param {Page} popup
 * @param {string} downloads the folder where the browser puts files.
 * @returns {Promise<{ name: string, text: string }>}
 */
export async function exportIssue(popup, downloads) {
  const list = async () => (await readdir(downloads).catch(() => [])).filter((name) => name.endsWith('.md'));
  const before = await list();
  await click(popup, /^Export$/);
  const name = await until('the file is saved', async () =>
    (await list()).find((each) => !before.includes(each)),
  );
  const text = await until(`${name} is written`, () => readFile(join(downloads, name), 'utf8'));
  return { name, text };
}
