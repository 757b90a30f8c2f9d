/** Learns the first look: a few whole numbers under the constraint that it loses fewer than one issue of a hundred. */
import { fitAnswer } from './fit.mjs';

/**
 * @typedef {import('./pages.mjs').Page} Page
 * @typedef {{ enough: number, stages: readonly Record<string, number>[] }} Look
 */

const PRIOR = 0.3;
/** Weights are this much of the natural logarithm of odds: coarse enough for whole numbers. */
const UNIT = 0.4;
const RECALL = 0.995;
/** What no example may change: a list that is called no collection is no issue, and what may hold many is asked. */
const FIXED = /** @type {Record<string, number>} */ ({ list: -99, many: 20 });

const isIssue = (/** @type {Page} */ { label }) => label.kind !== 'not-issue';

/** @param {readonly (readonly string[])[]} seen @param {Look['stages']} stages */
const sumOf = (seen, stages) =>
  seen.reduce((sum, names, at) => sum + names.reduce((own, name) => own + (stages[at]?.[name] ?? 0), 0), 0);

/** Whether the first look sends a page on. @param {Page} page @param {Look} look */
export const sends = ({ look }, { enough, stages }) => sumOf(look, stages) >= enough;

/**
 * @param {readonly Page[]} pages
 * @returns {Look}
 */
export function learnLook(pages) {
  const strict = pages.filter(({ label }) => !label.borderline);
  const weights = fitAnswer(
    strict.map((page) => ({ signs: page.look.flat(), right: isIssue(page) })),
    PRIOR,
  );
  const count = Math.max(...strict.map(({ look }) => look.length));
  const stages = Array.from({ length: count }, (_, at) => {
    const names = [...new Set(strict.flatMap(({ look }) => look[at] ?? []))].toSorted();
    const rounded = names.map(
      (name) => /** @type {const} */ ([name, FIXED[name] ?? Math.round((weights[name] ?? 0) / UNIT)]),
    );
    return Object.fromEntries(rounded.filter(([, weight]) => weight !== 0));
  });
  const sums = strict
    .filter(isIssue)
    .map(({ look }) => sumOf(look, stages))
    .toSorted((a, b) => a - b);
  return { stages, enough: sums[Math.floor(sums.length * (1 - RECALL))] ?? 0 };
}
