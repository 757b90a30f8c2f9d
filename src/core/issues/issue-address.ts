/** What an address alone says of a page being an issue. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The last part of a path that belongs to the site, not to an issue. */
const NO_ISSUE = words(
  'about about-us subscribe unsubscribe signup sign-up signin sign-in login log-in register account archive archives issues newsletter newsletters editions posts blog articles notes search tag tags category categories topic topics author authors contact privacy terms imprint impressum faq home index index.html index.htm index.php recommendations leaderboard podcast thank thanks thank-you welcome confirm confirmed confirmation manage preferences feed rss sitemap',
);
/** What follows one of these is a list. */
const LISTS = words('page tag tags category categories author authors topic topics search label labels');
const ISSUE_FOLDERS = words(
  'newsletter newsletters issue issues edition editions ausgabe ausgaben nieuwsbrief nieuwsbrieven infolettre infolettres boletin boletines boletín boletines briefing briefings email emails e-mail e-mails lettre lettres',
);
const ARCHIVE_FOLDERS = words('archive archives posts letters dispatch dispatches');
const DATED = /\/(?:19|20)\d\d[-_/]?\d\d[-_/]?\d\d(?:[^/\d][^/]*)?\/?$/;
/** Houses of stories, code and talk: only plain words make their pages issues. */
const OTHER_HOUSES = words(
  'github.com gitlab.com reddit.com x.com twitter.com facebook.com linkedin.com youtube.com wikipedia.org stackoverflow.com stackexchange.com ycombinator.com medium.com quora.com zhihu.com bing.com arxiv.org',
);
/** Folders, and first labels of hosts, of manuals, talk and lists of mails. */
const OTHER_FOLDERS = words(
  'docs documentation wiki forum forums thread threads pipermail mailman tracker product products shop reference',
);
const OTHER_LABELS = words(
  'docs wiki forum forums community discuss support help lists developer developers',
);
const SHOPS = /(?:^|\.)(?:amazon|google)\.[\w.]+$/;

/** What an address says, as weights: see `evidence.ts`. */
export interface AddressSigns {
  /** 2 in a folder of issues, 0.5 in an archive. */
  readonly folder: number;
  readonly dated: number;
  /** Below 0: a home page, a list, a form, a house of other things. */
  readonly against: number;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Reads an address of the web; says nothing of any other. */
export function addressSigns(address: string): AddressSigns {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)([^?#]*)/.exec(address) ?? [];
  const parts = decoded(path)
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  const folders = parts.slice(0, -1);
  const last = parts.at(-1) ?? '';
  const isList = NO_ISSUE.has(last) || LISTS.has(folders.at(-1) ?? '');
  const house = host.split('.').slice(-2).join('.');
  const label = host.split('.').length > 2 ? (host.split('.')[0] ?? '') : '';
  const isOther =
    OTHER_HOUSES.has(house) ||
    SHOPS.test(host) ||
    OTHER_LABELS.has(label) ||
    folders.some((part) => OTHER_FOLDERS.has(part));
  return {
    folder: folders.some((part) => ISSUE_FOLDERS.has(part))
      ? 2
      : folders.some((part) => ARCHIVE_FOLDERS.has(part))
        ? 0.5
        : 0,
    dated: DATED.test(path) ? 0.5 : 0,
    against: (last === '' ? -3 : isList ? -5 : 0) - (isOther ? 3 : 0),
  };
}
