/** The number of an issue as newsletters print it in a headline: `FBN 18/53: …`, `#244`, `Issue 12`. */
import { expression, hasOne, lowerCase } from './expressions.ts';

/** What a headline says of its number. */
export interface NumberedTitle {
  /** As printed, without its word: `18/53`, `#244`, `12`. */
  readonly number: string;
  /** The rest of the headline; empty where the number is all of it. */
  readonly title: string;
  /** True where only issues are counted so: `18/53`, `Issue 12`; lists, too, have a `#3`. */
  readonly certain: boolean;
}

/** Words for an issue in the languages that newsletters were found in. */
const ISSUE_WORDS =
  'issue|no|nr|number|vol|volume|edition|newsletter|ausgabe|num[ée]ro|n°|n\\.?º|edici[óo]n|n[úu]mero|uitgave|nummer|edizione|edi[çc][ãa]o|utg[åa]va|nieuwsbrief|bolet[ií]n|выпуск|№';
/** Words that count other things as well. */
const OTHER_WORDS = 'episode|letter|week|dispatch|folge|woche|brief|lettre|lettera|carta|semana';

const AFTER = '\\s*(?:[:.,|–—·-]+\\s*(?<title>.*))?$';
const counted = (words: string): string =>
  `^(?:[^:]{1,60}?[\\s,:|–—-]+)?(?:${words})\\.?\\s*#?(?<number>\\d{1,5})(?![\\d/.-])${AFTER}`;

/** What must be there, if anything, in lower case; the expression; and whether only issues count so. */
const PATTERNS: readonly (readonly [words: string, source: string, certain: boolean])[] = [
  // "FBN 18/53: Title", "Letter 3 of 12: Title"; a word must stand before, as in no date
  ['/| of ', `^(?:\\S+\\s+){1,4}?(?<number>\\d{1,4}(?:\\s?\\/\\s?| of )\\d{1,4})(?![/\\d])${AFTER}`, true],
  ['', counted(ISSUE_WORDS), true],
  // "#244: Title", "Name #244", "#12 - Title"
  ['#', `^(?:\\S+\\s+){0,5}?(?<number>#\\s?\\d{1,5})(?!\\d)${AFTER}`, false],
  ['', counted(OTHER_WORDS), false],
  // "제12호 Title", "第 12 期:Title", "12호"
  [
    '호|期|号|號|回',
    '^(?:[^:]{1,40}\\s)?[제第]?\\s?(?<number>\\d{1,5})\\s?[호期号號回](?=$|[\\s:：|–—-])\\s*[:：|–—-]*\\s*(?<title>.*)$',
    true,
  ],
];

/** Reads the number off a headline; `undefined` where it has none. */
export function numberedTitle(headline: string): NumberedTitle | undefined {
  if (headline.length > 200 || !/\d/.test(headline)) return undefined;
  const lower = lowerCase(headline);
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
      title: headline.slice(headline.length - (groups?.['title'] ?? '').length).trim(),
      certain,
    };
  }
  return undefined;
}
