/** Whether an issue's root holds all of its essay and nothing else, on pages whose label has the essay's `text`. */

/**
 * @typedef {import('./measure.mjs').Judged} Judged
 * @typedef {import('./measure.mjs').Miss} Miss
 */

/** Below these a root is reported. */
const LEAST = { recall: 0.95, precision: 0.9 };

/** @param {string} text a bag of its words. */
function bagOf(text) {
  /** @type {Map<string, number>} */
  const bag = new Map();
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu))
    bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** @param {ReadonlyMap<string, number>} bag */
const sizeOf = (bag) => [...bag.values()].reduce((sum, count) => sum + count, 0);

/** @param {readonly number[]} values @param {number} share */
const at = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? null;

/**
 * @param {readonly Judged[]} judged
 * @param {Miss[]} misses
 */
export function rootScore(judged, misses) {
  /** @type {{ recall: number, precision: number }[]} */
  const scores = [];
  for (const { label, answer } of judged) {
    const [got] = answer.issues;
    if (label.text === undefined || got === undefined || label.kind !== 'issue') continue;
    const [meant, found] = [bagOf(label.text), bagOf(got.text)];
    const common = [...meant].reduce((sum, [word, count]) => sum + Math.min(count, found.get(word) ?? 0), 0);
    const score = { recall: common / (sizeOf(meant) || 1), precision: common / (sizeOf(found) || 1) };
    scores.push(score);
    if (score.recall >= LEAST.recall && score.precision >= LEAST.precision) continue;
    const cause = score.recall < LEAST.recall ? 'a part of it' : 'more than it';
    misses.push({ file: label.file, field: 'root', cause, expected: sizeOf(meant), got: sizeOf(found) });
  }
  const summary = (/** @type {'recall' | 'precision'} */ name) => {
    const values = scores.map((score) => score[name]);
    return { median: at(values, 0.5), p5: at(values, 0.05) };
  };
  return { pages: scores.length, recall: summary('recall'), precision: summary('precision') };
}
