/** Links to a passage that work in any browser, with or without Postil. */
import { clean } from '../clean.ts';
import type { TextQuoteSelector } from '../model.ts';

/** Longer quotes are named by their first and last words. */
const LONGEST = 300;

/** The least that names a place: so many words, and so many UTF-16 units for scripts of short words. */
const FEW = { words: 4, units: 20 };

/** More than any context of `LONGEST` units has. */
const MANY = { words: LONGEST, units: LONGEST };

/** A term of so many words stands in one place of an issue. */
const UNIQUE = { words: 6, units: 36 };

/** The shortest context that is surely cut somewhere, so that its outer word may be half a word. */
const CUT = 32;

/**
 * Where a block ends or may end: at a line break or the tab between two cells of a table, where a sentence runs into the next without a
 * space, since the text of a page does not show the borders of its blocks, and after the full stops
 * of scripts that have no space there. Bounded, to stay linear.
 */
const BORDER =
  /[\n\r\t\u2028\u2029]+|(?=["“‘«„(]{0,2}\p{Lu})(?<=[.!?…]["'”’»)\]]{0,2})|(?<=[。！？][」』）]?)(?=[\p{L}\p{N}「『（])/u;

/**
 * Where two blocks may have run together in the middle of a word: `headingThe`, `end.The`, but also
 * `iPhone` and `node.js`.
 */
const JOIN = /\p{Ll}\p{Lu}|[\p{L}\p{N}]["'”’»)\]]{0,2}[.,;:!?…]["'”’»)\]]{0,2}["“‘«]?[\p{L}\p{N}]/gu;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * The address of a passage: the issue's address with a text directive. A short passage is told from
 * others like it by its surroundings; a long one goes without, since what is not asked for cannot
 * fail to be found.
 * @param address with or without a fragment of its own, which stays.
 * @param repeated whether the issue has the same words elsewhere: then all surroundings that are known
 *   and stand in the same block must tell, however long the quote is.
 * @see https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
export function textFragmentLink(address: string, quote: TextQuoteSelector, repeated = false): string {
  const directive = textDirective(wholeWords(quote), repeated);
  if (directive === undefined) return address;
  return `${address}${address.includes('#') ? '' : '#'}:~:text=${directive}`;
}

type Words = Pick<TextQuoteSelector, 'exact' | 'prefix' | 'suffix'>;

/** `prefix-,start,end,-suffix`; undefined where there are no words to look for. */
function textDirective({ exact, prefix, suffix }: Words, repeated: boolean): string | undefined {
  const terms = termsOf(blocksOf(exact));
  if (terms.length === 0 || terms.some(({ length }) => length > LONGEST)) return undefined;
  if (!repeated && terms.every(isUnique)) return terms.map(encode).join(',');
  const least = repeated ? MANY : FEW;
  const before = lastWords(blocksOf(wordsBefore(prefix)).at(-1) ?? '', least);
  const after = firstWords(blocksOf(wordsAfter(suffix))[0] ?? '', least);
  return [
    ...(isTerm(before) ? [`${encode(before)}-`] : []),
    ...terms.map(encode),
    ...(isTerm(after) ? [`-${encode(after)}`] : []),
  ].join(',');
}

/** The whole quote, or else where it starts and where it ends. */
function termsOf(blocks: readonly string[]): string[] {
  const [first, ...more] = blocks;
  if (first === undefined) return [];
  const terms = [firstWords(first, UNIQUE), lastWords(more.at(-1) ?? first, UNIQUE)];
  const overlap = terms.join('').length > first.length;
  return more.length === 0 && (first.length <= LONGEST || overlap) ? [first] : terms;
}

const isTerm = (text: string): boolean => text !== '' && text.length <= LONGEST;

function isUnique(term: string): boolean {
  const words = [...segmenter.segment(term)].filter(({ isWordLike }) => isWordLike === true);
  return words.length >= UNIQUE.words && term.length >= UNIQUE.units;
}

/** Browsers look for a term inside one block only, with each run of white space as one space. */
function blocksOf(text: string): string[] {
  const blocks = text.split(BORDER).map((block) => block.replace(/\s+/gu, ' ').trim());
  return blocks.filter((block) => block !== '');
}

/** A term's characters that have a meaning in the directive are encoded, `-` among them. */
function encode(term: string): string {
  return encodeURIComponent(clean(term)).replaceAll('-', '%2D');
}

type Least = typeof FEW;

function firstWords(text: string, least: Least): string {
  let words = 0;
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    words++;
    const end = index + segment.length;
    if (words >= least.words && end >= least.units) return text.slice(0, end);
  }
  return text;
}

function lastWords(text: string, least: Least): string {
  const starts = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike === true);
  for (let words = least.words; words <= starts.length; words++) {
    const start = starts[starts.length - words]?.index ?? 0;
    if (text.length - start >= least.units) return text.slice(start);
  }
  return text;
}

/**
 * What is surely in one block before the quote: whole words, without the one at the outer end, which
 * may be half a word, and nothing up to a word that may be two of two blocks.
 */
function wordsBefore(prefix: string): string {
  const outer = segmenter.segment(prefix).containing(0)?.segment.length ?? 0;
  const context = prefix.length < CUT ? prefix : prefix.slice(outer);
  const join = [...context.matchAll(JOIN)].at(-1);
  return join === undefined ? context : context.slice(join.index).replace(/^\S*/u, '');
}

/** The same after the quote. */
function wordsAfter(suffix: string): string {
  const outer = segmenter.segment(suffix).containing(suffix.length - 1)?.index ?? 0;
  const context = suffix.length < CUT ? suffix : suffix.slice(0, outer);
  const join = context.search(JOIN);
  return join < 0 ? context : context.slice(0, join).replace(/\S*$/u, '');
}

/**
 * Browsers match whole words only: where the quote begins or ends within a word, the rest of it is
 * taken over from the surroundings.
 */
function wholeWords({ exact, prefix, suffix }: Words): Words {
  const start = prefix.length;
  const end = start + exact.length;
  const text = prefix + exact + suffix;
  const first = start - halfWord(text, start).before.length;
  const last = end + halfWord(text, end).after.length;
  return { prefix: text.slice(0, first), exact: text.slice(first, last), suffix: text.slice(last) };
}

/** The two halves of the word that a place lies in; empty where it lies between two words. */
function halfWord(text: string, at: number): { before: string; after: string } {
  // `heading|The` is more often the border of two blocks than the middle of one word.
  if (/^\p{Ll}\p{Lu}/u.test(text.slice(Math.max(0, at - 1), at + 1))) return { before: '', after: '' };
  const word = segmenter.segment(text).containing(at);
  if (word?.isWordLike !== true || word.index === at) return { before: '', after: '' };
  // What Unicode takes for one word may be the end of a sentence and the beginning of the next.
  let start = word.index;
  for (const piece of word.segment.split(BORDER)) {
    const end = start + piece.length;
    if (at > start && at < end) return { before: text.slice(start, at), after: text.slice(at, end) };
    start = end;
  }
  return { before: '', after: '' };
}
