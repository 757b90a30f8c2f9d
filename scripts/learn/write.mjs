/** Writes learned weights as a table of the source. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../project.mjs';

/** @typedef {import('../../src/core/detection/choice.ts').Weights} Weights */

const TABLE = 'src/core/detection/weights.ts';
const LOOK_TABLE = 'src/dom/look-weights.ts';
/** What weighs less says nothing. */
const LEAST = 0.05;

/** What each table is for. */
const SAID = /** @type {Record<string, string>} */ ({
  issue: 'Whether a page is an issue.',
  title: 'Which of the candidates is the headline.',
  publication: 'Which is the name of the publication.',
  number: 'Which is the number of the issue, or none.',
  published: 'Which is the day of publication, or none.',
  authors: 'Who the authors are, or nobody.',
});

/** @param {Record<string, number>} table */
function rowsOf(table) {
  return Object.entries(table)
    .filter(([, weight]) => Math.abs(weight) >= LEAST)
    .toSorted(([, one], [, other]) => other - one)
    .map(([sign, weight]) => `${JSON.stringify(sign)}: ${Number(weight.toFixed(2))},`)
    .join('\n');
}

/** @param {string} file @param {string} source */
async function write(file, source) {
  const options = await resolveConfig(join(root, file));
  await writeFile(join(root, file), await format(source, { ...options, parser: 'typescript' }));
}

/**
 * @param {Weights} weights
 * @param {readonly string[]} figures what they came to, line by line
 */
export async function writeWeights(weights, figures) {
  const tables = Object.entries(weights).map(
    ([name, table]) => `/** ${SAID[name]} */\n${name}: {\n${rowsOf(table)}\n},`,
  );
  const source = `/**
 * What each sign weighs, in natural logarithms of odds: above 0 it speaks for, below 0 against. Learned by
 * \`npm run train\`, which wrote this file; see docs/detection.md. Of pages whose publication was not learned from:
 *
 * ${figures.join('\n * ')}
 */
import type { Weights } from './choice.ts';

export const WEIGHTS: Weights = {
${tables.join('\n')}
};
`;
  await write(TABLE, source);
}

/** @param {import('./look.mjs').Look} look */
export async function writeLook({ enough, stages }) {
  const source = `/** What each observation of the first look weighs, stage by stage. Learned by \`npm run train\`, which wrote this file. */

/** From this sum on a page is sent on. */
export const ENOUGH = ${enough};

export const LOOK: readonly Readonly<Record<string, number>>[] = ${JSON.stringify(stages)};
`;
  await write(LOOK_TABLE, source);
}
