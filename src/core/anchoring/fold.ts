/**
 * Folded text: what stays of a text when spelling that no reader sees is taken away, and the way
 * back to the text's own offsets.
 *
 * Dropped: white space, soft hyphens, zero-width and combining characters. Folded: case, typographic
 * quotes and dashes, ligatures and all that Unicode calls compatible (NFKD). Without white space,
 * block borders, `<br>`, pretty-printing and no-break spaces cannot tell two renditions apart.
 */

/** A text and its folded units. `units` may be longer than `length`, which counts those in use. */
export interface FoldedText {
  readonly text: string;
  units: Uint16Array;
  length: number;
  /** The count of folded units before every 64th unit of `text`. */
  readonly samples: Int32Array;
  /** How many units of `text` are folded. */
  done: number;
}

const BLOCK = 6;
const BLOCK_MASK = (1 << BLOCK) - 1;

const UNKNOWN = 0;
const DROP = 1;
const RARE = 2;
const HYPHEN = 0x2d;

/** The folded unit of each UTF-16 unit, learnt when first seen: a whole table would cost 10 ms cold. */
const table = new Uint16Array(0x10000);
/** The units that fold to several. */
const expansions = new Map<number, string>();

const SINGLE_QUOTES = '‘’‚‛′‵`´ʹʻʼʽ＇‹›';
const DOUBLE_QUOTES = '“”„‟″‶«»〝〞＂';
const DASHES = '‐‑‒–—―−⁃﹘﹣－';
/**
 * First and last of what no reader sees: white space, controls, soft hyphen, joiners, tatweel, bidi and
 * format controls, selectors. A table, since \p{…} takes milliseconds when it is first met.
 */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x61c, 0x61c],
  [0x640, 0x640],
  [0x1680, 0x1680],
  [0x180b, 0x180e],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];
function isInvisible(character: string): boolean {
  const unit = character.charCodeAt(0);
  return INVISIBLE.some(([first, last]) => unit >= first && unit <= last);
}

for (let unit = 0x21; unit < 0x7f; unit++) {
  table[unit] = unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}
table[0x20] = DROP;
table[0x0a] = DROP;
table[0x60] = 0x27;
table[HYPHEN] = RARE;

/** What one unit folds to, as a string of none, one or several units. */
function spellingOf(unit: number): string {
  const character = String.fromCharCode(unit).normalize();
  if (unit >= 0xd800 && unit <= 0xdfff) return character;
  if (isInvisible(character)) return '';
  if (SINGLE_QUOTES.includes(character)) return "'";
  if (DOUBLE_QUOTES.includes(character)) return '"';
  if (DASHES.includes(character)) return '-';
  if (unit === 0xdf || unit === 0x1e9e) return 'ss';
  if (unit === 0x3c2) return 'σ';
  // An accent that stands alone would be a blank with a mark.
  return seen(character.normalize('NFKD')) || seen(character.normalize('NFD'));
}

/** What is seen of a decomposed character, without its accents. */
function seen(decomposed: string): string {
  return Array.from(decomposed.toLowerCase())
    .filter((one) => !isInvisible(one))
    .join('');
}

/** Learns a unit and returns its entry. */
function learn(unit: number): number {
  const spelling = spellingOf(unit);
  let entry = RARE;
  if (spelling === '') entry = DROP;
  else if (spelling.length === 1 && spelling !== '-') entry = spelling.charCodeAt(0);
  else expansions.set(unit, spelling);
  table[unit] = entry;
  return entry;
}

/** Writes a unit that is new or folds to several; answers the count of units then. */
function foldRare(folded: FoldedText, unit: number, at: number): number {
  const entry = table[unit] === UNKNOWN ? learn(unit) : RARE;
  if (entry === DROP) return at;
  const spelling = entry === RARE ? (expansions.get(unit) ?? '-') : String.fromCharCode(entry);
  let units = folded.units;
  if (at + spelling.length + folded.text.length - folded.done > units.length) {
    const longer = new Uint16Array(units.length * 2 + spelling.length);
    longer.set(units);
    folded.units = longer;
    units = longer;
  }
  // A typed "--" is one dash.
  if (spelling === '-') {
    if (at === 0 || units[at - 1] !== HYPHEN) units[at++] = HYPHEN;
    return at;
  }
  for (let index = 0; index < spelling.length; index++) units[at++] = spelling.charCodeAt(index);
  return at;
}

/** A text of which nothing is folded yet: see `foldSome`. */
export function unfolded(text: string): FoldedText {
  return {
    text,
    units: new Uint16Array(text.length + 32),
    length: 0,
    samples: new Int32Array((text.length >> BLOCK) + 1),
    done: 0,
  };
}

/** Folds on, at most `count` units of the text. */
export function foldSome(folded: FoldedText, count: number): void {
  const { text, samples } = folded;
  let units = folded.units;
  let at = folded.length;
  const stop = Math.min(text.length, folded.done + count);
  for (let index = folded.done; index < stop; index++) {
    if ((index & BLOCK_MASK) === 0) samples[index >> BLOCK] = at;
    const unit = text.charCodeAt(index);
    const entry = table[unit];
    if (entry > RARE) units[at++] = entry;
    else if (entry !== DROP) {
      folded.done = index;
      at = foldRare(folded, unit, at);
      units = folded.units;
    }
  }
  if ((stop & BLOCK_MASK) === 0 && stop === text.length) samples[stop >> BLOCK] = at;
  folded.length = at;
  folded.done = stop;
}

/** A text and its folded units, all of them. */
export function fold(text: string): FoldedText {
  const folded = unfolded(text);
  foldSome(folded, text.length);
  return folded;
}

/** How many folded units a unit gives, after the folded unit `before`. */
function widthOf(unit: number, before: number): number {
  const entry = table[unit];
  if (entry > RARE) return 1;
  if (entry !== RARE) return 0;
  const spelling = expansions.get(unit) ?? '-';
  if (spelling !== '-') return spelling.length;
  return before === HYPHEN ? 0 : 1;
}

/** The folded offset of an offset in the text: the count of folded units before it. */
export function toFolded(folded: FoldedText, offset: number): number {
  const { text, samples, units } = folded;
  const stop = Math.min(offset, text.length);
  const block = stop >> BLOCK;
  let at = samples[block];
  for (let index = block << BLOCK; index < stop; index++) {
    at += widthOf(text.charCodeAt(index), at === 0 ? 0 : units[at - 1]);
  }
  return at;
}

/** The offset in the text of the unit that gave the folded unit at `position`. */
export function toText(folded: FoldedText, position: number): number {
  const { text, samples, units } = folded;
  let low = 0;
  let high = samples.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (samples[middle] <= position) low = middle;
    else high = middle - 1;
  }
  let at = samples[low];
  for (let index = low << BLOCK; index < text.length; index++) {
    at += widthOf(text.charCodeAt(index), at === 0 ? 0 : units[at - 1]);
    if (at > position) return index;
  }
  return text.length;
}

const COMBINING = /[\p{M}\u200d]/u;
/** No letter of any script has more marks; hostile texts have a million. */
const MOST_MARKS = 64;

/** The offset in the text after the folded units before `position`, with the marks on the last one. */
export function toTextEnd(folded: FoldedText, position: number): number {
  if (position === 0) return 0;
  const { text } = folded;
  let end = toText(folded, position - 1) + 1;
  const most = Math.min(text.length, end + MOST_MARKS);
  while (end < most && table[text.charCodeAt(end)] === DROP && COMBINING.test(text.charAt(end))) end++;
  return end;
}
