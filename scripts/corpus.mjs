/**
 * Measures the detector on a folder of labelled pages: `pages/` and `labels.json`, as docs/detection.md
 * describes them.
 *
 * npm run corpus -- DIR [--json] [--browser=chromium] [--explain=FILE]
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { visitInChromium } from './corpus/chromium.mjs';
import { printExplanation } from './corpus/explain.mjs';
import { measure } from './corpus/measure.mjs';
import { bundled, inspectInNode, questionOf, readLabels } from './corpus/pages.mjs';
import { printCauses, printLook, printResult } from './corpus/report.mjs';

/** @typedef {import('./corpus/measure.mjs').Label} Label */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    browser: { type: 'string' },
    explain: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('npm run corpus -- DIR [--json] [--browser=chromium] [--explain=FILE]');
  process.exit(2);
}

/** @param {string} from @param {readonly Label[]} labels */
async function inspectInChromium(from, labels) {
  const code = await bundled('scripts/corpus/inspect.ts', 'iife');
  const questions = labels.map(questionOf);
  async function* stored() {
    for (const [index, { file }] of labels.entries())
      yield { address: questions[index]?.address ?? '', html: await readFile(join(from, file), 'utf8') };
  }
  return visitInChromium(stored(), async (page, index) => {
    const asked = `(() => { ${code}; return detector.inspect(document, ${JSON.stringify(questions[index])}); })()`;
    return /** @type {import('./corpus/inspect.ts').Answer} */ (await page.evaluate(asked));
  });
}

const all = await readLabels(folder);
const labels =
  values.explain === undefined ? all : all.filter(({ file }) => file.includes(values.explain ?? ''));
const answers =
  values.browser === undefined
    ? await inspectInNode(folder, labels)
    : await inspectInChromium(folder, labels);
const judged = labels.flatMap((label, index) => {
  const answer = answers[index];
  return answer === undefined ? [] : [{ label, answer }];
});

if (values.explain !== undefined) judged.forEach(printExplanation);
else if (values.json) {
  const pages = judged.map(({ label: { file }, answer: { issues } }) => ({ file, issues }));
  console.log(JSON.stringify({ ...measure(judged), answers: pages }, null, 2));
} else {
  const result = measure(judged);
  printResult(result);
  printLook(judged);
  printCauses(result.misses);
}
