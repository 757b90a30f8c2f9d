/** Says why a page was or was not taken for an issue, sign by sign. */

/**
 * @param {import('./measure.mjs').Judged} judged
 */
export function printExplanation({ label, answer: { sent, issues, reasons, sum, choices } }) {
  console.log(`${label.file}: ${label.kind}`);
  const chance = 1 / (1 + Math.exp(-sum));
  console.log(
    `  ${issues.length} issues found; as one issue its signs weigh ${sum.toFixed(2)}, a chance of ${chance.toFixed(3)}`,
  );
  if (!sent) console.log('  the first look did not send it on');
  for (const { weight, words } of reasons) console.log(`  ${weight.toFixed(2).padStart(6)}  ${words}`);
  for (const { field, candidates } of choices) {
    console.log(`  ${field}`);
    for (const { value, sum: own, signs } of candidates.slice(0, 5))
      console.log(`    ${own.toFixed(2).padStart(6)}  ${value}  (${signs.join('; ')})`);
  }
}
