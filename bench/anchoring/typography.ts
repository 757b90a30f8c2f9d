/** Typography: the same characters, spelt otherwise. */
import type { Mutation } from './mutations.ts';
import type { Random } from './random.ts';
import { standingFor, textsOf } from './tree.ts';

/** Typographic renderings of the same characters, by turns. */
const SPELLINGS: readonly (readonly [RegExp, (found: string, random: Random) => string])[] = [
  [/["“”]/g, (_, random) => random.pick(['"', '“', '”', '«'])],
  [/['‘’]/g, (_, random) => random.pick(["'", '’', '‘'])],
  [
    / [-–—] |[–—]/g,
    (found, random) =>
      found.length === 3 ? random.pick([' – ', ' — ', ' - ', ' -- ']) : random.pick(['–', '—', '--']),
  ],
  [/\.\.\.|…/g, (_, random) => random.pick(['...', '…'])],
  [/ /g, (found, random) => (random.chance(0.08) ? random.pick(['\u00a0', '\u202f', '\u2009']) : found)],
  [/ffi|ff|fi|fl/g, (found, random) => (random.chance(0.5) ? (LIGATURES[found] ?? found) : found)],
  [/[\u00c0-\u024f]|\p{L}\p{M}+/gu, (found, random) => found.normalize(random.pick(['NFC', 'NFD']))],
  [/[가-힣]/g, (found, random) => (random.chance(0.3) ? found.normalize('NFD') : found)],
  [
    /[a-z]{9,}/g,
    (found, random) => (random.chance(0.1) ? `${found.slice(0, 4)}\u00ad${found.slice(4)}` : found),
  ],
  [/[a-z](?= )/g, (found, random) => (random.chance(0.01) ? `${found}\u200b` : found)],
];
const LIGATURES: Readonly<Record<string, string>> = { ffi: 'ﬃ', ff: 'ﬀ', fi: 'ﬁ', fl: 'ﬂ' };

/** Rewrites quotes, dashes, spaces, ligatures and accents, never a word. */
export const typography: Mutation = (root, random) => {
  for (const node of textsOf(root)) {
    for (const [pattern, spell] of SPELLINGS) {
      let text = '';
      let last = 0;
      const origin: number[] = [];
      const keep = (to: number): void => {
        text += node.text.slice(last, to);
        for (let at = last; at < to; at++) origin.push(node.origin[at] ?? -1);
      };
      for (const match of node.text.matchAll(pattern)) {
        keep(match.index);
        const by = spell(match[0], random);
        text += by;
        last = match.index + match[0].length;
        origin.push(...standingFor(node.origin.subarray(match.index, last), by.length));
      }
      if (last === 0) continue;
      keep(node.text.length);
      node.text = text;
      node.origin = Int32Array.from(origin);
    }
  }
};
