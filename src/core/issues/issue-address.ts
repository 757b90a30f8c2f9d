/** What an address alone says of a page being an issue. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The last part of a path that belongs to the site, not to an issue. */
const NO_ISSUE = words(
  'about about-us subscribe unsubscribe signup sign-up signin sign-in login log-in register account all archive archives issues past newsletter newsletters editions posts blog articles notes search tag tags category categories topic topics author authors contact privacy terms imprint impressum faq home index index.html index.htm index.php recommendations leaderboard podcast thank thanks thank-you welcome confirm confirmed confirmation manage preferences feed rss sitemap',
);
/** What follows one of these is a list. */
const LISTS = words('page tag tags category categories author authors topic topics search label labels');
/** In the singular, where an s makes the plural. */
const ISSUE_FOLDERS = words(
  'newsletter issue edition ausgabe ausgaben rundbrief rundbriefe nieuwsbrief nieuwsbrieven infolettre boletin boletines boletín boletim briefing email e-mail mailing lettre lettera lettere letter carta briefe brieven listy dispatch dispatches numero numeri edicao edicoes edizione zpravodaj biuletyn numer rassylka rozsylka vypusk bulten sayi bulletin mailmag epaper weekly',
);
const ARCHIVE_FOLDERS = words('archive archives posts');
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
/** `/issues/002.html`, `/issue-103`, `/q1`: a year is no number of an issue. */
const NUMBERED = /^(?:\D{0,20}[-_.#])?(?!(?:19|20)\d\d(?:\D|$))#?\d{1,4}(?:\.\w{2,5})?$/;
const NAMED =
  /newsletter|weekly|nieuwsbrief|boletin|boletim|infolettre|rundbrief|zpravodaj|biuletyn|bulten|rassylk|rozsylk|mailmag|zhoubao|zhoukan|bulletin|^[^/]*letters?\./i;
/** `newsletter-2019-04` says which of them it is; `best-newsletters-2019` and `our-newsletter` do not. */
const NO_NAME = /newsletters|^\D*$/;
const SHOPS = /(?:^|\.)(?:amazon|google)\.[\w.]+$/;

/** What an address says of a page being an issue. */
export interface AddressSigns {
  /** In a folder of issues, or in an archive of anything. */
  readonly folder: 'issues' | 'archive' | undefined;
  readonly endsInDay: boolean;
  readonly endsInNumber: boolean;
  /** Its host or a folder is called a newsletter or a weekly. */
  readonly isNamed: boolean;
  readonly isHome: boolean;
  /** A list, a form, a page about the site. */
  readonly isList: boolean;
  /** In a house of stories, code, talk or goods. */
  readonly isElsewhere: boolean;
}

/** The path of an address, decoded where it can be; empty for what is no address. */
export function pathOf(address: string): string {
  const path = /^https?:\/\/[^/?#]+([^?#]*)/.exec(address)?.[1] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Reads an address of the web; says nothing of any other. */
export function addressSigns(address: string): AddressSigns {
  const host = /^https?:\/\/([^/?#]+)/.exec(address)?.[1] ?? '';
  const path = pathOf(address);
  const parts = path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  const folders = parts.slice(0, -1);
  const last = parts.at(-1) ?? '';
  const house = host.split('.').slice(-2).join('.');
  const label = host.split('.').length > 2 ? (host.split('.')[0] ?? '') : '';
  return {
    folder: folders.some((part) => ISSUE_FOLDERS.has(part) || ISSUE_FOLDERS.has(part.replace(/s$/, '')))
      ? 'issues'
      : folders.some((part) => ARCHIVE_FOLDERS.has(part))
        ? 'archive'
        : undefined,
    endsInDay: DATED.test(path),
    endsInNumber: NUMBERED.test(last),
    isNamed: NAMED.test(`${host}/${folders.join('/')}`) || (!NO_NAME.test(last) && NAMED.test(last)),
    isHome: last === '',
    isList: NO_ISSUE.has(last) || LISTS.has(folders.at(-1) ?? ''),
    isElsewhere:
      OTHER_HOUSES.has(house) ||
      SHOPS.test(host) ||
      OTHER_LABELS.has(label) ||
      folders.some((part) => OTHER_FOLDERS.has(part)),
  };
}
