/**
 * Origins of a newer text's characters in an older one: the truth for histories, made without any
 * engine. Anchors are word sequences that occur once in both (patience), gaps are compared word by word.
 */

interface Token {
  readonly text: string;
  readonly at: number;
}

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s]/gu)].map((match) => ({
    text: match[0],
    at: match.index,
  }));

/** Sequences of this many words are sought, the long ones first. */
const LENGTHS = [12, 6, 3, 1];
/** Gaps up to this many pairs of words are compared by dynamic programming. */
const MOST_PAIRS = 4_000_000;

class Aligner {
  readonly old: readonly Token[];
  readonly now: readonly Token[];
  /** For each newer word the older one, or -1. */
  readonly match: Int32Array;

  constructor(old: readonly Token[], now: readonly Token[]) {
    this.old = old;
    this.now = now;
    this.match = new Int32Array(now.length).fill(-1);
  }

  same(one: number, other: number): boolean {
    return this.old[one]?.text === this.now[other]?.text;
  }

  align(from: number, to: number, low: number, high: number, level = 0): void {
    while (from < to && low < high && this.same(from, low)) this.match[low++] = from++;
    while (from < to && low < high && this.same(to - 1, high - 1)) this.match[--high] = --to;
    if (from === to || low === high) return;
    for (let at = level; at < LENGTHS.length; at++) {
      const anchors = this.anchors(from, to, low, high, LENGTHS[at] ?? 1);
      if (anchors.length === 0) continue;
      let lastOld = from;
      let lastNow = low;
      for (const [one, other] of [...anchors, [to, high] as const]) {
        this.align(lastOld, one, lastNow, other, at);
        lastOld = one;
        lastNow = other;
      }
      return;
    }
    if ((to - from) * (high - low) <= MOST_PAIRS) this.fill(from, to, low, high);
  }

  /** Places of sequences that occur once in both parts, as the longest ascending series. */
  anchors(
    from: number,
    to: number,
    low: number,
    high: number,
    length: number,
  ): (readonly [number, number])[] {
    const count = (tokens: readonly Token[], begin: number, end: number): Map<string, number> => {
      const places = new Map<string, number>();
      for (let at = begin; at + length <= end; at++) {
        const key = tokens
          .slice(at, at + length)
          .map(({ text }) => text)
          .join(' ');
        places.set(key, places.has(key) ? -1 : at);
      }
      return places;
    };
    const older = count(this.old, from, to);
    const pairs: (readonly [number, number])[] = [];
    for (const [key, other] of count(this.now, low, high)) {
      const one = older.get(key) ?? -1;
      if (one >= 0 && other >= 0) pairs.push([one, other]);
    }
    pairs.sort((one, other) => one[1] - other[1]);
    return ascending(pairs);
  }

  fill(from: number, to: number, low: number, high: number): void {
    const width = high - low + 1;
    const lengths = new Uint16Array((to - from + 1) * width);
    for (let one = to - 1; one >= from; one--) {
      for (let other = high - 1; other >= low; other--) {
        const cell = (one - from) * width + other - low;
        lengths[cell] = this.same(one, other)
          ? (lengths[cell + width + 1] ?? 0) + 1
          : Math.max(lengths[cell + width] ?? 0, lengths[cell + 1] ?? 0);
      }
    }
    for (let one = from, other = low; one < to && other < high;) {
      const cell = (one - from) * width + other - low;
      if (this.same(one, other)) this.match[other++] = one++;
      else if ((lengths[cell + width] ?? 0) >= (lengths[cell + 1] ?? 0)) one++;
      else other++;
    }
  }

  /** What the series could not hold because it went elsewhere: long sequences, once on each side. */
  moved(): void {
    const taken = new Set(this.match);
    const length = 8;
    const free = (tokens: readonly Token[], isFree: (at: number) => boolean): Map<string, number> => {
      const places = new Map<string, number>();
      for (let at = 0; at + length <= tokens.length; at++) {
        const part = tokens.slice(at, at + length);
        if (!part.every((_, index) => isFree(at + index))) continue;
        const key = part.map(({ text }) => text).join(' ');
        places.set(key, places.has(key) ? -1 : at);
      }
      return places;
    };
    const older = free(this.old, (at) => !taken.has(at));
    for (const [key, other] of free(this.now, (at) => this.match[at] === -1)) {
      const one = older.get(key) ?? -1;
      if (one < 0 || other < 0) continue;
      for (let index = 0; index < length; index++) this.match[other + index] = one + index;
    }
  }
}

function ascending(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = [];
  const back = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([one], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[0] ?? 0) < one) low = middle + 1;
      else high = middle;
    }
    back[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const result: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = back[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) result.unshift(pair);
  }
  return result;
}

/** Gaps up to this long, in characters, on both sides are a rewording. */
const LONGEST_REWORDING = 200;

/** For each unit of `now` its offset in `old`, -1 where it is new. */
export function originsByDiff(old: string, now: string): Int32Array {
  const aligner = new Aligner(tokensOf(old), tokensOf(now));
  aligner.align(0, aligner.old.length, 0, aligner.now.length);
  aligner.moved();
  const origin = new Int32Array(now.length).fill(-1);
  const end = (token: Token | undefined): number => (token === undefined ? 0 : token.at + token.text.length);
  let lastOld = -1;
  let lastNow = -1;
  aligner.match.forEach((one, other) => {
    if (one < 0) return;
    const older = aligner.old[one];
    const newer = aligner.now[other];
    if (older === undefined || newer === undefined) return;
    // Words between two that stayed stand for those that stood there.
    if (one > lastOld + 1 && other > lastNow + 1) {
      const from = end(aligner.old[lastOld]);
      const low = end(aligner.now[lastNow]);
      reword(origin, from, older.at, low, newer.at);
    }
    for (let index = 0; index < newer.text.length; index++) origin[newer.at + index] = older.at + index;
    lastOld = one;
    lastNow = other;
  });
  return origin;
}

function reword(origin: Int32Array, from: number, to: number, low: number, high: number): void {
  if (to - from > LONGEST_REWORDING || high - low > LONGEST_REWORDING) return;
  if (Math.min(to - from, high - low) < 0.25 * Math.max(to - from, high - low)) return;
  for (let at = low; at < high; at++) {
    origin[at] = from + Math.round(((at - low) * (to - from - 1)) / Math.max(1, high - low - 1));
  }
}
