/** The number of an issue as newsletters print it in a headline: `TBM 18/53: …`, `#244`, `Issue 12`. */

/** What a headline says of its number. */
export interface NumberedTitle {
  /** As printed, without its word: `18/53`, `#244`, `12`. */
  readonly number: string;
  /** The rest of the headline; empty where the number is all of it. */
  readonly title: string;
}

/** Words for an issue in the languages that newsletters were found in. */
const WORDS =
  'issue|no|nr|number|vol|volume|edition|ed|episode|letter|week|newsletter|ausgabe|folge|woche|brief|num[ée]ro|' +
  'n°|lettre|edici[óo]n|n[úu]mero|n\\.?º|uitgave|nummer|edizione|edi[çc][ãa]o|utg[åa]va|выпуск|№|tbd';

const PATTERNS: readonly RegExp[] = [
  // "TBM 18/53: Title", "Letter 3 of 12: Title"
  /^(?:[\p{L}\p{N}.'’&]+\s+){0,4}?(?<number>\d{1,4}\s?\/\s?\d{1,4})(?!\s?[/\d])\s*(?:[:.|–—-]+\s*(?<title>.*))?$/u,
  // "#244: Title", "Name #244", "Issue #12 - Title"
  /^(?:[\p{L}\p{N}.'’&]+\s+){0,5}?(?<number>#\s?\d{1,5})\s*(?:[:.,|–—·-]+\s*(?<title>.*)|(?<title2>\S.*))?$/u,
  // "Issue 12: Title", "Name, No. 494 — Title", "Ausgabe 7"
  new RegExp(
    `^(?:[^:]{1,60}?[\\s,:|–—-]+)?(?:${WORDS})\\.?\\s*(?<number>\\d{1,5})\\b\\s*(?:[:.,|–—·-]+\\s*(?<title>.*))?$`,
    'iu',
  ),
  // "제12호 Title", "第 12 期:Title", "12호"
  /^(?:[^:]{1,40}\s)?[제第]?\s?(?<number>\d{1,5})\s?[호期号號回](?=$|[\s:：|–—-])\s*[:：|–—-]*\s*(?<title>.*)$/u,
];

/** Reads the number off a headline; `undefined` where it has none. */
export function numberedTitle(headline: string): NumberedTitle | undefined {
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(headline)?.groups;
    const number = groups?.['number'];
    if (number === undefined) continue;
    const title = (groups?.['title'] ?? groups?.['title2'] ?? '').trim();
    return { number: number.replace(/\s/g, ''), title };
  }
  return undefined;
}
