/** Where the words of a search stand in a text, to show why it was found. */
import { foldWithOffsets } from '../core/fold-text.ts';

/** Texts are looked through this far, in UTF-16 units: no list shows more of one. */
const FARTHEST = 4_000;

/** The places of folded words in a text, as UTF-16 offsets of the text itself, in order and apart. */
export function foundRanges(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  if (words.length === 0) return [];
  const { folded, begins, ends } = foldWithOffsets(text.slice(0, FARTHEST));
  const ranges: [number, number][] = [];
  for (const word of words.filter((each) => each !== '')) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      ranges.push([begins[at] ?? 0, ends[at + word.length - 1] ?? 0]);
    }
  }
  const ordered = ranges.toSorted((a, b) => a[0] - b[0]);
  const apart: [number, number][] = [];
  for (const [start, end] of ordered) {
    const last = apart.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

/** Units that the few lines of a result surely show, and how many of them stand before a word. */
const SURELY_SHOWN = 110;
const BEFORE = 48;

/** A text from shortly before its first found word on, where that would not be in sight otherwise. */
export function excerpt(text: string, words: readonly string[]): string {
  const [first, end] = foundRanges(text, words)[0] ?? [0, 0];
  if (end <= SURELY_SHOWN) return text;
  const space = text.indexOf(' ', first - BEFORE);
  return `… ${text.slice(space >= 0 && space < first ? space + 1 : first)}`;
}
