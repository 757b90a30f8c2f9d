/** The number of an issue as newsletters print it: `FBN 18/53: …`, `#244`, `Issue 12`, `第十二期`. */
import { expression, hasOne, lowerCase } from './expressions.ts';
import { LANGUAGES, plainFigures, plainNumerals } from './languages.ts';

/** What a headline says of its number. */
export interface NumberedTitle {
  /** As printed, without its word: `18/53`, `#244`, `12`. */
  readonly number: string;
  /** The rest of the headline; empty where the number is all of it. */
  readonly title: string;
  /** True where only issues are counted so: `18/53`, `Issue 12`; lists, too, have a `#3`. */
  readonly certain: boolean;
}

const ISSUE_WORDS = Object.values(LANGUAGES)
  .map(({ issue }) => issue)
  .join('|');
/** Words that count other things as well. */
const OTHER_WORDS = 'episode|letter|week|dispatch|folge|woche|brief|lettera|carta|semana';
/** "5th issue", "12. Ausgabe", "6º boletim", "12-й выпуск": the number stands before its word. */
const ORDINAL_WORDS =
  'issue|edition|newsletter|ausgabe|numéro|edición|edição|boletim|boletín|edizione|nieuwsbrief|uitgave|editie|numer|wydanie|číslo|vydání|выпуск|випуск|sayı|bülten';

/** What may follow a number: the end, a mark and the rest, or a day without a mark between. */
const AFTER =
  '(?:\\s*$|\\s*[:.,|–—·-]+\\s*(?<title>.*)$|\\s+(?<day>(?:\\d{4}[-/.年]|\\d{1,2}[-/.]\\d|\\p{L}{3,12}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}\\.? \\p{L}{3,12} \\d{4}).*)$)';
const counted = (words: string): string =>
  `^(?:[^:]{1,60}?[\\s,:|–—-]+)?(?:${words})\\.?[\\s:]*[#°º№]?\\s*(?<number>\\d{1,5})(?![\\d/.-]\\d|\\d)${AFTER}`;

/** What must be there, if anything, in lower case; the expression; and whether only issues count so. */
const PATTERNS: readonly (readonly [words: string, source: string, certain: boolean])[] = [
  // "FBN 18/53: Title", "Letter 3 of 12: Title"; a word must stand before, as in no date
  ['/| of ', `^(?:\\S+\\s+){1,4}?(?<number>\\d{1,4}(?:\\s?\\/\\s?| of )\\d{1,4})(?![/\\d])${AFTER}`, true],
  ['', counted(ISSUE_WORDS), true],
  // "#244: Title", "Name #244", "#12 - Title"
  ['#', `^(?:\\S+\\s+){0,9}?(?<number>#\\s?\\d{1,5})(?!\\d)${AFTER}`, false],
  ['', counted(OTHER_WORDS), false],
  // "제12호 Title", "第 12 期:Title", "12호", "陶艺周刊第12期"
  [
    '호|期|号|號|回',
    '^(?:[^:]{1,40}?[\\s(]|[^:\\d]{1,20}(?=第|제))?[제第]?\\s?(?<number>\\d{1,5})\\s?[호期号號回](?=$|[\\s:|–—)-])\\s*[:|–—)-]*\\s*(?<title>.*)$',
    true,
  ],
];

/** Reads the number off a headline; `undefined` where it has none. */
export function numberedTitle(headline: string): NumberedTitle | undefined {
  if (headline.length > 200) return undefined;
  const plain = plainNumerals(plainFigures(headline));
  if (!/\d/.test(plain)) return undefined;
  const lower = lowerCase(plain);
  for (const [words, source, certain] of PATTERNS) {
    if (!hasOne(lower, words)) continue;
    const groups = expression(source).exec(lower)?.groups;
    const number = groups?.['number'];
    if (number === undefined) continue;
    const [own = 0, all = own] = number.split(/\/| of /).map(Number);
    // "24/7" and "1/2" of nothing count no issues.
    if (own > all) continue;
    return {
      number: number.replace(/ of /, '/').replace(/\s/g, ''),
      // It ends the headline.
      title: headline.slice(headline.length - (groups?.['title'] ?? groups?.['day'] ?? '').length).trim(),
      certain,
    };
  }
  return undefined;
}

/** A number within a text. */
export interface Numbered {
  readonly number: string;
  readonly certain: boolean;
  /** What stands before the number and its word, figures in ASCII. */
  readonly before: string;
  readonly after: string;
}

const WITHIN: readonly (readonly [words: string, source: string, certain: boolean])[] = [
  [
    '',
    `(?<![\\p{L}\\p{N}])(?:${ISSUE_WORDS})\\.?[\\s:]*[#°º№]?\\s*(?<number>\\d{1,5})(?!\\d|[/.-]\\d)`,
    true,
  ],
  [
    '호|期|号|號|回',
    '[제第]\\s?(?<number>\\d{1,5})\\s?[호期号號回]|(?<![\\d月年])(?<bare>\\d{1,5})\\s?[호期](?!\\p{L})',
    true,
  ],
  [
    '',
    `(?<!\\p{N}|\\p{L})(?<number>\\d{1,4})(?:st|nd|rd|th|\\.|º|ª|°|-?[йая]|-?е)\\s+(?:[\\p{L}-]+\\s+){0,2}?(?:${ORDINAL_WORDS})(?!\\p{L})`,
    true,
  ],
  ['#', '(?<![\\p{L}\\p{N}&/])#\\s?(?<number>\\d{1,5})(?!\\p{N}|\\p{L})', false],
];

/** The numbers that a line counts issues with, the surer ones first. */
export function numbersIn(line: string): Numbered[] {
  const plain = plainFigures(line);
  const whole = plainNumerals(plain);
  const lower = lowerCase(whole);
  if (!/\d/.test(lower)) return [];
  const found: Numbered[] = [];
  for (const [words, source, certain] of WITHIN) {
    if (!hasOne(lower, words)) continue;
    const match = expression(source).exec(lower);
    const number = match?.groups?.['number'] ?? match?.groups?.['bare'];
    if (match === null || number === undefined) continue;
    const before = whole.slice(0, match.index);
    found.push({ number, certain, before, after: whole.slice(match.index + match[0].length) });
  }
  return found;
}
