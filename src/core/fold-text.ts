/** Text as it is searched: without case, the marks that readers leave out, and the typographer's signs. */

/**
 * Signs that a typographer sets and a keyboard does not have, by the one that is typed for them. Primes and
 * accents that stand alone are typed for apostrophes; Hebrew has marks of its own for both quotes.
 */
const SET =
  /(?<apostrophe>[\u0060\u00b4\u2018-\u201b\u2032\u2039\u203a\u02b9\u02bc\u05f3])|(?<quote>[\u00ab\u00bb\u201c-\u201f\u2033\u05f4])|(?<slash>[\u2044\u2215])|(?<dash>[\p{Dash_Punctuation}\u2043\u2212])/gu;

/** What nobody sees: soft hyphens, joiners, direction marks, variation selectors; and Arabic's stretch. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Format}\u0640]/gu;

/**
 * Marks that readers leave out when they type: accents of Latin, Greek and Cyrillic letters, points of
 * Hebrew, vowels of Arabic and marks of its recitation, last what an alif carries. In other scripts, and on
 * a sign, a mark is half of what is written: a vowel of Devanagari, the strokes that part か from が, ≠ from
 * =. So it is in й, which the root of the Unicode Common Locale Data Repository sorts apart as well.
 */
const LEFT_OUT: readonly RegExp[] = [
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])(?!(?<=[иИ])\u0306)\p{M}+|(?<=[иИ]\u0306)\p{M}+/gu,
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu,
  /[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff]/gu,
  /(?<=\u0627)[\u0653-\u0655]+/gu,
];

/** Letters with a stroke, and ligatures, which Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ς: 'σ',
};

/**
 * A text as it is compared: compatibility forms taken apart and the marks that are left out dropped, dashes
 * and quotes as a keyboard types them, white space one space, case folded. Upper case comes first because
 * it makes "ß" two letters, as `CaseFolding.txt` does. What is left is composed again: a part of a sign is
 * not the sign.
 */
export function foldText(text: string): string {
  const plain = typed(text);
  return (isAscii(plain) ? plain.toLowerCase() : foldSigns(plain)).replace(/\s+/gu, ' ');
}

/** Most of what is searched is: of that nothing is to be taken apart. */
function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

function typed(text: string): string {
  return text.replace(SET, (_sign, apostrophe?: string, quote?: string, slash?: string) =>
    apostrophe !== undefined ? "'" : quote !== undefined ? '"' : slash !== undefined ? '/' : '-',
  );
}

function foldSigns(text: string): string {
  let folded = typed(text.normalize('NFKD')).replace(UNSEEN, '');
  for (const marks of LEFT_OUT) folded = folded.replace(marks, '');
  return folded
    .toUpperCase()
    .toLowerCase()
    .replace(/[æœøłđħς]/gu, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

/** A folded text, and for each of its units the signs of the text that it comes from: UTF-16 offsets. */
export interface Folded {
  readonly folded: string;
  readonly begins: readonly number[];
  /** Exclusive. */
  readonly ends: readonly number[];
}

/** A sign with all that folding may join to it: marks, what is unseen, the parts of a Hangul syllable. */
const SIGN =
  /[^][\p{M}\p{Default_Ignorable_Code_Point}\p{Format}\u0640\u1160-\u11ff\u3131-\u318e\ud7b0-\ud7fb\uff9e-\uffdc]*/gu;

/** What `foldText` makes of a text, with the way back: folding changes lengths. */
export function foldWithOffsets(text: string): Folded {
  let folded = '';
  const begins: number[] = [];
  const ends: number[] = [];
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    const one = foldText(sign);
    const own = folded.endsWith(' ') && one.startsWith(' ') ? one.slice(1) : one;
    for (let unit = 0; unit < own.length; unit += 1) {
      begins.push(index);
      ends.push(index + sign.length);
    }
    folded += own;
  }
  return { folded, begins, ends };
}
