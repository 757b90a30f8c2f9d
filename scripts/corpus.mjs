/**
 * Measures the detector on a folder of labelled pages: `pages/` and `labels.json`.
 *
 * npm run corpus -- DIR [--json] [--browser=chromium]
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { visitInChromium } from './corpus/chromium.mjs';
import { withPage } from './corpus/document.mjs';
import { measure, quantile, variantsOf } from './corpus/measure.mjs';

/** @typedef {import('./corpus/measure.mjs').Label} Label */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, browser: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('npm run corpus -- DIR [--json] [--browser=chromium]');
  process.exit(2);
}

/** @param {'esm' | 'iife'} format */
async function detector(format) {
  const built = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['scripts/corpus/inspect.ts'],
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
 * A mail has no address; neither have some pages.
 * @param {Label} label
 */
function questionOf(label) {
  const name = label.file.replace(/^.*\//, '').replace(/\.html$/, '');
  const address = label.form === 'email' || label.url === null ? `https://mail.invalid/${name}` : label.url;
  const anchors = (label.sections ?? []).map(({ anchor }) => (anchor ?? '').replace(/^#/, ''));
  return { address, variants: variantsOf(label), anchors };
}

/** @param {readonly Label[]} labels @param {(label: Label) => Promise<string>} read */
async function inspectInNode(labels, read) {
  const code = await detector('esm');
  const { inspect } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  const answers = [];
  for (const label of labels) {
    const question = questionOf(label);
    const html = await read(label);
    answers.push(await withPage(html, question.address, (document) => inspect(document, question)));
  }
  return answers;
}

/** @param {readonly Label[]} labels @param {(label: Label) => Promise<string>} read */
async function inspectInChromium(labels, read) {
  const code = await detector('iife');
  const questions = labels.map(questionOf);
  async function* stored() {
    for (const [index, label] of labels.entries())
      yield { address: questions[index]?.address ?? '', html: await read(label) };
  }
  return visitInChromium(stored(), async (page, index) => {
    const asked = `(() => { ${code}; return detector.inspect(document, ${JSON.stringify(questions[index])}); })()`;
    return /** @type {import('./corpus/inspect.ts').Answer} */ (await page.evaluate(asked));
  });
}

/** @type {Label[]} */
const labels = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8'));
const read = (/** @type {Label} */ { file }) => readFile(join(folder, file), 'utf8');
const answers =
  values.browser === undefined ? await inspectInNode(labels, read) : await inspectInChromium(labels, read);
const judged = labels.flatMap((label, index) => {
  const answer = answers[index];
  return answer === undefined ? [] : [{ label, answer }];
});
const result = measure(judged);

/** @param {number} value */
const share = (value) => value.toFixed(3);

function table() {
  const groups = /** @type {const} */ ([
    ['web', result.issue, result.fields],
    ['mail', result.mail.issue, result.mail.fields],
    ['borderline', result.borderline.issue, result.borderline.fields],
  ]);
  for (const [name, issue, fields] of groups) {
    console.log(`${name.padEnd(12)} precision ${share(issue.precision)}  recall ${share(issue.recall)}`);
    for (const [field, { right, of }] of Object.entries(fields)) {
      if (of > 0)
        console.log(
          `  ${field.padEnd(12)} ${String(right).padStart(3)} of ${String(of).padStart(3)}  ${share(right / of)}`,
        );
    }
    for (const file of issue.falsePositives) console.log(`  taken for an issue: ${file}`);
    for (const file of issue.falseNegatives) console.log(`  missed: ${file}`);
  }
  for (const { file, expected, found, right, extra } of result.sections) {
    console.log(`sections     ${file}: ${right} of ${expected} right, ${found} found, ${extra} extra`);
  }
  const { samePairs, sameRight, wrongMerges, text } = result.identity;
  console.log(`identity     ${sameRight} of ${samePairs} pairs are one issue, ${wrongMerges} wrong merges`);
  console.log(
    `  texts: at most ${share(text.mostAlike)} alike in ${text.pairs} different pairs, at least ${share(text.leastAlike)} in ${text.texts} altered ones`,
  );
  const others = judged.filter(({ label }) => label.kind === 'not-issue').map(({ answer }) => answer);
  const looks = others.map((answer) => answer.look_ms);
  console.log(`milliseconds median ${result.ms.median}, 95th percentile ${result.ms.p95}`);
  console.log(
    `  no newsletter: median ${quantile(
      others.map(({ ms }) => ms),
      0.5,
    )}, of it the first look ${quantile(looks, 0.5)}`,
  );
  console.log(
    `  sent on by the first look: ${others.filter(({ sent }) => sent).length} of ${others.length} pages`,
  );
  for (const { file, field, expected, got } of result.misses) {
    console.log(`  ${file} ${field}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`);
  }
}

if (values.json) console.log(JSON.stringify(result, null, 2));
else table();
