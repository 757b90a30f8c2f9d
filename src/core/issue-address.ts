/** What an address alone says of a page being an issue. */

/** The last part of a path that belongs to the site, not to an issue. */
const NO_ISSUE =
  /\/(?:about|about-us|subscribe|unsubscribe|sign-?up|sign-?in|log-?in|register|account|archives?|issues|newsletters?|editions|posts|blog|articles|notes|search|tags?|category|categories|topics?|authors?|contact|privacy|terms|imprint|impressum|faq|home|index(?:\.html?|\.php)?|recommendations|leaderboard|podcast|thanks?|thank-you|welcome|confirm\w*|manage|preferences|feed|rss|sitemap)\/?$|\/(?:page|tag|tags|category|author|topics?|search)\/[^/]+\/?$/i;
const ISSUE_FOLDER =
  /\/(?:newsletters?|issues?|editions?|ausgaben?|nieuwsbrie(?:f|ven)|infolettres?|bolet[ií]n(?:es)?|briefings?|e-?mails?|lettres?)\/(?=[^/])/i;
const ARCHIVE_FOLDER = /\/(?:archives?|posts|letters|dispatch(?:es)?)\/(?=[^/])/i;
const DATED = /\/(?:19|20)\d\d[-_/]?\d\d[-_/]?\d\d(?:[^/\d][^/]*)?\/?$/;
/** Houses of stories, code and talk: only plain words make their pages issues. */
const OTHER_HOUSES =
  /^https?:\/\/(?:[^/]+\.)?(?:github\.com|gitlab\.com|reddit\.com|x\.com|twitter\.com|facebook\.com|linkedin\.com|youtube\.com|wikipedia\.org|stackoverflow\.com|stackexchange\.com|ycombinator\.com|medium\.com|quora\.com|zhihu\.com|amazon\.[\w.]+|google\.[\w.]+|bing\.com|arxiv\.org)\//;

/** What an address says, as weights: see `evidence.ts`. */
export interface AddressSigns {
  /** 2 in a folder of issues, 0.5 in an archive. */
  readonly folder: number;
  readonly dated: number;
  /** Below 0: a home page, a list, a form, a house of other things. */
  readonly against: number;
}

/** Reads an address of the web; says nothing of any other. */
export function addressSigns(address: string): AddressSigns {
  const path = /^https?:\/\/[^/]+([^?#]*)/.exec(address)?.[1] ?? '/';
  const folder = ISSUE_FOLDER.test(path) ? 2 : ARCHIVE_FOLDER.test(path) ? 0.5 : 0;
  const against = path === '/' || path === '' ? -3 : NO_ISSUE.test(path) ? -5 : 0;
  return {
    folder,
    dated: DATED.test(path) ? 0.5 : 0,
    against: against - (OTHER_HOUSES.test(address) ? 3 : 0),
  };
}
