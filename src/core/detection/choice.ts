/**
 * Adds up what signs weigh. Signs are found by rules and have names that can be said to a reader; what each
 * weighs is learned: see `weights.ts`, `scripts/train.mjs` and docs/detection.md.
 */

/** What each sign weighs, in natural logarithms of odds; one that is missing weighs nothing. */
export type Table = Readonly<Record<string, number>>;

/** The tables of all models: whether a page is an issue, and which candidate a field is. */
export interface Weights {
  readonly issue: Table;
  readonly title: Table;
  readonly publication: Table;
  readonly number: Table;
  readonly published: Table;
  readonly authors: Table;
}

/** The sign that every page and every candidate has. */
const BIAS = 'to begin with';

/** What signs weigh together. */
export function sumOf(signs: Iterable<string>, table: Table): number {
  let sum = table[BIAS] ?? 0;
  for (const sign of signs) sum += table[sign] ?? 0;
  return sum;
}

/** The probability, 0 to 1, that a sum of weights stands for. */
export function probability(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/** A value that a field may have. */
export interface Candidate<Value> {
  readonly value: Value;
  readonly signs: ReadonlySet<string>;
}

export interface Choice<Value> {
  readonly value: Value;
  /** 0 to 1: how likely it is right, and no other candidate, and not none of them. */
  readonly confidence: number;
}

/** Candidates, each of which is kept once with all its signs. */
export class Candidates<Value> {
  readonly #all = new Map<string, { value: Value; signs: Set<string> }>();

  readonly #isBetter: (value: Value, known: Value) => boolean;

  /** @param isBetter whether another spelling of a candidate is better than the first one. */
  constructor(isBetter: (value: Value, known: Value) => boolean = () => false) {
    this.#isBetter = isBetter;
  }

  /** Adds signs to the candidate of that key. */
  add(key: string, value: Value, ...signs: readonly string[]): void {
    if (key === '') return;
    const { value: first, signs: all } = this.#all.get(key) ?? { value, signs: new Set<string>() };
    for (const sign of signs) all.add(sign);
    this.#all.set(key, { value: this.#isBetter(value, first) ? value : first, signs: all });
  }

  /** Gives every candidate of which `holds` is true that sign. */
  mark(sign: string, holds: (value: Value, key: string, signs: ReadonlySet<string>) => boolean): void {
    for (const [key, { value, signs }] of this.#all) if (holds(value, key, signs)) signs.add(sign);
  }

  has(key: string): boolean {
    return this.#all.has(key);
  }

  list(): readonly Candidate<Value>[] {
    return [...this.#all.values()];
  }
}

/**
 * The likeliest of several candidates, the first of equals.
 * @param none what it weighs that none of them is right: nothing at all, or as much as no sign.
 */
export function likeliest<Value>(
  candidates: readonly Candidate<Value>[],
  table: Table,
  none = -Infinity,
): Choice<Value> | undefined {
  let best: { value: Value; sum: number } | undefined;
  let all = Math.exp(none);
  for (const { value, signs } of candidates) {
    const sum = sumOf(signs, table);
    all += Math.exp(sum);
    if (best === undefined || sum > best.sum) best = { value, sum };
  }
  if (best === undefined || best.sum < none) return undefined;
  return { value: best.value, confidence: Math.exp(best.sum) / all };
}

/** Chooses one of several candidates, or none where all weigh less than nothing: better empty than wrong. */
export function choose<Value>(
  candidates: readonly Candidate<Value>[],
  table: Table,
): Choice<Value> | undefined {
  return likeliest(candidates, table, 0);
}
