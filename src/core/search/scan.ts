/** The letters of a query as words, quoted phrases, signs and fields, each with its place. */
import type { Problem } from './query.ts';

export type Token =
  | { readonly kind: '(' | ')' | '-' | 'or'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'words';
      /** `tag` in `tag:risk`, in small letters. */
      readonly field?: string;
      readonly text: string;
      readonly quoted: boolean;
      readonly start: number;
      readonly end: number;
    };

/** Quotation marks as keyboards and phones write them. */
const QUOTE = /["\u201c\u201d\u201e\u201f\u00ab\u00bb]/u;
const FIELD = /^([a-z]+)[:\uff1a]/iu;
const BLANK = /\s/u;
/** A minus before a number belongs to it: "-5 per cent". */
const NOT = /^[-\u2212\u2010-\u2013](?=[^\s\d\-\u2212\u2010-\u2013)])/u;

/** The quoted text that begins at `at`, without its marks; a backslash takes the next one as it is. */
function quotedAt(query: string, at: number): { text: string; end: number; closed: boolean } {
  let text = '';
  for (let index = at + 1; index < query.length; index++) {
    const unit = query.charAt(index);
    if (QUOTE.test(unit)) return { text, end: index + 1, closed: true };
    if (unit === '\\' && index + 1 < query.length) index++;
    text += query.charAt(index);
  }
  return { text, end: query.length, closed: false };
}

/** Where the word that begins at `at` ends: at a blank, a bracket or a quotation mark. */
function wordEnd(query: string, at: number): number {
  let end = at;
  while (end < query.length && !/[\s()]/u.test(query.charAt(end)) && !QUOTE.test(query.charAt(end))) end++;
  return end;
}

/** Splits a query, and says what is not closed. */
export function scanQuery(query: string): { tokens: Token[]; problems: Problem[] } {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  let at = 0;
  const valueAt = (start: number, from: number, field?: string): void => {
    const named = field === undefined ? {} : { field };
    if (QUOTE.test(query.charAt(from))) {
      const { text, end, closed } = quotedAt(query, from);
      if (!closed)
        problems.push({ message: 'This quotation mark is not closed.', start: from, end: from + 1 });
      tokens.push({ kind: 'words', ...named, text, quoted: closed, start, end });
      at = end;
      return;
    }
    const end = wordEnd(query, from);
    tokens.push({ kind: 'words', ...named, text: query.slice(from, end), quoted: false, start, end });
    at = end;
  };
  while (at < query.length) {
    const unit = query.charAt(at);
    if (BLANK.test(unit)) at++;
    else if (unit === '(' || unit === ')') tokens.push({ kind: unit, start: at, end: ++at });
    else if (NOT.test(query.slice(at, at + 2))) tokens.push({ kind: '-', start: at, end: ++at });
    else {
      const word = query.slice(at, wordEnd(query, at));
      const [colon, field] = FIELD.exec(word) ?? [];
      if (/^or$/iu.test(word)) tokens.push({ kind: 'or', start: at, end: (at += word.length) });
      else if (colon === undefined || field === undefined) valueAt(at, at);
      else valueAt(at, at + colon.length, field.toLowerCase());
    }
  }
  return { tokens, problems };
}
