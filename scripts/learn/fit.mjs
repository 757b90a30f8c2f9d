/**
 * Fits the weights of signs: logistic regression where the answer is yes or no, and its conditional form
 * (McFadden's choice model) where one of several candidates is meant. Both with a Gaussian prior on each
 * weight (L2), by Newton steps on one weight after another, in a fixed order from nothing: the same
 * examples give the same weights, and no seed is needed.
 */

/** The sign that every example has; its weight has no prior. As in `src/core/detection/choice.ts`. */
const BIAS = 'to begin with';
const SWEEPS = 60;
/** Sweeps end when no weight moves further. */
const STILL = 1e-4;
/** The longest step, in natural logarithms of odds: Newton overshoots where a sign is rare. */
const LONGEST_STEP = 1;

/**
 * @typedef {{ signs: readonly string[], right: boolean }} Example of a question that is answered by yes or no
 * @typedef {readonly { signs: readonly string[], right: boolean }[]} Ballot the candidates of one page
 */

const logistic = (/** @type {number} */ sum) => 1 / (1 + Math.exp(-sum));
const clamp = (/** @type {number} */ step) => Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));

/**
 * For each sign, where it was seen; the bias comes first.
 * @param {readonly { signs: readonly string[] }[]} examples
 */
function columnsOf(examples) {
  /** @type {Map<string, number[]>} */
  const columns = new Map([[BIAS, []]]);
  for (const [index, { signs }] of examples.entries()) {
    for (const sign of new Set([BIAS, ...signs])) {
      const column = columns.get(sign) ?? [];
      column.push(index);
      columns.set(sign, column);
    }
  }
  return columns;
}

/**
 * Newton steps on one weight after another, until none moves.
 * @param {ReadonlyMap<string, number[]>} columns where each sign was seen
 * @param {number} prior how strongly weights are held to 0: the inverse of their variance
 * @param {(seen: readonly number[]) => { slope: number, curve: number }} lossOf first and second derivative
 *   of the loss by the weight of a sign that was seen there, without the prior's part
 * @param {(seen: readonly number[], step: number) => void} add takes a step of that weight into account
 */
function descend(columns, prior, lossOf, add) {
  /** @type {Record<string, number>} */
  const weights = Object.fromEntries([...columns.keys()].map((sign) => [sign, 0]));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let moved = 0;
    for (const [sign, seen] of columns) {
      const held = sign === BIAS ? 0.01 : prior;
      const weight = weights[sign] ?? 0;
      const { slope, curve } = lossOf(seen);
      const step = clamp(-(held * weight + slope) / (held + curve));
      weights[sign] = weight + step;
      add(seen, step);
      moved = Math.max(moved, Math.abs(step));
    }
    if (moved < STILL) break;
  }
  return weights;
}

/**
 * Weights that say yes or no.
 * @param {readonly Example[]} examples
 * @param {number} prior as in `descend`
 * @returns {Record<string, number>}
 */
export function fitAnswer(examples, prior) {
  const sums = examples.map(() => 0);
  return descend(
    columnsOf(examples),
    prior,
    (seen) => {
      let slope = 0;
      let curve = 0;
      for (const index of seen) {
        const chance = logistic(sums[index] ?? 0);
        slope += chance - Number(examples[index]?.right);
        curve += chance * (1 - chance);
      }
      return { slope, curve };
    },
    (seen, step) => {
      for (const index of seen) sums[index] = (sums[index] ?? 0) + step;
    },
  );
}

/**
 * Weights that choose one of several candidates, or none of them.
 * @param {readonly Ballot[]} ballots
 * @param {number} prior as in `descend`
 * @param {boolean} orNone whether it is an answer that none of them is right; it weighs nothing
 * @returns {Record<string, number>}
 */
export function fitChoice(ballots, prior, orNone) {
  const all = ballots.flatMap((ballot, page) => ballot.map((candidate) => ({ ...candidate, page })));
  const rights = ballots.map((ballot) => ballot.filter(({ right }) => right).length);
  /** @param {number} index */
  const at = (index) => all[index] ?? { page: 0, right: false };
  const columns = columnsOf(all);
  if (!orNone) columns.delete(BIAS);
  const odds = all.map(() => 1);
  const totals = ballots.map((ballot) => ballot.length + Number(orNone));
  const rightTotals = rights.map((count) => (count === 0 && orNone ? 1 : count));
  return descend(
    columns,
    prior,
    (seen) => {
      let slope = 0;
      let curve = 0;
      /** How likely a candidate with this sign is chosen, and how much of what is right has it, page by page. */
      const chances = new Map();
      for (const index of seen) {
        const { page, right } = at(index);
        const known = chances.get(page) ?? { all: 0, right: 0 };
        known.all += odds[index] ?? 0;
        if (right) known.right += odds[index] ?? 0;
        chances.set(page, known);
      }
      for (const [page, known] of chances) {
        const chance = known.all / (totals[page] ?? 1);
        const among = (rights[page] ?? 0) === 0 ? 0 : known.right / (rightTotals[page] ?? 1);
        slope += chance - among;
        curve += chance * (1 - chance);
      }
      return { slope, curve };
    },
    (seen, step) => {
      for (const index of seen) {
        const { page, right } = at(index);
        const before = odds[index] ?? 0;
        const after = before * Math.exp(step);
        odds[index] = after;
        totals[page] = (totals[page] ?? 0) + after - before;
        if (right) rightTotals[page] = (rightTotals[page] ?? 0) + after - before;
      }
    },
  );
}
