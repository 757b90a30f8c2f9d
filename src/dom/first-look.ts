/**
 * A first look at a page, cheap and small enough for every page that may be seen. It weighs in short
 * what `core/evidence.ts` weighs in full, rather too high than too low, and imports nothing: its bytes
 * are loaded everywhere. A test holds it against the detector.
 */

/** From this sum on a page is sent on. */
const ENOUGH = 3;

/** Classes, ids and assets of the posts that need no words: see `platforms.ts`. */
const POST_CLASSES =
  'newsletter-post available-content single-post-container bg-wt-background rendered-post newsletter-email mcnTextContent'.split(
    ' ',
  );
const POST_ASSETS =
  'head link[href*=substackcdn],head link[href*="cdn.substack"],head link[href*=bucketeer-],img[src*="assets.buttondown"],#awesomewrap,#archivebody';
const POST_ADDRESS =
  /(?:substack|beehiiv)\.com\/(?:.*\/)?p\b|(?:kit\.com|ck\.page)\/posts|(?:world\.hey\.com|every\.to)\/.+\/|\/\/(?:buttondown\.|mailchi\.mp\/.|us\d+\.campaign-archive)|\/issues\/\d+$/;

const NEWSLETTER =
  'newsletter|infolettre|newsbrief|nieuwsbrief|boletín|boletim|뉴스레터|ニュースレター|メルマガ|周刊|週刊';
const NEWSLETTER_WORDS = NEWSLETTER.split('|');
const NAMED = new RegExp(NEWSLETTER, 'i');
const PERIODICAL =
  /\b(?:weekly|daily|monthly|digest|dispatch|bulletin|letters?|briefing|gazette|roundup|lettre|hebdo)|brief\b|seman|settiman/i;
const COLLECTION = /\b(?:archiv|collect|complete|all posts|letters|essays|issues|ausgaben|(?:19|20)\d\d)/i;

const FOLDER =
  /\/(?:newsletter|issue|edition|ausgabe|nieuwsbrie|infolettre|bolet|briefing|e-?mail|lettre)\w*\/./i;
const ARCHIVE = /\/(?:archive|post|letter|dispatch)\w*\/.|\.io\/|\/(?:19|20)\d\d[-_/]?\d\d[-_/]?\d\d/i;
/** Home pages, lists, and houses of other things. */
const NO_ISSUE =
  /^\w+:\/\/[^/]+\/?$|\/(?:about|(?:un)?subscribe|archives?|issues|newsletters?|posts|blog|search)\/?$/i;

const NUMBERED =
  /#\s?\d|\S \d+\s?(?:\/|of)\s?\d|\d\s?[호期号號回]|(?:№|n[°º]|\b(?:issue|n[oruú]\w*|vol\w*|ed\w*|epis\w*|letter\w*|lettre|week|newsletter|ausgabe|folge|woche|\w*brief|carta|semana|uitgave|utg\S*|dispatch|выпуск))\.?\s*#?\d/i;
const DAY = /\d\D{1,12}(?:19|20)\d\d|(?:19|20)\d\d\D{1,3}\d/;
const OWN_MARKS =
  /(?:^|[\s-])(?:newsletters?|issue|edition)(?:-(?:body|con\w+|html|e?mail|post|article|template|issue|text|wrapper|page))?(?:\s|$)/i;
const LEADS = ':is(h2,h3,h4):is([id],:has(a)),[id]>:is(h2,h3),[id]+:is(h2,h3)';

/** The sentences of `self-reference.ts`, in short; groups capture, since that is two bytes less. */
const SAYS =
  /((issue|edition|ment)\sof|welcome|forward\S*|you\S*\s(are\s)?(receiv\S+|got|getting|reading)|(is|are|^|[.,:|–—•])\s?(an?|your|the))\s([^\s.!?]+\s+){0,7}newsletter|(this|[hky]['’]s|diese.|unser\S*|cette|questa|esta|deze|\wary|march|april|may|ju\w+|august|\wber|20\d\d),?\s(\S+\s){0,2}newsletter|newsletter,?\s(by|about|(issue|n[or]|vol)?\.?\s?#?\d)|erh[aä]lt|infolettre|bolet|nieuwsbrief|뉴스레터|ニュース|メルマガ|周刊/im;
const SAYS_OF_MAIL =
  /this\se-?mail|(welcome[^.!?]{0,70}|\w['’]s\s(\S+\s)?)(issue|edition|e-?mail)|(free|ly)\s(\w+\s)?e-?mail|ausgabe\s(vom|n|#)|(cet|questa|deze|diese)\se-?mail|issue #?\d+ of|ly round-?up/i;
const ONLINE =
  /\b(?:view|read|open|see|voir|lire|ver|leggi|apri|bekijk|lees|im|web|browser|online)\b[^.\n]{0,50}(?:online|browser|web|ligne|navega|version|app or)|read on |vollansicht|브라우저|ブラウザ/i;
const LEAVE =
  /unsubscribe|your subscription|stop \w+ing|preferences|opt.out|abbestellen|abmelden|abonner|inscri|de baja|cancelar|uitschr|afmelden|수신|退订/i;
/** How far around its word a sentence reaches, and how often a word is looked at. */
const REACH = 100;
const MOST_PLACES = 60;

/** Where a page and its site are named. */
const NAMES =
  'title,[property="og:title"],[property="og:site_name"],[rel=alternate],[type="application/ld+json"]';

function nameWeight(document: Document): number {
  const names = [...document.querySelectorAll(NAMES)]
    .map((element) => element.getAttribute('content') ?? element.getAttribute('title') ?? element.textContent)
    .join('\n');
  return NAMED.test(names) ? 2 : PERIODICAL.test(names) ? 1 : 0;
}

/** The weight of a number or a day in a heading; infinite on a page that may hold many issues. */
function headingWeight(document: Document, address: string): number {
  let [weight, numbers, days] = [0, 0, 0];
  for (const head of document.querySelectorAll('h1,h2,h3,h4')) {
    const { previousElementSibling: before, nextElementSibling: after } = head;
    const [above, own] = [before?.textContent ?? '', head.textContent.slice(0, 200)];
    const numbered = NUMBERED.test(above.length < 60 ? `${above} ${own}` : own);
    if (numbered) numbers += 1;
    const near = `${above.slice(-60)} ${own} ${after?.textContent.slice(0, 60) ?? ''}`;
    if (DAY.test(near) || after?.matches('time,:has(>time)')) days += 1;
    if (numbered || (own.length < 60 && DAY.test(own))) weight = 1.5;
  }
  const called = `${document.title} ${document.querySelector('h1')?.textContent ?? ''}`;
  const named =
    NAMED.test(`${called} ${address}`) || COLLECTION.test(called) || /\/(?:issues|letters)\b/.test(address);
  const many =
    numbers >= 3 ||
    (named && (days >= 3 || COLLECTION.test(called)) && document.querySelectorAll(LEADS).length >= 3);
  return many ? Infinity : weight;
}

/** Whether one of these words stands in a sentence that says what is asked. */
function says(text: string, lower: string, words: readonly string[], what: RegExp): boolean {
  return words.some((word) => {
    let at = -REACH;
    for (let place = 0; place < MOST_PLACES; place += 1) {
      at = lower.indexOf(word, at + REACH / 2);
      if (at < 0) return false;
      if (what.test(text.slice(Math.max(0, at - REACH), at + REACH))) return true;
    }
    return false;
  });
}

/** What the text that is shown says; a line for each text node, as blocks cost more to tell apart. */
function textWeight(document: Document): number {
  const nodes = document.createTreeWalker(document.body, 4);
  let text = '';
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    if (!/^(?:SCRIPT|STYLE|NOSCRIPT)$/.test(node.parentNode?.nodeName ?? ''))
      text += `\n${node.nodeValue ?? ''}`;
  }
  const lower = text.toLowerCase();
  if (says(text, lower, NEWSLETTER_WORDS, SAYS)) return ENOUGH;
  if (says(text, lower, ['mail', 'issue', 'edition', 'ausgabe', 'round'], SAYS_OF_MAIL)) return ENOUGH;
  return (ONLINE.test(text) ? 2 : 0) + (LEAVE.test(text) ? 1 : 0);
}

/**
 * Whether a page is worth asking `findIssues`: false where that would find nothing.
 * @param address as the browser reports it.
 */
export function looksLikeIssue(document: Document, address: string): boolean {
  if (POST_ADDRESS.test(address) || document.querySelector(POST_ASSETS) !== null) return true;
  if (POST_CLASSES.some((name) => document.getElementsByClassName(name).length > 0)) return true;
  const headless = document.querySelector('link[rel="canonical"],meta[property^="og:"]') === null;
  if (headless && document.getElementsByTagName('table').length > 0) return true;
  const headings = headingWeight(document, address);
  const archive = ARCHIVE.test(address) ? 0.5 : 0;
  const against = NO_ISSUE.test(address) ? -3 : 0;
  let sum = nameWeight(document) + (FOLDER.test(address) ? 2 : 0) + archive + headings + against;
  if (sum >= ENOUGH) return true;
  if (sum <= 0 && !headless) {
    const lower = document.body.textContent.toLowerCase();
    if (!NEWSLETTER_WORDS.some((word) => lower.includes(word))) return false;
  }
  if (
    [
      ...document.querySelectorAll(
        '[class*="ewsletter"],[class*="issue"],[class*="edition"],[id*="ewsletter"]',
      ),
    ].some(({ className, id }) => OWN_MARKS.test(`${className} ${id}`))
  )
    sum += 1.5;
  return sum + textWeight(document) >= ENOUGH;
}
