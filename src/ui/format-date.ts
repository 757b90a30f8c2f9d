/** Moments as a reader says them: today, yesterday, Thursday, 12 Nov, 12 Nov 2024. */

/** The interface speaks English for now, so its dates do too: words of two languages don't mix. */
const LOCALE = 'en-GB';

const DAY = 86_400_000;
const EARLIEST = Date.UTC(2000, 0, 1);

const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'long' });
const dayAndMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const wholeDay = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });

/** The calendar day of a moment, counted so that a change of the clocks does not shift it. */
function dayNumber(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

/**
 * A moment in relation to now, in local calendar days. A clock that was wrong when something was
 * stored must not make tomorrow or a year before 2000 out of it: such moments are clamped.
 * @param time an ISO time string
 */
export function relativeDay(time: string, now: Date): string {
  const date = new Date(Math.min(Math.max(Date.parse(time), EARLIEST), now.getTime()));
  const ago = dayNumber(now) - dayNumber(date);
  if (ago < 1) return 'today';
  if (ago === 1) return 'yesterday';
  if (ago < 7) return weekday.format(date);
  return date.getFullYear() === now.getFullYear() ? dayAndMonth.format(date) : wholeDay.format(date);
}

/**
 * The day that a page names, in as much detail as it does: `2020-05-04`, `2020-05` or `2020`.
 * What is no such day is given back as it is.
 */
export function publishedDay(published: string): string {
  const [year, month, day] = published.split('-').map(Number);
  if (year === undefined || Number.isNaN(year) || month === undefined) return published;
  const date = new Date(year, month - 1, day ?? 1);
  if (Number.isNaN(date.getTime())) return published;
  if (day !== undefined) return wholeDay.format(date);
  return new Intl.DateTimeFormat(LOCALE, { month: 'short', year: 'numeric' }).format(date);
}

/** The day of a moment in full: `14 Nov 2026`. */
export function wholeDayOf(time: string): string {
  return wholeDay.format(new Date(time));
}
