/**
 * A first look at a page, cheap enough for every page that may be seen. It weighs what the detector
 * weighs, by words and selectors alone and never lower, so that nothing is missed.
 */
import { addressSigns } from '../core/issue-address.ts';
import {
  namesNewsletter,
  namesPeriodical,
  offersOnline,
  mayOfferOnline,
  mayOfferToLeave,
  NEWSLETTER_WORDS,
  selfReference,
  stronger,
  TELLING,
  type SelfReference,
} from '../core/self-reference.ts';

/** See `evidence.ts`. */
const ENOUGH = 3;

/** Assets of the platforms whose posts need no words: see `platforms.ts`. */
const PLATFORM_ASSETS =
  'head link[href*="substackcdn.com"],head link[href*="cdn.substack.com"],head link[href*="bucketeer-"],img[src*="assets.buttondown"],#awesomewrap,#archivebody';
/** Classes of their posts. */
const PLATFORM_CLASSES =
  'newsletter-post available-content single-post-container bg-wt-background rendered-post dream-post-content-doc mcnTextContent newsletter-email'.split(
    ' ',
  );
/** On these hosts, or with these marks, an address of this form is a post. */
const POST =
  /^https?:\/\/[^/]+\/p\/.|^https?:\/\/(?:open\.)?substack\.com\/(?:home\/post|@[^/]+\/p-|pub\/)|^https?:\/\/buttondown\.(?:com|email)\/[^/]+\/archive\/.|^https?:\/\/[^/]+\/archive\/.|^https?:\/\/mailchi\.mp\/.|^https?:\/\/us\d+\.campaign-archive|^https?:\/\/world\.hey\.com\/[^/]+\/.|^https?:\/\/every\.to\/[^/]+\/.|\.(?:kit\.com|ck\.page)\/posts\/.|\/issues\/\d+$/;
const MARKED =
  '[class*="newsletter"],[class*="issue"],[class*="edition"],[id*="newsletter"],[id*="Newsletter"],[id*="issue"]';
const OWN =
  /(?:^|\s)(?:template-|page-?|post-type-|category-|single-|type-|tag-)?(?:newsletters?|issue|edition)(?:-(?:body|content|container|html|e?mail|post|article|template|issue|text|wrapper|page))?(?:\s|$)/i;
const MAIL = '.gmail_quote,.email-body,.message-content,.email-content';
const SILENT = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TEXTAREA|OPTION)$/;
const NUMBERED =
  /#\s?\d|\d\s?\/\s?\d|\d\s?[호期号號回]|№|(?:issue|no|nr|n|num\S*|n[úu]mero|vol|volume|ed|edi\S*|episode|letter|lettre|week|newsletter|ausgabe|folge|woche|brief|uitgave|utg\S*)[.°º]?\s*\d/i;
const DAY = /(?:19|20)\d\d/;
/** See `sections.ts`: pages that collect what was sent. */
const COLLECTION =
  /\b(?:archives?|collected|collection|complete|all (?:issues|posts|essays|letters)|(?:19|20)\d\d|letters|essays|issues|ausgaben|archiv)\b/i;
const ISSUES =
  /\b(?:all|back|past) issues\b|\bissue archive\b|\bletters\b|\bausgaben\b|\/(?:issues|letters)\b/i;
const LED =
  'h2[id],h3[id],h4[id],h2 a[id],h3 a[id],h4 a[id],h2 a[name],h3 a[name],h2 a[href],h3 a[href],section[id]>h2,section[id]>h3,article[id] h2,article[id] h3,[id]+h2,[id]+h3';

/** How far around a telling word its sentence reaches. */
const REACH = 120;
/** How often a word is looked at: where it stands more often, it is the page's subject. */
const MOST_WINDOWS = 60;

function content(document: Document, selector: string): string {
  return document.querySelector(selector)?.getAttribute('content') ?? '';
}

/** The names that the page gives itself and its site. */
function nameWeight(document: Document): number {
  const names = [
    document.title,
    content(document, 'meta[property="og:title"]'),
    content(document, 'meta[property="og:site_name"]'),
    content(document, 'meta[name="application-name"]'),
    ...[...document.querySelectorAll('link[rel="alternate"][title]')].map(
      (link) => link.getAttribute('title') ?? '',
    ),
    ...[...document.querySelectorAll('script[type="application/ld+json"]')].map(
      (script) => script.textContent,
    ),
  ];
  return names.some(namesNewsletter) ? 2 : names.some(namesPeriodical) ? 1 : 0;
}

/** Whether the page may hold many issues: see `sections.ts`, which asks for more. */
function maybeMany(document: Document, address: string, { many, dated }: Headings): boolean {
  const called = `${document.title} ${document.querySelector('h1')?.textContent ?? ''}`;
  const named = namesNewsletter(`${called} ${address}`) || ISSUES.test(`${called} ${address}`);
  const collects = COLLECTION.test(called);
  if (!many && !(dated && (named || collects)) && !(named && collects)) return false;
  return many || document.querySelectorAll(LED).length >= 3;
}

function isMarked(document: Document): boolean {
  return [...document.querySelectorAll(MARKED)].some((element) =>
    OWN.test(`${element.getAttribute('class') ?? ''} ${element.id}`),
  );
}

/** Whether a mail is shown: no head of a page, tables for layout. */
function maybeMail(document: Document): boolean {
  if (
    document.querySelector('link[rel="canonical"],meta[property="og:title"],meta[property="og:url"]') !== null
  )
    return false;
  return document.querySelector(MAIL) !== null || document.getElementsByTagName('table').length >= 1;
}

interface Headings {
  /** Of a number or a day in one. */
  readonly weight: number;
  /** Whether several have numbers. */
  readonly many: boolean;
  /** Whether several have a day, or the line below them. */
  readonly dated: boolean;
}

function readHeadings(document: Document): Headings {
  let [weight, numbers, days] = [0, 0, document.getElementsByTagName('time').length];
  for (const head of document.querySelectorAll('h1,h2,h3,h4')) {
    const text = head.textContent;
    const above = head.previousElementSibling?.textContent ?? '';
    const numbered = text.length <= 200 && NUMBERED.test(above.length < 60 ? `${above} ${text}` : text);
    if (numbered) numbers += 1;
    if (numbered || (text.length < 80 && DAY.test(text))) weight = 1.5;
    const near = `${head.previousElementSibling?.textContent.slice(0, 60) ?? ''}${text.slice(0, 80)}${head.nextElementSibling?.textContent.slice(0, 60) ?? ''}`;
    if (DAY.test(near)) days += 1;
  }
  return { weight, many: numbers >= 3, dated: days >= 3 };
}

/** The words of the body, in order; a line for each text node, as blocks cost more to tell apart. */
function visibleText(document: Document): string {
  const nodes = document.createNodeIterator(document.body, 4 /* text */);
  const lines: string[] = [];
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.length > 1 && !SILENT.test(node.parentNode?.nodeName ?? '')) lines.push(text);
  }
  return lines.join('\n');
}

/** What stands around each of these words: as one line, and from the last line break on. */
function* around(text: string, lower: string, words: readonly string[]): Generator<string> {
  for (const word of words) {
    let last = -REACH;
    let windows = 0;
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      if (at - last < word.length + 20) continue;
      last = at;
      windows += 1;
      if (windows > MOST_WINDOWS) break;
      const before = text.slice(Math.max(0, at - REACH), at);
      const after = text.slice(at, at + REACH);
      yield `${before}${after}`.replace(/\s+/g, ' ');
      yield `${before.slice(before.lastIndexOf('\n') + 1)}${after}`.replace(/\s+/g, ' ').trim();
    }
  }
}

/** The strongest sentence around these words. */
function saidAround(text: string, lower: string, words: readonly string[]): SelfReference | undefined {
  let said: SelfReference | undefined;
  for (const window of around(text, lower, words)) {
    said = stronger(said, selfReference(window));
    if (said?.certain === true) break;
  }
  return said;
}

/** What the text says of itself, at most: see `evidence.ts`. */
function textWeight(document: Document): number {
  const text = visibleText(document);
  const lower = text.toLowerCase();
  const said = saidAround(text, lower, TELLING);
  if (said?.certain === true) return ENOUGH + 1;
  const online = mayOfferOnline(lower) && text.split('\n').some(offersOnline) ? 2 : 0;
  return (said === undefined ? 0 : ENOUGH) + online + (mayOfferToLeave(lower) ? 1 : 0);
}

/**
 * Whether a page is worth asking `findIssues`: false where that would find nothing.
 * @param address as the browser reports it.
 */
export function looksLikeIssue(document: Document, address: string): boolean {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  if (
    (POST.test(address) || POST.test(canonical)) &&
    /^https?:\/\/(?:[^/]+\.)?(?:substack|beehiiv|kit|hey)\.com|buttondown|mailchi|ck\.page|every\.to|campaign-archive/.test(
      address,
    )
  )
    return true;
  if (document.querySelector(PLATFORM_ASSETS) !== null) return true;
  if (PLATFORM_CLASSES.some((name) => document.getElementsByClassName(name).length > 0)) return true;
  if (maybeMail(document)) return true;
  const heads = readHeadings(document);
  if (maybeMany(document, address, heads)) return true;
  const { folder, dated, against } = addressSigns(address);
  const named = nameWeight(document);
  const shared = /\.github\.io|\.(?:pages\.dev|netlify\.app)/.test(address) ? 0.5 : 0;
  const whole = document.body.textContent;
  const lower = whole.toLowerCase();
  let sum = named + folder + dated + against + heads.weight + shared;
  const words = NEWSLETTER_WORDS.filter((word) => lower.includes(word));
  if (sum <= 0 && (words.length === 0 || saidAround(whole, lower, words) === undefined)) return false;
  if (sum < ENOUGH && isMarked(document)) sum += 1.5;
  return sum >= ENOUGH || sum + textWeight(document) >= ENOUGH;
}
