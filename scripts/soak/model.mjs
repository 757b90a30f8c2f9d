/** What was acknowledged: acts made up at random, and what a library must hold after them. */

/**
 * @typedef {[tags: readonly string[], comment: string, deleted: boolean, words: string]} Note as `page.ts` tells it
 * @typedef {{ kind: string, ids: string[], [more: string]: unknown }} Act
 * @typedef {Readonly<Record<string, Note | undefined>>} Notes
 */

const WORDS = 'ferry slow lamp bridge naïve 東京 letters of the crossing that nobody saw'.split(' ');
const MOST_NOTES = 150;

/** Numbers from 0 to 1 by a seed: mulberry32. */
export function randomBy(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {readonly string[]} tags @param {string} tag */
const withTag = (tags, tag) =>
  [...new Set([...tags, tag])].toSorted((one, other) => (one < other ? -1 : Number(one > other)));

const same = (/** @type {unknown} */ one, /** @type {unknown} */ other) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * The notes of one document, which no other one edits: so it is known what each of them says.
 * @param {string} name
 * @param {() => number} random
 */
export function createModel(name, random) {
  /** @type {Record<string, Note | undefined>} */
  const known = {};
  /** An act that was asked for and is not acknowledged yet, and what it would lead to. */
  /** @type {Notes | undefined} */
  let asked;
  let count = 0;
  const pick = (/** @type {readonly string[]} */ list) => list[Math.floor(random() * list.length)] ?? '';
  const say = (/** @type {number} */ length) => Array.from({ length }, () => pick(WORDS)).join(' ');

  /**
   * @param {readonly string[]} tags those that there are
   * @returns {Act}
   */
  function make(tags) {
    const all = Object.keys(known).filter((id) => known[id] !== undefined);
    const live = all.filter((id) => known[id]?.[2] === false);
    const binned = all.filter((id) => known[id]?.[2] === true);
    const chance = random();
    const some = (/** @type {readonly string[]} */ list) =>
      [...new Set(Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(list)))].filter(Boolean);
    if (live.length < 3 || (chance < 0.35 && all.length < MOST_NOTES)) {
      count += 1;
      const words = `${name} ${count} ${say(6)}`;
      const comment = random() < 0.5 ? say(4) : '';
      return {
        kind: 'create',
        ids: [`${name}-${count}`],
        issue: Math.floor(random() * 20),
        words,
        tags: [pick(tags)],
        comment,
      };
    }
    if (chance < 0.6) return { kind: 'comment', ids: [pick(live)], comment: `${say(5)} ${count}` };
    if (chance < 0.75) return { kind: 'tag', ids: some(live), tag: pick(tags) };
    if (chance < 0.85) return { kind: 'untag', ids: some(live), tag: pick(tags) };
    if (chance < 0.93 || binned.length === 0) return { kind: 'remove', ids: some(live) };
    return { kind: 'restore', ids: some(binned) };
  }

  /** What the notes of an act say after it. */
  function after(/** @type {any} */ { kind, ids, tags, tag, comment, words }) {
    /** @type {Record<string, Note>} */
    const notes = {};
    for (const id of ids) {
      const [own, said, deleted, passage] = known[id] ?? [[], '', false, words];
      if (kind === 'create') notes[id] = [tags, comment, false, words];
      else if (kind === 'comment') notes[id] = [own, comment, deleted, passage];
      else if (kind === 'tag') notes[id] = [withTag(own, tag), said, deleted, passage];
      else if (kind === 'untag')
        notes[id] = [own.filter((/** @type {string} */ each) => each !== tag), said, deleted, passage];
      else notes[id] = [own, said, kind === 'remove', passage];
    }
    return notes;
  }

  return {
    /** Makes up an act; it is in flight until it is acknowledged or settled. */
    next(/** @type {readonly string[]} */ tags) {
      const act = make(tags);
      asked = after(act);
      return act;
    },
    acknowledge() {
      Object.assign(known, asked);
      asked = undefined;
    },
    /**
     * Compares with what is stored. An act that was in flight is either done as a whole or not at all.
     * @param {Notes} stored
     * @returns {string[]} what is lost or half done, in words.
     */
    compare(stored) {
      const wrong = [];
      if (asked !== undefined) {
        const ids = Object.keys(asked);
        if (ids.every((id) => same(stored[id], asked?.[id]))) Object.assign(known, asked);
        else if (!ids.every((id) => same(stored[id], known[id])))
          wrong.push(
            `half done: ${ids.map((id) => JSON.stringify(stored[id])).join()} for ${JSON.stringify(asked)}`,
          );
        asked = undefined;
      }
      for (const [id, note] of Object.entries(known)) {
        if (!same(stored[id], note))
          wrong.push(`${id} is ${JSON.stringify(stored[id])}, not ${JSON.stringify(note)}`);
      }
      return wrong;
    },
  };
}
