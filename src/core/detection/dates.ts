/** Days as pages write them, read without a clock and without the reader's time zone. */
import { MONTHS, plainFigures, plainNumerals } from './languages.ts';

function day(year: number, month: number, date: number): string | undefined {
  if (year < 1970 || year > 2100 || month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

const WRITTEN = [
  // "December 18, 2025", "Oct 16th, 2022"
  /(?<![\p{L}\p{M}\d])(?<month>[\p{L}\p{M}]{3,12})\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/gu,
  // "18 December 2025", "18. Dezember 2025", "18 de diciembre de 2025", "1er mai 2024", "18 במרץ 2025"
  /(?<!\d)(?<date>\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?\s+(?:de\s+|of\s+)?(?<month>[\p{L}\p{M}]{3,12})\.?,?\s+(?:de\s+)?(?<year>\d{4})(?!\d)/gu,
];
const NUMERIC = [
  // "2025-12-18", "2025/12/18", "2025.12.18", "2025. 12. 18", "2026년 7월 29일", "2026年7月29日"
  /(?<!\d)(?<year>(?:19|20)\d\d)(?:[-/.]\s?|년\s?|年\s?)(?<month>\d{1,2})(?:[-/.]\s?|월\s?|月\s?)(?<date>\d{1,2})(?!\d)/,
  // "令和8年7月29日"
  /令和(?<era>\d{1,2})年\s?(?<month>\d{1,2})月\s?(?<date>\d{1,2})日/,
  // "18.12.2025", "18. 12. 2025"
  /(?<![\d.])(?<date>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>(?:19|20)\d\d)(?!\.?\d)/,
  // "18.06.26"
  /(?<![\d.])(?<date>\d\d)\.(?<month>\d\d)\.(?<short>\d\d)(?![.,]?\d)/,
];
/** Americans put the month first: 10/11/2022. */
const SLASHED = /(?<![\d/])(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>(?:19|20)\d\d|\d\d)(?![\d/])/;

/** The year before the first one of Reiwa. */
const REIWA = 2018;

/** The number of a month by its name, in Hebrew also with the word for "in" before it. */
function monthOf(name: string): number | undefined {
  const lower = name.toLowerCase();
  return MONTHS.get(lower) ?? MONTHS.get(lower.replace(/^ב/, ''));
}

/**
 * The first whole day that a text names: `2020-05-04`. Nothing where the year is missing.
 * @param language of the page: where it is not American English, 10/11/2022 is in November.
 */
export function dayIn(text: string, language = ''): string | undefined {
  const plain = plainNumerals(plainFigures(text));
  if (!/\d/.test(plain)) return undefined;
  for (const pattern of WRITTEN) {
    for (const { groups } of plain.matchAll(pattern)) {
      const month = monthOf(groups?.['month'] ?? '');
      if (month !== undefined) return day(Number(groups?.['year']), month, Number(groups?.['date']));
    }
  }
  for (const pattern of NUMERIC) {
    const groups = pattern.exec(plain)?.groups;
    if (groups === undefined) continue;
    const { year, era, short, month, date } = groups;
    const whole = era === undefined ? Number(year ?? 2000 + Number(short)) : REIWA + Number(era);
    return day(whole, Number(month), Number(date));
  }
  const { first, second, year } = SLASHED.exec(plain)?.groups ?? {};
  if (year === undefined) return undefined;
  const whole = year.length === 2 ? 2000 + Number(year) : Number(year);
  const american = (language === '' || /^en(?:$|-us)/i.test(language)) && Number(first) <= 12;
  return american ? day(whole, Number(first), Number(second)) : day(whole, Number(second), Number(first));
}

/**
 * The day, in universal time, of a moment as `datetime` and JSON-LD write it; nothing where it is
 * not ISO 8601, as some sites write what they please.
 */
export function dayOfMoment(moment: string): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?/.exec(
    moment,
  );
  if (parts === null) return undefined;
  const [, year, month, date, hour = '0', minute = '0', zone = 'Z'] = parts;
  const own = day(Number(year), Number(month), Number(date));
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (own === undefined || offset === null) return own;
  const sign = offset[1] === '-' ? 1 : -1;
  const minutes = Number(hour) * 60 + Number(minute) + sign * (Number(offset[2]) * 60 + Number(offset[3]));
  return minutes < 0 ? neighbour(own, -1) : minutes >= 1440 ? neighbour(own, 1) : own;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day before or after; a calendar of its own, as `Date` would bring in a time zone. */
function neighbour(of: string, step: 1 | -1): string | undefined {
  const [year = 0, month = 0, date = 0] = of.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengthOf = (at: number): number => (at === 2 && leap ? 29 : (LENGTHS[at - 1] ?? 31));
  if (step === 1) {
    if (date < lengthOf(month)) return day(year, month, date + 1);
    return month < 12 ? day(year, month + 1, 1) : day(year + 1, 1, 1);
  }
  if (date > 1) return day(year, month, date - 1);
  return month > 1 ? day(year, month - 1, lengthOf(month - 1)) : day(year - 1, 12, 31);
}
