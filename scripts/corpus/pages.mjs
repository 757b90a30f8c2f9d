/** Reads a folder of labelled pages, and asks the detector about each in Node. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { root } from '../project.mjs';
import { withPage } from './document.mjs';
import { variantsOf } from './identity.mjs';

/** @typedef {import('./measure.mjs').Label} Label */

/**
 * The labels of a folder; the essay of a page stands beside it as `NAME.txt`, where somebody took it down.
 * @param {string} folder
 * @returns {Promise<Label[]>}
 */
export async function readLabels(folder) {
  /** @type {Label[]} */
  const labels = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8'));
  for (const label of labels) {
    const essay = join(folder, label.file.replace(/\.html$/, '.txt'));
    if (existsSync(essay)) label.text = await readFile(essay, 'utf8');
  }
  return labels;
}

/**
 * What is asked about a page. A mail has no address; neither have some pages.
 * @param {Label} label
 */
export function questionOf(label) {
  const name = label.file.replace(/^.*\//, '').replace(/\.html$/, '');
  const address = label.form === 'email' || label.url === null ? `https://mail.invalid/${name}` : label.url;
  const anchors = (label.sections ?? []).map(({ anchor }) => (anchor ?? '').replace(/^#/, ''));
  return { address, variants: variantsOf(label), anchors };
}

/**
 * The detector and the first look as one script.
 * @param {string} entry the module whose exports are meant
 * @param {'esm' | 'iife'} format
 */
export async function bundled(entry, format) {
  const built = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    globalName: 'detector',
    target: 'chrome140',
    charset: 'utf8',
  });
  return built.outputFiles[0]?.text ?? '';
}

/**
 * The exports of a module written in TypeScript.
 * @param {string} entry
 */
export async function load(entry) {
  const code = await bundled(entry, 'esm');
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

/**
 * @param {string} folder
 * @param {readonly Label[]} labels
 * @returns {Promise<import('./inspect.ts').Answer[]>}
 */
export async function inspectInNode(folder, labels) {
  const { inspect } = await load('scripts/corpus/inspect.ts');
  const answers = [];
  for (const label of labels) {
    const question = questionOf(label);
    const html = await readFile(join(folder, label.file), 'utf8');
    answers.push(await withPage(html, question.address, (document) => inspect(document, question)));
  }
  return answers;
}
