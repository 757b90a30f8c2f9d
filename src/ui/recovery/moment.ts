/** Moments in full, for copies: there may be several of one day. */
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment in full: `14 Nov 2026, 09:30`. @param time an ISO time string */
export function momentOf(time: string): string {
  return moment.format(new Date(time));
}
