/** A database that is damaged on disk while the browser is closed: it is noticed, and said in numbers. */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { control } from '../../scripts/controls.mjs';
import { readFixture } from '../../scripts/fixtures.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { issueOf, noteOf, publicationOf, seed } from './hostile.ts';

declare const chrome: { storage: { local: { get(key: string): Promise<object> } } };

const { address } = await readFixture('substack-post');
const ISSUE = issueOf('issue', address);
const NOTES = 400;

/** The files that hold the library, in the profile's folder; Firefox has `storage.local` in another one. */
async function filesOf(profile: string): Promise<string[]> {
  const all = await readdir(profile, { recursive: true });
  return all
    .filter(
      (path) =>
        /Default\/IndexedDB\/chrome-extension_.*leveldb\/[^/]+$/.test(path) ||
        /storage\/default\/moz-extension[^/^]*\/idb\/[^/]+\.sqlite(?:-wal)?$/.test(path),
    )
    .map((path) => join(profile, path));
}

async function change(profile: string, name: RegExp, edit: (bytes: Buffer) => Buffer): Promise<void> {
  const files = (await filesOf(profile)).filter((path) => name.test(path));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) await writeFile(file, edit(await readFile(file)));
}

/** Overwrites a share of the bytes, from a third of the file on. */
function flipped(bytes: Buffer): Buffer {
  for (let at = Math.floor(bytes.length / 3); at < bytes.length; at += 97)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

type Fault = readonly [name: string, work: (profile: string) => Promise<void>];

const FAULTS: Readonly<Record<Suite['name'], readonly Fault[]>> = {
  chromium: [
    [
      'its folder emptied',
      async (profile) => void (await Promise.all((await filesOf(profile)).map((file) => rm(file)))),
    ],
    [
      'its log cut short',
      (profile) => change(profile, /\d\.log$/, (bytes) => bytes.subarray(0, bytes.length / 2)),
    ],
    [
      'its log cut shorter',
      (profile) => change(profile, /\d\.log$/, (bytes) => bytes.subarray(0, bytes.length / 8)),
    ],
    ['bytes of its log flipped', (profile) => change(profile, /\d\.log$/, flipped)],
    ['garbage in its manifest', (profile) => change(profile, /MANIFEST-\d+$/, (bytes) => bytes.fill(0x5a))],
  ],
  firefox: [
    [
      'its folder emptied',
      async (profile) => void (await Promise.all((await filesOf(profile)).map((file) => rm(file)))),
    ],
    [
      'its file cut short',
      (profile) => change(profile, /\.sqlite$/, (bytes) => bytes.subarray(0, bytes.length / 2)),
    ],
    [
      'garbage at the head of its file',
      (profile) => change(profile, /\.sqlite$/, (bytes) => bytes.fill(0x5a, 0, 100)),
    ],
  ],
};

async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}

/** The recovery page, opened by itself. */
async function recoveryPage(suite: Suite): Promise<Page> {
  return until('the recovery page is open', async () => {
    for (const page of await suite.driven().browser.pages()) {
      const href = await page.evaluate(() => location.href);
      if (href.endsWith('/recovery.html')) return page;
    }
    return undefined;
  });
}

/** Waits until the library is witnessed and copied, as any of Postil's pages does while it is open. */
async function safe(suite: Suite, notes: number): Promise<void> {
  const page = await suite.openExtensionPage('settings.html');
  await until(`${notes} notes are witnessed and copied`, () =>
    page.evaluate(async (wanted) => {
      const { witness } = (await chrome.storage.local.get('witness')) as {
        witness?: { acts: number; counts: { annotations: number } };
      };
      const folder = await (
        await navigator.storage.getDirectory()
      ).getDirectoryHandle('copies', { create: true });
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      const isCopied = names.some((name) => name.includes(`_${wanted}_`));
      return isCopied && witness !== undefined && witness.acts > 0 && witness.counts.annotations === wanted;
    }, notes),
  );
  await page.close();
}

inBrowsers(
  (suite) => {
    test.each(FAULTS[suite.name])('a library with %s', async (_fault, damage) => {
      await seed(suite, {
        publications: [publicationOf('issue', 'one')],
        issues: [ISSUE],
        annotations: Array.from({ length: NOTES }, (_, index) =>
          noteOf(`note-${index}`, ISSUE, [`passage ${index}`]),
        ),
      });
      await safe(suite, NOTES);
      await suite.restart(damage);
      const page = await recoveryPage(suite);
      await until('the loss is said in numbers', async () => /400/.test(await textOf(page)));
      for (const path of ['library.html', 'popup.html', 'panel.html']) {
        const other = await suite.openExtensionPage(path);
        await until(`${path} says it`, async () => /See what can be done/.test(await textOf(other)));
        expect(await textOf(other)).toMatch(/400/);
        await other.close();
      }
      // Chromium's log, cut short behind the notes, has lost the ledger's last lines alone.
      const { annotations: left = [] } = await suite.stored();
      await page.bringToFront();
      await (await control(page, /^Restore…$/)).click();
      // Where only the last acts are gone, the copy shows that nothing is missing.
      if (left.length < NOTES) await (await control(page, /^Import \d+ notes$/)).click();
      await until('the library is whole again', async () => /Done:/.test(await textOf(page)));
      const { annotations = [], issues = [] } = await suite.stored();
      expect([annotations.length, issues.length]).toEqual([NOTES, 1]);
      expect(await textOf(page)).toMatch(/Copies in this browser/);
      const library = await suite.openExtensionPage('library.html');
      await until('the library shows its notes', async () => /passage 1/.test(await textOf(library)));
      expect(await textOf(library)).not.toMatch(/See what can be done/);
      await page.close();
    });
  },
  {
    expected:
      /Postil: the library was not (?:checked|compared)|could not be (?:kept|read)|UnknownError|IndexedDB/,
  },
);
