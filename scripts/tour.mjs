/** A reader's whole way through Postil, without a person: every step is done, checked and photographed. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shows } from './controls.mjs';
import { readDatabase } from './database.mjs';
import { launch } from './launch.mjs';
import { choosePassages } from './passages.mjs';
import { annotate, bare, exportIssue, mark, note, writeComment } from './postil.mjs';
import { marks, reveal } from './reader.mjs';
import { until } from './until.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./launch.mjs').Driven} Driven */
/** @typedef {import('./reader.mjs').Mark} Mark */
/** @typedef {{ text: string, at: number, title: string, order: { index: number, of: number } | undefined }} Noted */

/** What is pressed for each passage: four of the starter tags, and the plain mark. */
/** @type {import('puppeteer-core').KeyInput[]} */
const KEYS = ['1', '2', '3', '5', 'h'];

/** How many passages are tried besides, where one turns out to be no part of an issue. */
const SPARE = 3;

/** The width of the panel, in CSS pixels. */
const PANEL = 360;

const COMMENT = 'Which of *our* plans leans on this? Ask before the **next** review.';

/** Runs in the page: the headings before a place in the text, the nearest first. */
function headingsBefore(/** @type {number} */ at) {
  const count = (/** @type {Node} */ node) => {
    const range = new Range();
    range.setStart(document.body, 0);
    range.setEndBefore(node);
    return range.toString().replaceAll(/\s+/g, '').length;
  };
  return [...document.querySelectorAll('h1, h2, h3')]
    .filter((heading) => count(heading) <= at)
    .map(({ textContent }) => textContent ?? '')
    .toReversed();
}

/**
 * Each passage belongs to the issue whose heading stands before it, and passages from all over a page
 * of many issues belong to several.
 * @throws where one does not.
 */
async function holdTitles(/** @type {Page} */ page, /** @type {readonly Noted[]} */ noted) {
  const titles = [...new Set(noted.map(({ title }) => title))];
  for (const { text, at, title } of noted) {
    const headings = await page.evaluate(headingsBefore, at);
    const heading = headings.find((words) => titles.some((each) => bare(words).includes(bare(each))));
    if (heading !== undefined && !bare(heading).includes(bare(title))) {
      throw new Error(`“${text}” stands under “${heading}”, but was saved with “${title}”.`);
    }
  }
  if ((noted[0]?.order?.of ?? 1) >= 3 && titles.length < 3) {
    throw new Error(`The passages are spread over the page, but were saved with ${titles.join(', ')}.`);
  }
}

/** @throws unless just these passages are painted, where they were. */
async function holdMarks(/** @type {Page} */ page, /** @type {readonly Mark[]} */ before) {
  const places = (/** @type {readonly Mark[]} */ list) =>
    list.map(({ text, at }) => `${at} ${bare(text)}`).join('\n');
  await until(
    'the passages are painted where they were',
    async () => places(await marks(page)) === places(before),
  );
}

/** A text without white space, and without what Markdown puts before quoted lines and its own signs. */
const plain = (/** @type {string} */ text) => bare(text.replaceAll(/^> ?/gm, '')).replaceAll('\\', '');

/**
 * Marks the first of some passages that is part of an issue.
 * @param {Page} page
 * @param {readonly string[]} texts
 * @param {import('puppeteer-core').KeyInput} key
 * @param {Parameters<typeof mark>[3]} how
 */
async function markOne(page, texts, key, how) {
  const failures = [];
  for (const text of texts) {
    try {
      await mark(page, text, key, { ...how, patience: 5000 });
      return text;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'None of these passages could be marked.');
}

/** A tab with the pictures of a page and of the panel beside it, as the window shows them. */
async function besideEachOther(
  /** @type {Driven} */ driven,
  /** @type {string} */ left,
  /** @type {string} */ right,
) {
  const [page, panel] = await Promise.all(
    [left, right].map(async (file) => `data:image/png;base64,${await readFile(file, 'base64')}`),
  );
  const tab = await driven.browser.newPage();
  await tab.setContent(`<style>
      body { margin: 0; display: grid; grid-template-columns: 1fr ${PANEL}px; height: 100vh }
      img { width: 100%; height: 100vh; object-fit: contain; object-position: top }
      img + img { background: #fbfaf6; box-shadow: -1px 0 0 #e8e3d9 }
    </style><img src="${page}"><img src="${panel}">`);
  return tab;
}

/**
 * @param {object} what
 * @param {import('./browsers.mjs').Found} what.browser
 * @param {string} what.extension
 * @param {import('./web.mjs').Web} what.web
 * @param {string} what.address
 * @param {string[]} [what.passages] chosen by the tour where nobody did.
 * @param {string} what.folder where pictures and files go; emptied first.
 * @throws at the first step that fails.
 */
export async function tour({ browser, extension, web, address, passages, folder }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const options = { browser, extension, web, scale: 2, viewport: { width: 1280, height: 820 } };
  let driven = await launch(options);
  let number = 0;
  const step = async (/** @type {string} */ title, /** @type {() => Promise<string | void>} */ action) => {
    number += 1;
    const more = await action().catch((/** @type {unknown} */ error) => {
      console.log(`✗ ${number}. ${title}`);
      throw error;
    });
    console.log(`✓ ${number}. ${title}${more ? `: ${more}` : ''}`);
  };
  const fileOf = (/** @type {string} */ name) => `${String(number).padStart(2, '0')}-${name}.png`;
  const picture = async (/** @type {Page} */ page, /** @type {string} */ name) => {
    // Colours that are still changing would be photographed half-way.
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((each) => each.finished)).then(() => undefined),
    );
    await driven.photograph(page, join(folder, fileOf(name)));
  };
  const inBothSchemes = async (/** @type {Page} */ page, /** @type {string} */ name) => {
    for (const scheme of /** @type {const} */ (['dark', 'light'])) {
      await driven.setScheme(page, scheme);
      await picture(page, `${name}-${scheme}`);
    }
  };

  try {
    /** @type {Page} */
    let page = /** @type {never} */ (undefined);
    /** @type {readonly (readonly string[])[]} */
    let offered = [];
    await step(`open ${address}`, async () => {
      page = await driven.open(address);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await picture(page, 'page');
      offered = passages?.map((text) => [text]) ?? (await page.evaluate(choosePassages, KEYS.length, SPARE));
      if (offered.length === 0) throw new Error('The page has no running text.');
      return `“${await page.title()}”`;
    });
    await step('ask the popup what it is', async () =>
      (await annotate(driven, page)) ? 'an issue' : 'not known as an issue, annotated at the reader’s wish',
    );

    /** @type {string[]} */
    const chosen = [];
    for (const [index, texts] of offered.entries()) {
      const key = KEYS[index % KEYS.length] ?? 'h';
      const by = index === 1 ? 'keyboard' : 'mouse';
      await step(`select by ${by} and press ${key}`, async () => {
        const selected = index === 0 ? () => picture(page, 'selected') : async () => undefined;
        const text = await markOne(page, texts, key, { by, selected });
        chosen.push(text);
        if (index === 0) await picture(page, 'marked');
        return `“${text}”`;
      });
    }
    const painted = await marks(page);

    /** @type {Noted[]} */
    const noted = [];
    await step('each passage is saved with the issue that it stands in', async () => {
      const reading = await driven.openExtensionPage('settings.html');
      const { annotations = [], issues = [] } = await readDatabase(reading);
      await reading.close();
      for (const text of chosen) {
        const saved = annotations.find(({ target }) => bare(target.selector[0].exact) === bare(text));
        const issue = issues.find(({ id }) => id === saved?.issue);
        if (issue === undefined) throw new Error(`“${text}” was not saved.`);
        const at = painted.find((each) => bare(each.text) === bare(text))?.at ?? 0;
        noted.push({ text, at, title: issue.title, order: issue.order });
      }
      await holdTitles(page, noted);
      const lines = noted.map(({ title, order }) =>
        order === undefined ? title : `${title} (${order.index} of ${order.of} on this page)`,
      );
      return [...new Set(lines)].map((line) => `\n       ${line}`).join('');
    });
    const titles = [...new Set(noted.map(({ title }) => title))];
    const passagesOf = (/** @type {string} */ title) => noted.filter((each) => each.title === title);

    const first = noted[0]?.text ?? '';
    await step('write a comment in the panel', async () => {
      await page.bringToFront();
      await reveal(page, first);
      const panel = await driven.openPanel(page);
      await shows(panel, noted[0]?.title ?? '');
      await writeComment(panel, first, COMMENT);
      await (await note(panel, first)).click();
      await inBothSchemes(panel, 'panel');
      await page.bringToFront();
      await reveal(page, first);
      await page.setViewport({
        ...options.viewport,
        width: options.viewport.width - PANEL,
        deviceScaleFactor: 2,
      });
      await picture(page, 'page-beside-panel');
      await page.setViewport(options.viewport);
      await driven.closePanel();
      const [left, right] = [fileOf('page-beside-panel'), fileOf('panel-light')].map((file) =>
        join(folder, file),
      );
      await picture(await besideEachOther(driven, left ?? '', right ?? ''), 'both');
      return `“${COMMENT}”`;
    });

    await step('reload: each passage is painted where it was', async () => {
      await page.reload({ waitUntil: 'load' });
      await annotate(driven, page);
      await holdMarks(page, painted);
      await reveal(page, first);
      await picture(page, 'reloaded');
      return `${painted.length} passages`;
    });

    await step('close the browser, come back: each passage is painted where it was', async () => {
      await driven.close({ keepProfile: true });
      driven = await launch({ ...options, profile: driven.profile });
      page = await driven.open(address);
      await annotate(driven, page);
      await holdMarks(page, painted);
    });

    for (const [index, title] of titles.entries()) {
      await step(`popup and export: ${title}`, async () => {
        const texts = passagesOf(title).map(({ text }) => text);
        await page.bringToFront();
        await reveal(page, texts[0] ?? '');
        const popup = await driven.openPopup(page);
        await shows(popup, title);
        if (index === 0) await inBothSchemes(popup, 'popup');
        const file = await exportIssue(popup, driven.downloads);
        await driven.closePopup();
        for (const wanted of [title, ...texts, ...(texts.includes(first) ? [COMMENT] : [])]) {
          if (!plain(file.text).includes(plain(wanted))) throw new Error(`${file.name} lacks “${wanted}”.`);
        }
        for (const other of titles.filter((each) => !plain(title).includes(plain(each)))) {
          if (plain(file.text).includes(plain(other))) throw new Error(`${file.name} holds “${other}”, too.`);
        }
        await writeFile(join(folder, file.name), file.text);
        return `${texts.length} ${texts.length === 1 ? 'passage' : 'passages'} in ${file.name}`;
      });
    }

    await step('the library holds them all', async () => {
      const library = await driven.openExtensionPage('library.html');
      for (const { text, title } of noted) {
        await shows(library, title);
        await shows(library, text);
      }
      await (await note(library, first)).click();
      await shows(library, 'In context');
      await inBothSchemes(library, 'library');
      await library.close();
    });

    await step('no console complained, nobody asked the network', async () => {
      const complaints = (await driven.complaints()).filter(({ ours }) => ours);
      if (complaints.length > 0) throw new Error(complaints.map(({ text }) => text).join('\n'));
      const asked = web.strangers().filter(({ from }) => from.includes('-extension:'));
      if (asked.length > 0) throw new Error(asked.map((visit) => visit.address).join('\n'));
    });
  } finally {
    await driven.close();
  }
}
