/**
 * A first look at a page, cheap and small enough for every page that may be seen. It weighs in short
 * what `core/detection/evidence.ts` and `mail-evidence.ts` weigh in full, rather too high than too low: tests
 * hold it against the detector. Each step costs less than those after it, and most pages end early.
 */
import { expression, hasOne } from '../core/detection/expressions.ts';
import { namesNewsletter, namesPeriodical } from '../core/detection/self-reference.ts';
import { COUNTS, readText } from './self-reference-scan.ts';

/** From this sum on a page is sent on. */
const ENOUGH = 3;

const POST_ADDRESS =
  /(?:substack|beehiiv)\.com\/(?:.*\/)?p[/-]|(?:kit\.com|ck\.page)\/posts\/|(?:world\.hey\.com|every\.to)\/.+\/|\/\/(?:buttondown\.\w+\/.+\/archive\/.|mailchi\.mp\/.|us\d+\.campaign-archive)/;
/** With one of these, a path like those of posts is one: see `platforms.ts`. */
const POST =
  '.available-content,.newsletter-post,.single-post-container,.bg-wt-background,.rendered-post,[href*=substack],[href*=bucketeer-],[src*=buttondown],[href*=buttondown],[src*=beehiiv],[href*=beehiiv]';
/** What a mail's body has, and a page without an address of its own seldom. */
const MAIL = 'table,.gmail_quote,[class*=email],[class*=message]';
/** What Mailchimp writes into each mail that is made of its templates. */
const TEMPLATE = '[class^=mcn]';
const POST_PATH = /^https?:\/\/[^/]+\/(?:p|archive)\/./;

const COLLECTION = 'archiv|collect|complete|all posts|letters|essays|issues|ausgaben|19|20';
const NO_COLLECTION = /\b(?:change ?log|release|docs|documentation|reference|faq|questions|guide)/;
const DAY = /\d\D{1,20}(?:19|20)\d\d|(?:19|20)\d\d\D{1,3}\d/;
/** `issue-address.ts`, in short. */
const FOLDERS =
  '/newsletter|/issue|/edition|/ausgabe|/nieuwsb|/infolet|/bolet|/briefing|/email|/e-mail|/lettre';
const DATED = /\/(?:19|20)\d\d[-_/]?\d\d[-_/]?\d\d(?:[^/\d][^/]*)?\/?(?:[?#]|$)/;
const OTHER_SITES = '.github.com|.reddit|.linkedin|.medium|.wikipedia';
const LISTS =
  '|about|subscribe|unsubscribe|archive|archives|issues|newsletter|newsletters|posts|blog|search|';
const LISTED_BY = '|page|tag|category|author|';
const SHARED_HOST =
  '.io/|.dev/|.app/|.page/|substack|beehiiv|buttondown|kit|medium|wordpress|blogspot|tumblr|hey';

/** Words and signs that count other things as well: see `issue-number.ts`. */
const LIKE_NUMBER =
  /(?:#|\b(?:episode|letter|week|dispatch|folge|woche|brief|lettre|lettera|carta|semana))\.?\s?#?\d/;

const isCertain = (line: string): boolean => /\d/.test(line) && expression(COUNTS).test(line.toLowerCase());
/** Units of text that are no essay: see `MEDIAN_WORDS` in `core/detection/sections.ts`. */
const TEASER = 400;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text of something short; empty where it is longer, or leads elsewhere. */
function lineOf(element: Element | null, longest: number): string {
  const text = tidy(element?.textContent.slice(0, 400) ?? '');
  return text.length < longest ? text : '';
}

/** What an address says for a page being an issue, and against. */
function weighAddress(address: string): number {
  const lower = address.toLowerCase();
  const [, , host = '', ...path] = lower.replace(/\/$/, '').split('/');
  let sum = hasOne(lower, SHARED_HOST) ? 0.5 : 0;
  if (path.some((part, at) => at < path.length - 1 && hasOne(`/${part}`, FOLDERS) && !part.includes('-', 2)))
    sum += 2;
  else if (hasOne(lower, '/archive|/post|/letter|/dispatch')) sum += 0.5;
  if (DATED.test(lower)) sum += 0.5;
  if (path.length === 0 || hasOne(`.${host}`, OTHER_SITES)) sum -= 3;
  if (LISTS.includes(`|${path.at(-1)}|`) || LISTED_BY.includes(`|${path.at(-2)}|`)) sum -= 5;
  return sum;
}

/** Whether a heading, or a short line above it, has a number that only issues have. */
function isNumbered(head: Element): boolean {
  const has = (line: Element | null): line is Element => isCertain(lineOf(line, 200));
  const above = head.previousElementSibling;
  return has(head) || (has(above) && !above.matches('h1,h2,h3,h4,li,a,:has(a)'));
}

/** Whether a heading, or the lines around it, has a day. */
function isDated(head: Element): boolean {
  const { previousElementSibling: before, nextElementSibling: after } = head;
  const near = [lineOf(before, 60), lineOf(head, 80), tidy(after?.textContent.slice(0, 90) ?? '')];
  return near.some((line) => DAY.test(line)) || after?.matches('time,:has(>time)') === true;
}

/** Whether more than a teaser stands between a heading and another one. */
function isLong(head: Element, until: Element | null): boolean {
  let left = TEASER;
  for (let at: Element | null = head; at !== null && at.localName !== 'body'; at = at.parentElement) {
    for (let next = at.nextElementSibling; next !== null; next = next.nextElementSibling) {
      if (next.contains(until)) return false;
      left -= tidy(next.textContent.slice(0, 2 * TEASER)).length;
      if (left < 0) return true;
    }
  }
  return false;
}

/** Whether a page may hold many issues: see `core/detection/sections.ts`. */
function mayHoldMany(heads: readonly Element[], title: string, address: string): boolean {
  const called = [title, lineOf(heads.find(({ localName }) => localName === 'h1') ?? null, 200)];
  const name = called.join(' ').toLowerCase();
  const collects = hasOne(name, COLLECTION);
  const named =
    namesNewsletter(`${name} ${address}`) || hasOne(`${name} ${address}`, 'issues|letters|ausgaben');
  const isMany = (level: number): boolean => {
    const own = heads.filter(({ localName }) => localName === `h${level}`);
    const many = (has: (head: Element) => boolean): boolean => {
      const chosen = own.length < 3 ? [] : own.filter(has);
      return (
        chosen.length >= 3 && chosen.filter((head, at) => isLong(head, chosen[at + 1] ?? null)).length >= 3
      );
    };
    return (
      many(isNumbered) ||
      ((named || collects) &&
        many((head) => isDated(head) || (named && collects && head.matches('[id],[id]>*,[id]+*,:has(a)'))))
    );
  };
  return (
    [1, 2, 3, 4].some(isMany) &&
    !NO_COLLECTION.test(name) &&
    !called.some((line) => DAY.test(line) || isCertain(line))
  );
}

/** Whether a headline has a number or a day. */
function counts(line: string): boolean {
  return (
    /\d/.test(line) &&
    (isCertain(line) || LIKE_NUMBER.test(line.toLowerCase()) || (line.length < 50 && DAY.test(line)))
  );
}

/** Whether what stands at the top of the page has a number or a day. */
function isCounted(heads: readonly Element[], titles: readonly string[]): boolean {
  const alone = heads.every(({ localName }) => localName !== 'h1');
  const isMain = (head: Element): boolean =>
    alone || head.localName === 'h1' || head.className.includes('title');
  return titles.some(counts) || heads.some((head) => counts(lineOf(head, 200)) && isMain(head));
}

/** Whether what holds much of the text is called a newsletter. */
function isMarked(document: Document): boolean {
  let left = document.body.textContent.length;
  for (const { textContent } of document.querySelectorAll(
    '[class*=ewsletter],[class*=issue],[class*=edition],[id*=ewsletter]',
  ))
    left -= textContent.length * 3;
  return left < 0;
}

/** What the head says: names, one a line, and what else is asked for by its `rel` or `property`. */
function readHead(document: Document): { names: string; of: ReadonlyMap<string, string> } {
  const of = new Map<string, string>();
  let names = '';
  for (const element of document.querySelectorAll(
    'link[rel=canonical],link[rel=alternate],meta[property^="og:"],meta[name=application-name],script[type="application/ld+json"]',
  )) {
    const value = element.getAttribute('content') ?? element.getAttribute('href');
    if (value === null) {
      names += element.textContent.match(/"name"\s*:\s*"[^"]{1,120}/g)?.join('\n') ?? '';
      continue;
    }
    const key = element.getAttribute('property') ?? element.getAttribute('rel') ?? 'og:site_name';
    if (!of.has(key)) of.set(key, value);
    names += `\n${element.getAttribute('title') ?? ''}\n${key === 'og:site_name' ? value : ''}`;
  }
  return { names, of };
}

/**
 * Whether a page is worth asking `findIssues`: false where that would find nothing.
 * @param address as the browser reports it.
 */
export function looksLikeIssue(document: Document, address: string): boolean {
  const has = (selector: string): boolean => document.querySelector(selector) !== null;
  // A picture or a feed has no body.
  if (document.documentElement.localName !== 'html') return false;
  if (POST_ADDRESS.test(address)) return true;
  const weight = weighAddress(address);
  const collects = hasOne(document.title.toLowerCase(), COLLECTION);
  // A home page or a list can only be a collection.
  if (weight <= -3 && !collects && !namesNewsletter(`${document.title} ${address}`)) return false;
  const { names, of } = readHead(document);
  const [canonical = '', url = '', headline = ''] = ['canonical', 'og:url', 'og:title'].map((key) =>
    of.get(key),
  );
  if ([address, canonical, url].some((one) => POST_PATH.test(one)) && has(POST)) return true;
  const bare = canonical + url + headline === '';

  const titles = [document.title, headline];
  const named = namesNewsletter(`${names}\n${titles.join('\n')}`);
  let sum = weight + (named ? 2 : namesPeriodical(names) || has(TEMPLATE) ? 1 : 0);
  if (sum >= ENOUGH) return true;

  const text = readText(document);
  const { inText, beside } = text.spoken();
  const said = Math.max(inText + Math.min(beside, 1), beside);
  if (sum + said > 0 || named || text.counts || collects || titles.some(counts)) {
    const heads = [...document.querySelectorAll('h1,h2,h3,h4')];
    if (mayHoldMany(heads, document.title, address)) return true;
    if (isCounted(heads, titles)) sum += 1.5;
  }
  sum += said;
  const mail = bare && has(MAIL);
  if (sum >= ENOUGH || (mail && (named || said > 0))) return true;
  // What is left weighs 4.5 at most, and most pages have nothing that it could be added to.
  if (sum < ENOUGH - 4.5 || !(mail || sum >= 1 || text.hasWayOut())) return false;
  if (text.online()) {
    if (mail) return true;
    sum += 2;
  }
  if (sum < ENOUGH && sum >= ENOUGH - 2.5 && isMarked(document)) sum += 1.5;
  return sum >= ENOUGH || (sum >= ENOUGH - 1 && text.hasWayOut());
}
