/** Turns labelled pages into examples, and examples into weights. */
import { groupBy, isRight } from '../corpus/agreement.mjs';
import { fitAnswer, fitChoice } from './fit.mjs';
import { learnLook, sends } from './look.mjs';

/**
 * @typedef {import('./pages.mjs').Page} Page
 * @typedef {import('./pages.mjs').Detector} Detector
 * @typedef {import('../../src/core/detection/choice.ts').Weights} Weights
 * @typedef {import('./fit.mjs').Ballot} Ballot
 */

/** How strongly the weights of each model are held to 0; chosen by the cross-validated figures. */
const PRIOR = { issue: 0.2, title: 0.3, publication: 0.3, number: 0.3, published: 0.3, authors: 0.3 };

/** A field's name among the weights, and in the measure. */
const FIELDS = /** @type {const} */ ({
  publication: 'publication',
  number: 'number',
  published: 'date',
  authors: 'author',
});

/** @param {{ name: string }[]} signs */
const namesOf = (signs) => signs.map(({ name }) => name);

/**
 * The candidates of a page; nothing where none can be learned from them.
 * @param {readonly { value: unknown, signs: ReadonlySet<string> }[]} candidates
 * @param {Page} page
 * @param {string} field
 * @param {(value: unknown) => string} said what the measure sees of a value
 * @returns {Ballot | undefined}
 */
function ballotOf(candidates, { label }, field, said) {
  const ballot = candidates.map(({ value, signs }) => ({
    signs: [...signs],
    right: isRight(label, field, said(value)) === true,
  }));
  return ballot.length === 0 ? undefined : ballot;
}

/** Where one has to be chosen, nothing is learned from a page on which none is right. */
const isDecided = (/** @type {Ballot | undefined} */ ballot) => ballot?.some(({ right }) => right) === true;

const isIssue = (/** @type {Page} */ { label }) => label.kind === 'issue' && !label.borderline;

/** Whether a label that has no number says that the page shows none: older labels do not say. */
const saysNumber = (/** @type {Page} */ { label }) =>
  label.number !== undefined || /** @type {{ batch?: number }} */ (label).batch === 2;

/**
 * Examples of one page, as other weights than the ones that are learned would see it.
 * @param {Page} page
 * @param {Detector} detector
 * @param {Weights} weights
 */
function examplesOf(page, { assess, fieldsOf }, weights) {
  const assessment = assess(page.page, weights);
  const answer = { signs: namesOf([...assessment.signs]), right: page.label.kind === 'issue' };
  /** @type {Record<string, Ballot | undefined>} */
  const ballots = {};
  if (isIssue(page)) {
    const title = ballotOf(
      assessment.titles,
      page,
      'title',
      (value) => /** @type {{ title: string }} */ (value).title,
    );
    ballots.title = isDecided(title) ? title : undefined;
    const fields = fieldsOf(assessment, weights);
    for (const [name, field] of Object.entries(FIELDS)) {
      const known = isRight(page.label, field, null) !== undefined;
      // A name that no label gives may still be right: only what a label says is learned from.
      if (!known && (name === 'publication' || page.origin !== 'corpus')) continue;
      if (name === 'number' && !saysNumber(page)) continue;
      ballots[name] = ballotOf(fields[/** @type {keyof typeof FIELDS} */ (name)], page, field, (value) =>
        Array.isArray(value) ? value.join(', ') : String(value),
      );
      if (name === 'publication' && !isDecided(ballots[name])) ballots[name] = undefined;
    }
  }
  return { answer, ballots };
}

/** @typedef {ReturnType<typeof examplesOf>} Examples */

/**
 * @param {readonly { page: Page, examples: Examples }[]} known
 * @returns {Weights}
 */
function learn(known) {
  const answers = known
    .filter(({ page: { label } }) => label.kind !== 'multi-issue' && !label.borderline)
    .map(({ examples }) => examples.answer);
  const ballots = (/** @type {string} */ name) =>
    known.map(({ examples }) => examples.ballots[name]).filter((ballot) => ballot !== undefined);
  return {
    issue: fitAnswer(answers, PRIOR.issue),
    title: fitChoice(ballots('title'), PRIOR.title, false),
    publication: fitChoice(ballots('publication'), PRIOR.publication, false),
    number: fitChoice(ballots('number'), PRIOR.number, true),
    published: fitChoice(ballots('published'), PRIOR.published, true),
    authors: fitChoice(ballots('authors'), PRIOR.authors, true),
  };
}

/**
 * The same pages' examples under better weights: where the headline stands, other signs follow.
 * @param {readonly Page[]} pages
 * @param {Detector} detector
 * @param {number} rounds
 */
export function learnInRounds(pages, detector, rounds = 3) {
  let weights = detector.WEIGHTS;
  /** @type {{ page: Page, examples: Examples }[]} */
  let known = [];
  for (let round = 0; round < rounds; round += 1) {
    known = pages.map((page) => ({ page, examples: examplesOf(page, detector, weights) }));
    weights = learn(known);
  }
  return { weights, known };
}

/**
 * What is found on each page by weights that saw no page of its publication.
 * @param {readonly { page: Page, examples: Examples }[]} known
 * @param {Detector} detector
 */
export function crossValidate(known, { detect, assess }) {
  const groups = groupBy(known, ({ page }) => page.label.group);
  return [...groups.values()].flatMap((own) => {
    const others = known.filter(({ page }) => page.label.group !== own[0]?.page.label.group);
    const weights = learn(others);
    const look = learnLook(others.map(({ page }) => page));
    return own.map(({ page }) => ({
      page,
      sent: sends(page, look),
      found: detect(page.page, weights),
      sum: assess(page.page, weights).sum,
    }));
  });
}
