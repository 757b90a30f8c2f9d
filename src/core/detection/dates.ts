/** Days as pages write them, read without a clock and without the reader's time zone. */

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january janvier januar enero gennaio janeiro januari ene genn',
    'feb february février fevrier februar febrero febbraio fevereiro februari févr fev',
    'mar march mars märz maerz marzo março maart mär mrt',
    'apr april avril abril aprile avr abr',
    'may mai mayo maggio maio mei maj',
    'jun june juin juni junio giugno junho',
    'jul july juillet juli julio luglio julho juil',
    'aug august août aout agosto augustus augusti ago',
    'sep sept september septembre septiembre settembre setembro set',
    'oct october octobre oktober octubre ottobre outubro okt out',
    'nov november novembre noviembre novembro',
    'dec december décembre decembre dezember diciembre dicembre dezembro dez dic',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

function day(year: number, month: number, date: number): string | undefined {
  if (year < 1970 || year > 2100 || month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

const WRITTEN = [
  // "December 18, 2025", "Oct 16th, 2022"
  /(?<![\p{L}\d])(?<month>\p{L}{3,10})\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u,
  // "18 December 2025", "18. Dezember 2025", "18 de diciembre de 2025", "1er mai 2024"
  /(?<!\d)(?<date>\d{1,2})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+|of\s+)?(?<month>\p{L}{3,10})\.?,?\s+(?:de\s+)?(?<year>\d{4})(?!\d)/u,
];
const NUMERIC = [
  // "2025-12-18", "2025/12/18", "2025.12.18", "2026년 7월 29일", "2026年7月29日"
  /(?<!\d)(?<year>(?:19|20)\d\d)(?:[-/.]|년\s?|年)(?<month>\d{1,2})(?:[-/.]|월\s?|月)(?<date>\d{1,2})(?!\d)/,
  // "18.12.2025"
  /(?<![\d.])(?<date>\d{1,2})\.(?<month>\d{1,2})\.(?<year>(?:19|20)\d\d)(?!\.?\d)/,
];
/** Americans put the month first: 10/11/2022. */
const SLASHED = /(?<!\d)(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>(?:19|20)\d\d)(?!\d)/;

/**
 * The first whole day that a text names: `2020-05-04`. Nothing where the year is missing.
 * @param language of the page: where it is not American English, 10/11/2022 is in November.
 */
export function dayIn(text: string, language = ''): string | undefined {
  for (const pattern of WRITTEN) {
    const { month = '', date, year } = pattern.exec(text)?.groups ?? {};
    const number = MONTHS[month.toLowerCase()];
    if (number !== undefined) return day(Number(year), number, Number(date));
  }
  for (const pattern of NUMERIC) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined)
      return day(Number(groups['year']), Number(groups['month']), Number(groups['date']));
  }
  const { first, second, year } = SLASHED.exec(text)?.groups ?? {};
  if (year === undefined) return undefined;
  const american = (language === '' || /^en(?:$|-us)/i.test(language)) && Number(first) <= 12;
  return american
    ? day(Number(year), Number(first), Number(second))
    : day(Number(year), Number(second), Number(first));
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
