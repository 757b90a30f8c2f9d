/**
 * Learns what signs weigh: from folders of labelled pages (`labels.json`) or of cases (`NAME.html` and
 * `NAME.json`), and from the hand-written pages of `tests/pages`. Prints figures of pages whose publication was left out
 * of the learning, and of pages that were learned from; where these are much better, signs have learned pages by heart.
 *
 * npm run train -- DIR … [--write] [--causes]
 */
import { parseArgs } from 'node:util';
import { load } from './corpus/pages.mjs';
import { learnLook, sends } from './learn/look.mjs';
import { crossValidate, learnInRounds } from './learn/models.mjs';
import { readPages } from './learn/pages.mjs';
import { figuresOf, printFigures, printReliability } from './learn/report.mjs';
import { writeLook, writeWeights } from './learn/write.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, causes: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('npm run train -- DIR … [--write] [--causes]');
  process.exit(2);
}

/** @type {import('./learn/pages.mjs').Detector} */
const detector = await load('scripts/learn/detector.ts');
const pages = await readPages(positionals, detector);
const { weights, known } = learnInRounds(pages, detector);
const look = learnLook(pages);
const trained = pages.map((page) => ({
  page,
  sent: sends(page, look),
  found: detector.detect(page.page, weights),
  sum: detector.assess(page.page, weights).sum,
}));
printFigures('learned from', trained, false);
const held = crossValidate(known, detector);
printFigures('publication left out', held, values.causes);
printReliability(held);
if (values.write) {
  await writeWeights(weights, figuresOf(held));
  await writeLook(look);
}
