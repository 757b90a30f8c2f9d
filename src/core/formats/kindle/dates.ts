/** Times as Kindles write them, in the language of their menus and without a zone. */
import { dayIn } from '../../detection/dates.ts';
import type { ForeignTime } from '../reading/model.ts';
import { foreignTime } from '../reading/times.ts';

/** How the months begin in languages that no newsletter's dates were read in. */
const MONTHS = [
  ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  ['stycz', 'lut', 'mar', 'kwie', 'maj', 'czerw', 'lip', 'sierp', 'wrze', 'paźd', 'listop', 'grud'],
  ['oca', 'şub', 'mar', 'nis', 'may', 'haz', 'tem', 'ağu', 'eyl', 'eki', 'kas', 'ara'],
];

/** "22 августа 2024", "22 sierpnia 2024"; "3 December 12" of the oldest devices. */
const WRITTEN = /(?<!\d)(\d{1,2})\.?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4}|\d\d(?=\s+\d{1,2}:))/u;

/** "18:10:53", "6:10 PM", "下午6:10:53", "23h32min06s". */
const CLOCK =
  /(上午|下午|午前|午後|오전|오후)?\s*(?<!\d)(\d{1,2})(?::|h)(\d\d)(?:(?::|min)(\d\d)s?)?[\s\u202f]*([ap])?\.?/iu;
const ZONE = /(?:GMT|UTC)\s?([+-]\d\d:?\d\d)/;

/** The time in the last part of an entry's line; nothing where it names no day. */
export function kindleTime(text: string): ForeignTime | undefined {
  const [, number = '', month = '', year = ''] = WRITTEN.exec(text) ?? [];
  const fullYear = year.length === 2 ? `20${year}` : year;
  const day = dayIn(text) ?? dayIn(`${number} ${month} ${fullYear}`) ?? dayByMonth(number, month, fullYear);
  if (day === undefined) return undefined;
  const [, before = '', hour = '0', minute = '00', second = '00', half = ''] = CLOCK.exec(text) ?? [];
  const isAfternoon = /下午|午後|오후/.test(before) || (/p/i.test(half) && /\d[\s\u202f]*p\.?m/i.test(text));
  const isMorning = /上午|午前|오전/.test(before) || (/a/i.test(half) && /\d[\s\u202f]*a\.?m/i.test(text));
  const given = Number(hour);
  const whole = isAfternoon && given < 12 ? given + 12 : isMorning && given === 12 ? 0 : given;
  const zone = ZONE.exec(text)?.[1] ?? '';
  return (
    foreignTime(`${day}T${String(whole).padStart(2, '0')}:${minute}:${second}${zone}`) ?? foreignTime(day)
  );
}

function dayByMonth(number: string, month: string, year: string): string | undefined {
  const index = MONTHS.map((names) => names.findIndex((name) => month.toLowerCase().startsWith(name)));
  const found = index.find((one) => one >= 0);
  if (found === undefined || number === '' || year === '') return undefined;
  return `${year}-${String(found + 1).padStart(2, '0')}-${number.padStart(2, '0')}`;
}
