/** Prints what weights do on pages that they saw, and on pages that they did not. */
import { measure } from '../corpus/measure.mjs';
import { printCauses, printScores } from '../corpus/report.mjs';

/**
 * @typedef {import('./pages.mjs').Page} Page
 * @typedef {import('../../src/core/detection/detect.ts').DetectedIssue} DetectedIssue
 * @typedef {{ page: Page, sent: boolean, found: readonly DetectedIssue[], sum: number }} Seen
 */

/** The borders between the rows of the reliability table. */
const BINS = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01];

/** @param {Seen} seen @returns {import('../corpus/measure.mjs').Judged} */
function judgedOf({ page: { label }, sent, found, sum }) {
  const issues = (sent ? found : []).map(
    ({ description, aliases, platform, words, confidence, evidence }) => ({
      aliases,
      platform,
      words,
      confidence,
      evidence,
      address: description.address,
      title: description.title,
      publication: description.publication.name,
      authors: description.authors,
      published: description.published ?? null,
      number: description.number ?? null,
      fingerprint: null,
      altered: null,
      text: '',
    }),
  );
  const look = sent || found.length === 0;
  const unasked = { reasons: [], choices: [], between: [], variants: [], look_ms: 0, ms: 0 };
  return { label, answer: { look, sent, issues, sum, ...unasked } };
}

/**
 * Figures of the corpus, and of the cases and hand-written pages apart.
 * @param {string} name
 * @param {readonly Seen[]} seen
 * @param {boolean} withCauses
 */
export function printFigures(name, seen, withCauses) {
  console.log(`\n== ${name}`);
  const result = measure(seen.filter(({ page }) => page.origin === 'corpus').map(judgedOf));
  printScores('web', result);
  printScores('mail', result.mail);
  printScores('borderline', result.borderline);
  const others = measure(seen.filter(({ page }) => page.origin !== 'corpus').map(judgedOf));
  printScores('hand-written', others);
  const isOf = (/** @type {{ field: string }} */ { field }) =>
    !['section', 'identity', 'merge'].includes(field);
  if (withCauses) printCauses([...result.misses, ...others.misses].filter(isOf));
}

/**
 * Of pages said to be issues with some confidence, how many are.
 * @param {readonly Seen[]} seen
 */
export function printReliability(seen) {
  const strict = seen.filter(({ page: { label } }) => label.kind !== 'multi-issue' && !label.borderline);
  console.log('\nconfidence    pages   said    are');
  for (const [at, from] of BINS.slice(0, -1).entries()) {
    const to = BINS[at + 1] ?? 1;
    const own = strict
      .map(({ page, sum }) => ({ chance: 1 / (1 + Math.exp(-sum)), is: page.label.kind === 'issue' }))
      .filter(({ chance }) => chance >= from && chance < to);
    if (own.length === 0) continue;
    const said = own.reduce((sum, { chance }) => sum + chance, 0) / own.length;
    const are = own.filter(({ is }) => is).length / own.length;
    console.log(
      `${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)} ${String(own.length).padStart(6)} ${said.toFixed(3).padStart(7)} ${are.toFixed(3).padStart(6)}`,
    );
  }
}

/**
 * The figures that stand beside the weights, of the corpus alone.
 * @param {readonly Seen[]} seen
 */
export function figuresOf(seen) {
  const { issue, fields, mail } = measure(seen.filter(({ page }) => page.origin === 'corpus').map(judgedOf));
  const share = (/** @type {number} */ value) => value.toFixed(3);
  const said = Object.entries(fields)
    .filter(([, { of }]) => of > 0)
    .map(([name, { right, of }]) => `${name} ${share(right / of)}`);
  return [
    `web: precision ${share(issue.precision)}, recall ${share(issue.recall)};`,
    `${said.join(', ')};`,
    `mail: precision ${share(mail.issue.precision)}, recall ${share(mail.issue.recall)}.`,
  ];
}
