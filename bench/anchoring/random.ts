/** Seeded randomness, so that a run can be repeated. */

export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** An integer, at least `low`, below `high`. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(probability: number): boolean;
  shuffle<Item>(items: readonly Item[]): Item[];
}

/** A generator of its own for each purpose: adding one draw must not change all others. */
export function randomOf(seed: number, purpose = ''): Random {
  let state = seed >>> 0;
  for (const unit of purpose) state = Math.imul(state ^ unit.charCodeAt(0), 0x9e3779b1) >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low));
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length)] as (typeof items)[number],
    chance: (probability) => next() < probability,
    shuffle: (items) => {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last--) {
        const other = between(0, last + 1);
        const item = result[last] as (typeof items)[number];
        result[last] = result[other] as (typeof items)[number];
        result[other] = item;
      }
      return result;
    },
  };
}
