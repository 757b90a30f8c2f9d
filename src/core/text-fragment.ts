/** Links to a passage that work in any browser, with or without Postil. */
import { clean } from './clean.ts';
import type { TextQuoteSelector } from './model.ts';

/** Longer quotes are named by their first and last words. */
const LONGEST = 300;

/** The least that names a place: so many words, and so many UTF-16 units for scripts of short words. */
const FEW = { words: 4, units: 20 };

/** The shortest context that is surely cut somewhere, so that its outer word may be half a word. */
const CUT = 32;

/**
 * Where a block ends: at a line break, or where a sentence runs into the next without a space, since
 * the text of a page does not show the borders of its blocks. Bounded, to stay linear.
 */
const BORDER = /[\n\r\u2028\u2029]+|(?=["“‘«„(]{0,2}\p{Lu})(?<=[.!?…]["'”’»)\]]{0,2})/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * The address of a passage: the address with a text directive. The passage's surroundings
 * are part of it, since the words alone may stand elsewhere too.
 * @param address with or without a fragment of its own, which stays.
 * @see https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
export function textFragmentLink(address: string, quote: TextQuoteSelector): string {
  const directive = textDirective(wholeWords(quote));
  if (directive === undefined) return address;
  return `${address}${address.includes('#') ? '' : '#'}:~:text=${directive}`;
}

type Words = Pick<TextQuoteSelector, 'exact' | 'prefix' | 'suffix'>;

/** `prefix-,start,end,-suffix`; undefined where there are no words to look for. */
function textDirective({ exact, prefix, suffix }: Words): string | undefined {
  const terms = termsOf(blocksOf(exact));
  if (terms.length === 0 || terms.some(({ length }) => length > LONGEST)) return undefined;
  const before = lastWords(blocksOf(withoutOuter(prefix, 'start')).at(-1) ?? '');
  const after = firstWords(blocksOf(withoutOuter(suffix, 'end'))[0] ?? '');
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
  const terms = [firstWords(first), lastWords(more.at(-1) ?? first)];
  const overlap = terms.join('').length > first.length;
  return more.length === 0 && (first.length <= LONGEST || overlap) ? [first] : terms;
}

const isTerm = (text: string): boolean => text !== '' && text.length <= LONGEST;

/** Browsers look for a term inside one block only, with each run of white space as one space. */
function blocksOf(text: string): string[] {
  const blocks = text.split(BORDER).map((block) => block.replace(/\s+/gu, ' ').trim());
  return blocks.filter((block) => block !== '');
}

/** A term's characters that have a meaning in the directive are encoded, `-` among them. */
function encode(term: string): string {
  return encodeURIComponent(clean(term)).replaceAll('-', '%2D');
}

function firstWords(text: string): string {
  let words = 0;
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    words++;
    const end = index + segment.length;
    if (words >= FEW.words && end >= FEW.units) return text.slice(0, end);
  }
  return text;
}

function lastWords(text: string): string {
  const starts = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike === true);
  for (let words = FEW.words; words <= starts.length; words++) {
    const start = starts[starts.length - words]?.index ?? 0;
    if (text.length - start >= FEW.units) return text.slice(start);
  }
  return text;
}

/** A context without the word at its outer end, which may be half a word. */
function withoutOuter(context: string, end: 'start' | 'end'): string {
  if (context.length < CUT) return context;
  const segments = [...segmenter.segment(context)];
  const outer = end === 'start' ? segments[0] : segments.at(-1);
  if (outer === undefined) return context;
  return end === 'start' ? context.slice(outer.segment.length) : context.slice(0, outer.index);
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
