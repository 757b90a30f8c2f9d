/** The day on which an issue was published, and its number: everything that may be them. */
import { pathOf } from '../issues/issue-address.ts';
import { header } from './authors.ts';
import { Candidates, type Candidate } from './choice.ts';
import { dayIn, dayOfMoment } from './dates.ts';
import type { Headline } from './heading.ts';
import { numberedTitle, numbersIn } from './issue-number.ts';
import type { Layout } from './layout.ts';
import type { PageDescription } from './page.ts';

/** Where a page's head may say the day. */
const MOMENTS = ['article:published_time', 'datepublished', 'date', 'dc.date', 'pubdate', 'sailthru.date'];

/** The language that a page is in; English where it says nothing and has the commonest word of English. */
function languageOf({ language, blocks }: PageDescription): string {
  if (language !== '') return language;
  return blocks.some(({ text }) => /\bthe\b/.test(text)) ? 'en' : 'und';
}

/** Every day that may be that of publication. */
export function daysOf(layout: Layout, headline: Headline): readonly Candidate<string>[] {
  const { page, text } = layout;
  const days: Candidates<string> = new Candidates();
  const language = languageOf(page);
  const add = (day: string | undefined, ...signs: readonly string[]): void => {
    if (day !== undefined) days.add(day, day, ...signs);
  };
  const path = pathOf(page.address);
  for (const object of page.data) {
    const published = object['datePublished'];
    if (typeof published === 'string') add(dayOfMoment(published), 'the day in JSON-LD');
  }
  for (const name of MOMENTS) add(dayOfMoment(page.meta.get(name) ?? ''), 'the day in the head');
  if (/\/\d{4}[/-]\d{1,2}[/-]\d{1,2}/.test(path)) add(dayIn(path), 'the day in the address');
  add(dayIn(headline.title, language), 'the day in the headline');
  add(dayIn(page.title, language), "the day in the document's title");
  let isFirst = true;
  for (const { time, text: line, links, marks } of header(layout, headline)) {
    if (/tweet/.test(marks)) continue;
    const stamped = time === undefined ? undefined : dayOfMoment(time);
    const said =
      line.length < 120 && (line.length < 60 || links.length === 0) ? dayIn(line, language) : undefined;
    add(stamped, 'a time at the headline', ...(isFirst ? ['the first day at the headline'] : []));
    add(said, 'a day at the headline', ...(isFirst ? ['the first day at the headline'] : []));
    if (said !== undefined || stamped !== undefined) isFirst = false;
  }
  const first = text[0] ?? 0;
  for (const { time, text: line } of page.blocks.slice(Math.max(0, first - 8), first + 6)) {
    add(time === undefined ? undefined : dayOfMoment(time), 'a time at the top');
    if (line.length < 90) add(dayIn(line, language), 'a day at the top');
  }
  for (const { time, text: line } of page.blocks.slice(-12)) {
    add(time === undefined ? undefined : dayOfMoment(time), 'a time at the foot');
    if (line.length < 90) add(dayIn(line, language), 'a day at the foot');
  }
  const forwarded = /^-{5,} Forwarded message.*?Date: (.{5,40})/.exec(page.blocks[0]?.text ?? '')?.[1];
  add(dayIn(forwarded ?? ''), 'the day on which the mail was sent');
  return days.list();
}

/** Every number that may be the issue's, as printed; the same number in two places is one candidate. */
export function numbersOf(layout: Layout, headline: Headline): readonly Candidate<string>[] {
  const { page, text } = layout;
  const numbers: Candidates<string> = new Candidates();
  const key = (number: string): string => number.replace(/\D.*$/, '').replace(/^#?0*(?=\d)/, '');
  const add = (line: string, sign: string): void => {
    if (line.length > 200) return;
    const whole = numberedTitle(line);
    if (whole !== undefined)
      numbers.add(
        key(whole.number.replace('#', '')),
        whole.number,
        sign,
        whole.certain ? 'counted as issues are' : 'counted as lists are',
      );
    for (const { number, certain } of numbersIn(line))
      numbers.add(key(number), number, sign, certain ? 'counted as issues are' : 'counted as lists are');
  };
  add(headline.title, 'in the headline');
  const { block } = headline;
  const near = block < 0 ? [] : [block - 1, block + 1, block + 2, block - 2];
  for (const index of near) {
    const line = page.blocks[index]?.text ?? '';
    if (line.length < 90) add(line, 'in a line at the headline');
  }
  add(page.title, "in the document's title");
  add(page.meta.get('og:title') ?? '', 'in og:title');
  for (const { text: line } of page.blocks.slice(0, (text[0] ?? 0) + 8))
    if (line.length < 90) add(line, 'near the top');
  for (const index of text.slice(0, 12)) {
    const line = page.blocks[index]?.text ?? '';
    if (/newsletter/i.test(line) && line.length < 200) add(line, 'in what it says of itself');
  }
  const path = pathOf(page.address);
  const last = /(?:^|\/)(?:\D{0,20}[-_/])?0*(\d{1,4})(?:\.\w{2,5})?\/?$/.exec(path)?.[1];
  if (last !== undefined) {
    const printed = /0*\d+(?=(?:\.\w{2,5})?\/?$)/.exec(path)?.[0] ?? last;
    numbers.add(last, printed, 'at the end of the address');
  }
  numbers.mark('as high as a year', (number) => Number(key(number)) > 1900 && Number(key(number)) < 2100);
  return numbers.list();
}
