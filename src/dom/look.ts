/** A first look at a page, cheap enough for every page that may be seen. */

/** Hosts and paths where most pages are issues. */
const PLATFORM_ADDRESS =
  /^https?:\/\/(?:[^/]+\.(?:substack|beehiiv|kit|ck|ghost)\.(?:com|page|io)\/|(?:open\.)?substack\.com\/(?:home\/post|@[^/]+\/p-|pub\/)|buttondown\.(?:com|email)\/[^/]+\/archive\/|mailchi\.mp\/|us\d+\.campaign-archive|world\.hey\.com\/[^/]+\/.|every\.to\/[^/]+\/.)/;

/** Folders, numbers and days that addresses of issues have. */
const ISSUE_ADDRESS =
  /\/p\/.|\/(?:newsletters?|issues?|editions?|archives?|ausgaben?|posts|letters?|briefings?|e-?mails?)\/.|\/(?:19|20)\d\d[-/]?\d\d|github\.io\//i;

/** Assets, generators and classes of the platforms that also serve publications' own hosts. */
const PLATFORM_MARKS =
  'link[href*="substackcdn.com"],link[href*="cdn.substack.com"],link[href*="bucketeer-"],img[src*="substackcdn.com"],img[src*="beehiiv"],link[href*="beehiiv"],meta[name="generator"][content^="Ghost"],[class*="mcnTextContent"],#awesomewrap,#archivebody,img[src*="assets.buttondown"],form[class*="formkit"],.newsletter-email';

/** Headings that something may lead to: a page of many issues has several. */
const ANCHORED =
  'h1[id],h2[id],h3[id],h1 a[id],h2 a[id],h3 a[id],h2 a[name],h3 a[name],section[id]>h2,article[id] h2,h2 a[href],h3 a[href]';

const WORD =
  /newsletter|infolettre|nieuwsbrief|bolet[ií]n|뉴스레터|ニュースレター|メルマガ|unsubscribe|abbestellen|view (?:this |it )?(?:e-?mail )?(?:online|in (?:your )?browser)|read (?:online|on the web)|daily email/i;

/** How much text is searched for the word: heads and feet of pages name what they are. */
const ENDS = 6_000;

function saysSo(document: Document): boolean {
  const head =
    document
      .querySelector('meta[name="description"],meta[property="og:description"]')
      ?.getAttribute('content') ?? '';
  if (WORD.test(document.title) || WORD.test(head)) return true;
  const text = document.body?.textContent ?? '';
  return WORD.test(text.slice(0, ENDS)) || WORD.test(text.slice(-ENDS)) || WORD.test(text);
}

/**
 * Whether a page is worth asking `findIssues`: false where that would find nothing.
 * @param address as the browser reports it.
 */
export function looksLikeIssue(document: Document, address: string): boolean {
  if (PLATFORM_ADDRESS.test(address)) return true;
  if (document.querySelector(PLATFORM_MARKS) !== null) return true;
  if (ISSUE_ADDRESS.test(address) && saysSo(document)) return true;
  if (document.querySelectorAll(ANCHORED).length >= 3 && saysSo(document)) return true;
  return saysSo(document);
}
