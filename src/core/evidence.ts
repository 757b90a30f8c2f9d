/** Weighs what speaks for a page being an issue of a newsletter, and what against. */
import { isSharedHost } from './address.ts';
import { numberedTitle } from './issue-number.ts';
import { dayIn } from './dates.ts';
import type { Headline } from './heading.ts';
import { around, type Layout } from './layout.ts';
import type { PageDescription } from './page.ts';
import type { Platform } from './platforms.ts';
import {
  namesNewsletter,
  offersOnline,
  offersToLeave,
  selfReference,
  type SelfReference,
} from './self-reference.ts';

/** One observation: above 0 for an issue, below 0 against. */
export interface Sign {
  readonly words: string;
  readonly weight: number;
}

/** The sum from which on a page is taken for an issue. */
export const ENOUGH = 3;

/** The last part of a path that belongs to the site, not to an issue. */
const NO_ISSUE =
  /\/(?:about|about-us|subscribe|unsubscribe|sign-?up|sign-?in|log-?in|register|account|archives?|issues|newsletters?|editions|posts|blog|articles|notes|search|tags?|category|categories|topics?|authors?|contact|privacy|terms|imprint|impressum|faq|home|index(?:\.html?|\.php)?|recommendations|leaderboard|podcast|thanks?|thank-you|welcome|confirm\w*|manage|preferences|feed|rss|sitemap)\/?$|\/(?:page|tag|tags|category|author|topics?|search)\/[^/]+\/?$/i;
const ISSUE_FOLDER =
  /\/(?:newsletters?|issues?|editions?|ausgaben?|nieuwsbrief|infolettre|boletin|briefings?|e-?mails?|nieuwsbrieven|lettres?)\/(?=[^/])/i;
const ARCHIVE_FOLDER = /\/(?:archives?|posts|letters|dispatch(?:es)?)\/(?=[^/])/i;
const NO_ESSAY =
  /^(?:Product|ProductGroup|QAPage|DiscussionForumPosting|SearchResultsPage|CollectionPage|ProfilePage|Recipe|SoftwareApplication|JobPosting|Event|VideoObject|ItemList|APIReference|TechArticle|FAQPage|SoftwareSourceCode)$/;
/** Houses of stories, code and talk: only plain words make their pages issues. */
const OTHER_HOUSES =
  /(?:^|\.)(?:github\.com|gitlab\.com|reddit\.com|x\.com|twitter\.com|facebook\.com|linkedin\.com|youtube\.com|wikipedia\.org|stackoverflow\.com|stackexchange\.com|ycombinator\.com|medium\.com|quora\.com|zhihu\.com|amazon\.\w+|google\.\w+|bing\.com|arxiv\.org)$/;
const DATED_PATH = /\/(?:19|20)\d\d[-_/]?\d\d[-_/]?\d\d(?:[^/\d][^/]*)?\/?$/;
const OWN_MARKS =
  /(?:^|\s)(?:template-|page-?|post-type-|category-|single-|type-|tag-)?(?:newsletters?|issue|edition)(?:-(?:body|content|container|html|e?mail|post|article|template|issue|text|wrapper|page))?(?:\s|$)/;

const PERIODICAL =
  /\b(?:weekly|daily|monthly|digest|dispatch(?:es)?|bulletin|letters?|briefing|gazette|roundup|wochenbrief|rundbrief|lettre|hebdo|semanal|settimanale)\b/i;

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : '';
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

function isForm(page: PageDescription, box: number): boolean {
  for (const { tag } of around(page, box))
    if (tag === 'form' || tag === 'nav' || tag === 'dialog') return true;
  return false;
}

function stronger(
  one: SelfReference | undefined,
  other: SelfReference | undefined,
): SelfReference | undefined {
  if (one?.certain === true || other === undefined) return one;
  return one === undefined || other.certain ? other : one;
}

/** Whether a wrapper of the text, or most of its parts, are called a newsletter. */
function isMarked({ page, body, text }: Layout): boolean {
  for (const { marks } of around(page, body)) if (OWN_MARKS.test(marks)) return true;
  const marked = text.filter((index) =>
    [...around(page, page.blocks[index]?.box ?? 0)].slice(0, 2).some(({ marks }) => OWN_MARKS.test(marks)),
  );
  return marked.length >= 3 && marked.length * 3 > text.length;
}

/** "2018-04-10", "Apr 10, 2018", "Issue of 2023/03/01", "2020-11-28 the name": a day and little else. */
function saysDay(page: PageDescription, { block, title }: Headline): boolean {
  const text = page.blocks[block]?.text ?? title;
  return text.length < 50 && dayIn(text) !== undefined;
}

/** Whether most of the text is teasers: headings that lead to pages of their own. */
function isListing({ page, text }: Layout): boolean {
  const heads = text
    .map((index) => page.blocks[index])
    .filter((block) => block !== undefined && block.level > 1);
  const leading = heads.filter((block) =>
    block?.links.some(
      ({ href, text: name }) =>
        name.length * 2 > block.text.length && hostOf(href) === hostOf(page.address) && !href.includes('#'),
    ),
  );
  return leading.length >= 4 && leading.length * 2 > heads.length;
}

/** What the structure and the words of a web page say. */
export function webSigns(layout: Layout, headline: Headline, names: readonly string[]): Sign[] {
  const { page, furniture, text, words, body } = layout;
  const signs: Sign[] = [];
  const add = (weight: number, said: string): void => {
    signs.push({ weight, words: said });
  };
  const path = pathOf(page.address);
  const inText = new Set(text);
  let spoken: SelfReference | undefined;
  let tagline: SelfReference | undefined;
  let online = '';
  let leave = '';
  for (const [index, block] of page.blocks.entries()) {
    if (block.text.length < 4) continue;
    if (furniture[block.box] === true && isForm(page, block.box)) continue;
    if (inText.has(index)) spoken = stronger(spoken, selfReference(block.text));
    else if (block.text.length < 400) tagline = stronger(tagline, selfReference(block.text));
    if (block.links.length === 0 || block.text.length > 400) continue;
    if (online === '' && offersOnline(block.text) && !/\bin app\b/i.test(block.text))
      online = block.text.slice(0, 60);
    if (leave === '' && block.links.some(({ text: name }) => offersToLeave(name)))
      leave = block.text.slice(0, 60);
  }
  if (spoken !== undefined) add(spoken.certain ? 3 : 2, `its text says “${spoken.words}”`);
  if (tagline !== undefined)
    add(tagline.certain && spoken === undefined ? 2 : 1, `the page says “${tagline.words}”`);
  const named = [...names, page.title, page.meta.get('og:title') ?? ''].find(namesNewsletter);
  if (named !== undefined) add(2, `it is called “${named}”`);
  if (ISSUE_FOLDER.test(path)) add(2, 'its address stands in a folder of issues');
  else if (ARCHIVE_FOLDER.test(path)) add(0.5, 'its address stands in an archive');
  if (numberedTitle(headline.title) !== undefined) add(1.5, 'its headline has a number');
  else if (saysDay(page, headline)) add(1.5, 'its headline has a day');
  const periodical = names.find((name) => PERIODICAL.test(name));
  if (named === undefined && periodical !== undefined) add(1, `it is called “${periodical}”`);
  if (isSharedHost(hostOf(page.address))) add(0.5, 'its host serves what people write');
  if (online !== '') add(2, `it offers “${online}”`);
  if (leave !== '') add(1, `it offers to leave the list: “${leave}”`);
  if (isMarked(layout)) add(1.5, 'its text is marked as a newsletter');
  if (DATED_PATH.test(path)) add(0.5, 'its address ends in a day');
  if (path === '/' || path === '') add(-3, 'it is the home page of its site');
  else if (NO_ISSUE.test(path)) add(-5, 'its address is that of a list or a form');
  if (words < 120) add(-4, `it has ${words} words`);
  if (isListing(layout)) add(-4, 'it is a list of other pages');
  const kind = [
    ...page.data.flatMap(({ '@type': type }) => (Array.isArray(type) ? type : [type])),
    page.meta.get('og:type') === 'product' ? 'Product' : '',
  ].find((type) => typeof type === 'string' && NO_ESSAY.test(type));
  if (typeof kind === 'string') add(-2, `it calls itself ${kind}`);
  if (OTHER_HOUSES.test(hostOf(page.address))) add(-3, 'its host is no newsletter’s');
  return signs;
}

/** Whether a page is a mail's body: tables for layout, no head, links that count clicks. */
export function looksLikeMail(page: PageDescription): boolean {
  if (
    page.links.some(({ rel }) => rel === 'canonical') ||
    page.meta.has('og:title') ||
    page.meta.has('og:url')
  )
    return false;
  const tables = page.boxes.filter(({ tag }) => tag === 'table').length;
  const cells = page.boxes.filter(({ tag }) => tag === 'td').length;
  const forwarded = page.boxes.some(({ marks }) =>
    /gmail_quote|email-body|newsletter-email|message-content|email-content/.test(marks),
  );
  const counted = page.blocks.reduce(
    (sum, { links }) => sum + links.filter(({ href }) => COUNTED.test(href)).length,
    0,
  );
  const leave = page.blocks.slice(-15).some(({ text }) => text.length < 600 && offersToLeave(text));
  const scripted = [...page.assets].some((host) =>
    /googletagmanager|google-analytics|cloudflareinsights/.test(host),
  );
  return (
    !scripted &&
    (forwarded ||
      counted >= 3 ||
      (tables >= 3 && cells >= 3 && cells * 3 > page.blocks.length) ||
      (leave && tables > 0))
  );
}

const COUNTED =
  /\/ls\/click\?|\/ss\/c\/|\.list-manage\.com\/track|\/redirect\/2\/|\/c\/eJ|convertkit-mail|\/click\/[\w.]+\/|emails\/click|\*\|\w|\.mjt\.lu|\.hs-sites|\/t\.\w+\?|trk\.klclick|links?\.mail\.|\/e\/v2\?|elink\d*\.|email\.mg/;

/** Mails that are sent to one person for one reason. */
const ERRAND =
  /\b(?:confirm (?:your|my) (?:subscription|e-?mail|account|registration)|verify your|reset your password|new sign-?in|security alert|receipt|invoice|your order|has shipped|(?:event )?reminder\b|meeting tomorrow|you(?:['’]re| are) invited|join us for the|rsvp by|survey\b|questionnaire|petition update|thank you for (?:signing|registering|your (?:order|purchase))|thanks (?:so much )?for (?:signing up|subscribing to (?:[^.]{0,60}and welcome)|joining)|welcome to [^.]{0,60}(?:!|here['’]s what)|complete your|finish setting up|your account|log ?in code|one-time|appointment|booking)/i;

/** What the structure and the words of a mail's body say. */
export function mailSigns(layout: Layout, headline: Headline, platform: Platform | undefined): Sign[] {
  const { page, words } = layout;
  const signs: Sign[] = [];
  const add = (weight: number, said: string): void => {
    signs.push({ weight, words: said });
  };
  const blocks = page.blocks.filter(({ text }) => text.length > 3);
  const spoken = blocks.reduce<SelfReference | undefined>(
    (found, { text }) => stronger(found, selfReference(text)),
    undefined,
  );
  if (spoken !== undefined) add(spoken.certain ? 2 : 1.5, `its text says “${spoken.words}”`);
  const online = blocks.find(({ text, links }) => links.length > 0 && offersOnline(text));
  if (online !== undefined) add(2, `it offers “${online.text.slice(0, 60)}”`);
  if (blocks.slice(-20).some(({ text }) => offersToLeave(text))) add(1, 'it offers to leave the list');
  if (platform?.decides === true) add(1, `a mail of ${platform.name}`);
  const top = [
    page.title,
    headline.title,
    ...blocks
      .slice(0, 6)
      .map(({ text }) => text)
      .filter((text) => text.length < 90),
  ];
  if (top.some((text) => numberedTitle(text) !== undefined)) add(1.5, 'it has a number');
  else if (
    top.some(
      (text) =>
        dayIn(text) !== undefined ||
        /^(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d\b/i.test(
          text,
        ),
    )
  )
    add(1, 'it has a day');
  if (top.some(namesNewsletter)) add(2, 'it is called a newsletter');
  if (words > 350) add(1, `it has ${words} words`);
  if (words < 100) add(-3, `it has ${words} words`);
  const early = [page.title, ...blocks.slice(0, 4).map(({ text }) => text.slice(0, 300))]
    .map((text) => ERRAND.exec(text)?.[0])
    .find((found) => found !== undefined);
  if (early !== undefined) add(words > 600 ? -1 : -4, `it is sent for a reason of its own: “${early}”`);
  return signs;
}
