/**
 * A first look at a page, cheap and small enough for every page that may be seen. It observes in short
 * what `core/detection/evidence.ts` looks at in full, and adds up a few learned numbers, which let pass
 * ninety-nine issues of a hundred. It ends as soon as what is left to see cannot change the answer.
 */
import { expression, hasOne } from '../core/detection/expressions.ts';
import { namesNewsletter } from '../core/detection/self-reference.ts';
import { ENOUGH, LOOK } from './look-weights.ts';
import { COUNTS, readText, type PageText } from './self-reference-scan.ts';

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
const NO_COLLECTION = /\b(?:change ?log|release|doc|reference|faq|question|guide)/;
const DAY = /\d\D{1,20}(?:19|20)\d\d|(?:19|20)\d\d\D{1,3}\d/;
/** `issue-address.ts`, in short. */
const FOLDERS =
  '/newsletter|/issue|/editi|/edic|/ediz|/ausgabe|/nieuwsb|/infolet|/bolet|/briefing|/email|/e-mail|/lett|/carta|/rundb|/vypus|/numer|/bulten|/zpravod|/rozsyl|/epaper';
const DATED = /\/(?:19|20)\d\d[-_/]?\d\d[-_/]?\d\d(?:[^/\d][^/]*)?\/?(?:[?#]|$)/;
const OTHER_SITES = '.github.com|.reddit|.linkedin|.medium|.wikipedia';
const LISTS =
  '|about|subscribe|unsubscribe|archive|archives|issues|newsletter|newsletters|posts|blog|search|';
const LISTED_BY = '|page|tag|category|author|';

/** Words and signs that count other things as well: see `issue-number.ts`. */
const LIKE_NUMBER = /(?:#|\b(?:lett\w+|week|dispatch|woche|brief|carta|semana))\.?\s?#?\d/;

const isCertain = (line: string): boolean => /\d/.test(line) && expression(COUNTS).test(line.toLowerCase());
/** Units of text that are no essay: see `MEDIAN_WORDS` in `core/detection/sections.ts`. */
const TEASER = 400;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text of something short; empty where it is longer, or leads elsewhere. */
function lineOf(element: Element | null, longest: number): string {
  const text = tidy(element?.textContent.slice(0, 400) ?? '');
  return text.length < longest ? text : '';
}

/** What an address says; `core/issues/issue-address.ts`, in short. */
function ofAddress({ document, address }: Page): string[] {
  const lower = address.toLowerCase();
  const [, , host = '', ...path] = lower.replace(/[?#].*|\/$/g, '').split('/');
  const last = path.at(-1) ?? '';
  const { title } = document;
  // A home page or a list can only be a collection.
  const collects = hasOne(title.toLowerCase(), COLLECTION) || namesNewsletter(`${title} ${address}`);
  const isList = path.length === 0 || LISTS.includes(`|${last}|`) || LISTED_BY.includes(`|${path.at(-2)}|`);
  return said({
    post: POST_ADDRESS.test(address),
    folder: path.some(
      (part, at) => at < path.length - 1 && hasOne(`/${part}`, FOLDERS) && !part.includes('-', 2),
    ),
    dated: DATED.test(lower),
    name: namesNewsletter(lower.replace(last, '')) || lower.includes('weekly'),
    list: isList && !collects,
    collection: isList && collects,
    elsewhere: hasOne(`.${host}`, OTHER_SITES),
  });
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
        many(
          (head) =>
            isDated(head) ||
            /^\W*#\s?\d/.test(lineOf(head, 200)) ||
            (named && collects && head.matches('[id],[id]>*,[id]+*,:has(a)')),
        ))
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

/** What the head says. */
function ofHead({ document, address, has }: Page): string[] {
  const { names, of } = readHead(document);
  const [canonical = '', url = '', headline = ''] = ['canonical', 'og:url', 'og:title'].map((key) =>
    of.get(key),
  );
  const titles = [document.title, headline];
  return said({
    posted: [address, canonical, url].some((one) => POST_PATH.test(one)) && has(POST),
    called: namesNewsletter(`${names}\n${titles.join('\n')}`),
    counted: titles.some(counts),
    mail: canonical + url + headline === '' && has(MAIL),
    campaign: has(TEMPLATE),
  });
}

/** What the text says of itself, and what stands at its top. */
function ofText({ document, address, text }: Page): string[] {
  const { inText, beside } = text.references();
  const heads = [...document.querySelectorAll('h1,h2,h3,h4')];
  return said({
    speaks: inText === 2,
    seems: inText === 1,
    beside: beside > 0,
    heading: isCounted(heads, []),
    many: mayHoldMany(heads, document.title, address),
  });
}

/** What costs most to find out. */
function ofForm({ text }: Page): string[] {
  return said({ online: text.online() });
}

interface Page {
  readonly document: Document;
  readonly address: string;
  readonly has: (selector: string) => boolean;
  readonly text: PageText;
}

const said = (all: Readonly<Record<string, boolean>>): string[] =>
  Object.keys(all).filter((name) => all[name]);

/** Each costs more than the one before. */
const STAGES = [ofAddress, ofHead, ofText, ofForm];

/**
 * What is seen on a page, stage by stage.
 * @param address as the browser reports it.
 */
export function* observe(document: Document, address: string): Generator<readonly string[]> {
  const has = (selector: string): boolean => document.querySelector(selector) !== null;
  let text: PageText | undefined;
  const page: Page = {
    document,
    address,
    has,
    get text() {
      return (text ??= readText(document));
    },
  };
  for (const stage of STAGES) yield stage(page);
}

/** The most that the stages after each one can still weigh. */
const REST = LOOK.map((_, at) =>
  LOOK.slice(at + 1)
    .flatMap((stage) => Object.values(stage))
    .reduce((sum, weight) => sum + Math.max(0, weight), 0),
);

/**
 * Whether a page is worth asking `findIssues`: false where that would find nothing.
 * @param address as the browser reports it.
 */
export function looksLikeIssue(document: Document, address: string): boolean {
  // A picture or a feed has no body.
  if (document.documentElement.localName !== 'html') return false;
  let [sum, at] = [-ENOUGH, 0];
  for (const names of observe(document, address)) {
    for (const name of names) sum += LOOK[at]?.[name] ?? 0;
    if (sum >= 0) return true;
    if (sum + (REST[at] ?? 0) < 0) return false;
    at += 1;
  }
  return false;
}
