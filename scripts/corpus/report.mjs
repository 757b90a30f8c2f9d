/** Prints what `measure.mjs` found, with errors grouped by their cause. */
import { groupBy } from './agreement.mjs';
import { quantile } from './measure.mjs';

/** @typedef {ReturnType<typeof import('./measure.mjs').measure>} Result */

/** @param {number} value */
const share = (value) => value.toFixed(3);

/**
 * Precision, recall and fields of one group of pages.
 * @param {string} name
 * @param {Pick<Result, 'issue' | 'fields'>} group
 */
export function printScores(name, { issue, fields }) {
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

/**
 * The errors of one cause stand together, the commonest cause first: one change may mend them all.
 * @param {Result['misses']} misses
 */
export function printCauses(misses) {
  const groups = groupBy(misses, ({ field, cause }) => `${field}: ${cause}`);
  for (const [name, own] of [...groups].toSorted((a, b) => b[1].length - a[1].length)) {
    console.log(`\n${name} (${own.length})`);
    for (const { file, expected, got } of own)
      console.log(`  ${file}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`);
  }
}

/** @param {Result} result */
export function printResult(result) {
  printScores('web', result);
  printScores('mail', result.mail);
  printScores('borderline', result.borderline);
  for (const { file, expected, found, right, extra } of result.sections)
    console.log(`sections     ${file}: ${right} of ${expected} right, ${found} found, ${extra} extra`);
  const { pages, recall, precision } = result.root;
  if (pages > 0)
    console.log(
      `root         ${pages} pages: recall ${recall.median} median, ${recall.p5} 5th percentile; precision ${precision.median}, ${precision.p5}`,
    );
  const { samePairs, sameRight, wrongMerges, text } = result.identity;
  console.log(`identity     ${sameRight} of ${samePairs} pairs are one issue, ${wrongMerges} wrong merges`);
  console.log(
    `  texts: at most ${share(text.mostAlike)} alike in ${text.pairs} different pairs, at least ${share(text.leastAlike)} in ${text.texts} altered ones`,
  );
  console.log(`milliseconds median ${result.ms.median}, 95th percentile ${result.ms.p95}`);
}

/**
 * What the first look costs and sends on, of pages that are no newsletter.
 * @param {readonly import('./measure.mjs').Judged[]} judged
 */
export function printLook(judged) {
  const others = judged.filter(({ label }) => label.kind === 'not-issue').map(({ answer }) => answer);
  const median = quantile(
    others.map(({ ms }) => ms),
    0.5,
  );
  const looks = quantile(
    others.map((answer) => answer.look_ms),
    0.5,
  );
  console.log(`  no newsletter: median ${median}, of it the first look ${looks}`);
  console.log(
    `  sent on by the first look: ${others.filter(({ sent }) => sent).length} of ${others.length} pages`,
  );
}
