/** Times as other tools write them, as ISO 8601: without a clock, and without the reader's time zone. */
import type { ForeignTime } from './model.ts';

const two = (number: number): string => String(number).padStart(2, '0');

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,](\d{1,9}))?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * A time from a cell or a field: ISO 8601 with or without a zone, or seconds or milliseconds since
 * 1970. Nothing where it is none of these.
 */
export function foreignTime(value: unknown): ForeignTime | undefined {
  if (typeof value === 'number') return ofEpoch(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,16}(?:\.\d+)?$/.test(text)) return ofEpoch(Number(text));
  const [whole, year, month, day, hour, minute, second = '0', fraction = '', zone] = ISO.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const time = [year, month, day, hour ?? '0', minute ?? '0', second].map(Number);
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  if (zone === undefined) return floating(time, hour === undefined ? undefined : millis);
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (floating(time, millis) === undefined) return undefined;
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = time;
  return ofMillis(((daysOf(y, m, d) * 24 + h) * 60 + min - offset) * 60_000 + s * 1_000 + millis);
}

/** The same without a zone, where all of it is a time. */
function floating(parts: readonly number[], millis?: number): ForeignTime | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
  if (!isDay || year < 1970 || year > 2200 || hour > 23 || minute > 59 || second > 59) return undefined;
  const rest = millis === undefined || millis === 0 ? '' : `.${String(millis).padStart(3, '0')}`;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${rest}`;
}

function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Seconds, milliseconds or microseconds since 1970: which, the size tells. */
function ofEpoch(value: number): ForeignTime | undefined {
  const size = Math.abs(value);
  return ofMillis(Math.floor(size < 1e11 ? value * 1_000 : size < 1e14 ? value : value / 1_000));
}

function ofMillis(millis: number): ForeignTime | undefined {
  if (!Number.isFinite(millis) || millis < 0 || millis > 7_258_118_400_000) return undefined;
  const seconds = Math.floor(millis / 1_000);
  const [year, month, day] = dateOf(Math.floor(seconds / 86_400));
  const clock = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const rest = String(millis % 1_000).padStart(3, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock.map(two).join(':')}.${rest}Z`;
}

/**
 * Days since 1970 of a date of the Gregorian calendar, and back.
 * @see https://howardhinnant.github.io/date_algorithms.html
 */
function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function dateOf(days: number): [number, number, number] {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const part = Math.floor((5 * ofYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * part + 2) / 5) + 1];
}
