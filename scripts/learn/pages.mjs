/** Reads everything that weights are learned from: labelled folders, folders of cases, the hand-written pages. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withPage } from '../corpus/document.mjs';
import { questionOf, readLabels } from '../corpus/pages.mjs';
import { readFixtures } from '../fixtures.mjs';

/**
 * @typedef {import('../corpus/measure.mjs').Label} Label
 * @typedef {typeof import('./detector.ts')} Detector
 * @typedef {import('../../src/core/detection/page.ts').PageDescription} PageDescription
 * @typedef {{ label: Label, html: string }} Stored
 * @typedef {{
 *   label: Label, page: PageDescription, look: readonly (readonly string[])[],
 *   origin: 'corpus' | 'case' | 'fixture',
 * }} Page `look` is what the first look observes, stage by stage; figures are told of the corpus alone
 */

/**
 * The label of a page that expects some fields of one issue, or none.
 * @param {string} file
 * @param {string} url
 * @param {{ issues: number } & Record<string, unknown>} expected
 * @returns {Label}
 */
function labelOf(file, url, { issues, title, publication, author, published, number, platform }) {
  const kind = issues === 0 ? 'not-issue' : issues === 1 ? 'issue' : 'multi-issue';
  const known = /** @type {Record<string, string | null>} */ ({
    title,
    publication,
    author,
    published,
    platform,
  });
  return /** @type {Label} */ ({
    ...Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value ?? null])),
    ...(number !== undefined && { number }),
    file,
    url,
    kind,
    form: 'web',
    canonical: null,
    borderline: false,
    group: file,
  });
}

/** @param {string} folder */
async function readCases(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  return Promise.all(
    names.toSorted().map(async (name) => {
      const { address, expected } = JSON.parse(
        await readFile(join(folder, name.replace('.html', '.json')), 'utf8'),
      );
      return { label: labelOf(name, address, expected), html: await readFile(join(folder, name), 'utf8') };
    }),
  );
}

async function readHandWritten() {
  return (await readFixtures()).map(({ name, address, html, issues }) => {
    const [first] = issues;
    const author = first?.authors?.join(', ');
    return { label: labelOf(name, address, { ...first, author, issues: issues.length }), html };
  });
}

/**
 * @param {readonly string[]} folders
 * @param {Detector} detector
 * @returns {Promise<Page[]>}
 */
export async function readPages(folders, { describePage, observe }) {
  /** @type {Page[]} */
  const pages = [];
  const take = async (/** @type {Page['origin']} */ origin, /** @type {Stored} */ { label, html }) => {
    const { address } = questionOf(label);
    const read = await withPage(html, address, (document) => ({
      look: [...observe(document, address)],
      page: describePage(document, address).page,
    }));
    pages.push({ label, origin, ...read });
  };
  for (const folder of folders) {
    if (existsSync(join(folder, 'labels.json'))) {
      for (const label of await readLabels(folder))
        await take('corpus', { label, html: await readFile(join(folder, label.file), 'utf8') });
    } else for (const stored of await readCases(folder)) await take('case', stored);
  }
  for (const stored of await readHandWritten()) await take('fixture', stored);
  return pages;
}
