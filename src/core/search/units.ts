/**
 * Text as it is searched: a row of units. A unit is a word, or a single sign of a script that puts no
 * spaces between its words. The index and the plain scan are both made of these, so that they agree.
 */
import { foldText } from '../fold-text.ts';

/** Scripts without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese; and pictures. */
const SIGN =
  /(?=[\p{L}\p{N}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|(?=\P{N})\p{Extended_Pictographic}/u;
const UNIT = new RegExp(`(?:${SIGN.source})\\p{M}*|(?:(?!${SIGN.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const IS_SIGN = new RegExp(`^(?:${SIGN.source})`, 'u');

/** The units of a text, folded: "It's 東京" is `it`, `s`, `東`, `京`. */
export function unitsOf(text: string): string[] {
  return foldText(text).match(UNIT) ?? [];
}

/** Whether a unit is a single sign: the next one may belong to the same word. */
function isSign(unit: string): boolean {
  return IS_SIGN.test(unit);
}

/** A text with one space around each unit, as `holds` looks through it; empty where it has none. */
export function spaced(text: string): string {
  const units = unitsOf(text);
  return units.length === 0 ? '' : ` ${units.join(' ')} `;
}

/** Units that stand side by side in a text. */
export interface Phrase {
  readonly units: readonly string[];
  /** Whether the last one may be the beginning of a longer word. */
  readonly open: boolean;
}

/** Whether a phrase stands in a text, from the beginning of a word on. @param text from `spaced`. */
export function holds(text: string, { units, open }: Phrase): boolean {
  return text.includes(` ${units.join(' ')}${open ? '' : ' '}`);
}

/** What an index looks up: all terms that begin with a text, or the one that it is. */
export interface Lookup {
  readonly term: string;
  readonly prefix: boolean;
}

/** The terms under which an index keeps a text: its words, its pairs of signs, and signs that no other follows. */
export function termsOf(units: readonly string[]): string[] {
  const terms = new Set<string>();
  units.forEach((unit, index) => {
    const next = units[index + 1];
    terms.add(isSign(unit) && next !== undefined && isSign(next) ? unit + next : unit);
  });
  return [...terms];
}

/**
 * What to look up for a phrase: a text that holds it has all of these terms.
 * @returns `exact` where the reverse is true too, so that nobody needs to read the text.
 */
export function lookupsOf({ units, open }: Phrase): { lookups: Lookup[]; exact: boolean } {
  const lookups: Lookup[] = [];
  units.forEach((unit, index) => {
    const [before, next] = [units[index - 1], units[index + 1]];
    const last = next === undefined;
    if (!isSign(unit)) lookups.push({ term: unit, prefix: open && last });
    else if (next !== undefined && isSign(next)) lookups.push({ term: unit + next, prefix: false });
    // Alone, it may be the first of any pair.
    else if (before === undefined || !isSign(before)) lookups.push({ term: unit, prefix: true });
  });
  return { lookups, exact: lookups.length === 1 };
}
