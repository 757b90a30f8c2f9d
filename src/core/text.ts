/** Texts as they are compared: without white space and with typography folded away. */

/** White space and the invisible: nothing that a reader sees as text. */
const BLANK = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;

/** A unit that belongs to the character before it. */
const MARK = /\p{M}/u;

/** Marks of Latin, Greek and Cyrillic letters; those of other scripts make other words. */
const isAccent = (unit: number): boolean => unit >= 0x300 && unit <= 0x36f;

const SAME: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
};

/** What each character beyond ASCII folds to; filled as texts are read. */
const folded = new Map<string, string>();

function foldOther(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  let result = '';
  if (!BLANK.test(character)) {
    for (const unit of (SAME[character] ?? character).normalize('NFKD')) {
      if (!isAccent(unit.charCodeAt(0)) && !BLANK.test(unit)) result += SAME[unit] ?? unit;
    }
  }
  folded.set(character, result);
  return result;
}

/** True for a lead surrogate with its trail: the two units of one character. */
function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** A text folded, with the way back. Offsets are UTF-16 units. */
export interface FoldedText {
  readonly text: string;
  /** The place in the original where each folded unit comes from, and, last, the original's length. */
  readonly origin: Uint32Array;
}

/**
 * Folds a text: no white space, no zero-width characters, soft hyphens or accents; straight quotes
 * and dashes; compatibility forms decomposed (Unicode NFKD). Case stays.
 */
export function foldWithOrigin(text: string): FoldedText {
  let origin = new Uint32Array(text.length + 16);
  const parts: string[] = [];
  let length = 0;
  let plain = 0;
  const note = (at: number): void => {
    if (length === origin.length) {
      const larger = new Uint32Array(length * 2);
      larger.set(origin);
      origin = larger;
    }
    origin[length++] = at;
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x20 && unit < 0x7f) {
      note(at);
      continue;
    }
    if (plain < at) parts.push(text.slice(plain, at));
    const size = isPairAt(text, at) ? 2 : 1;
    const character = foldOther(text.slice(at, at + size));
    for (let index = 0; index < character.length; index++) note(at);
    parts.push(character);
    at += size - 1;
    plain = at + 1;
  }
  parts.push(text.slice(plain));
  note(text.length);
  return { text: parts.join(''), origin: origin.slice(0, length) };
}

/** Folds a short text; see `foldWithOrigin`. */
export function fold(text: string): string {
  return foldWithOrigin(text).text;
}

/**
 * Where, in the original, the folded unit before `end` ends: after its character and the accents
 * that belong to it.
 */
export function originalEnd(original: string, { origin }: FoldedText, end: number): number {
  let at = origin[end - 1] ?? 0;
  at += isPairAt(original, at) ? 2 : 1;
  while (isAccent(original.charCodeAt(at))) at++;
  return at;
}

/** A span of a text: UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A span without the blanks at its ends and with whole characters, accents and all, at both.
 * @returns undefined where nothing but blanks is left.
 */
export function trimSpan(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  while (start < end && BLANK.test(text.charAt(start))) start++;
  while (end > start && BLANK.test(text.charAt(end - 1))) end--;
  if (start >= end) return undefined;
  while (start > 0 && (MARK.test(text.charAt(start)) || isPairAt(text, start - 1))) start--;
  while (MARK.test(text.charAt(end)) || isPairAt(text, end - 1)) end++;
  return { start, end };
}
