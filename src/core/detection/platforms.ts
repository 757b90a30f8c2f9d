/**
 * The platforms that Postil knows, as data. A new one is one row here and one folder in
 * `tests/pages`: `NAME-CASE/page.html` and what is expected of it.
 */

/** What tells a platform's pages, and where they keep what. */
export interface Platform {
  readonly name: string;
  readonly hosts?: RegExp;
  /** The path of an issue on the platform's own hosts. */
  readonly hostPath?: RegExp;
  /** The path of an issue on a publication's own host. */
  readonly path?: RegExp;
  /** Hosts that its pages load styles, scripts and images from. */
  readonly assets?: RegExp;
  /** `<meta name="generator">`. */
  readonly generator?: RegExp;
  /** Classes that only its themes write, where a publisher hides the generator. */
  readonly theme?: RegExp;
  /** Classes or ids that only the page of an issue has; with an asset or host they decide. */
  readonly marks?: RegExp;
  /** Words of a footer or a comment that the platform puts on each of its pages. */
  readonly credit?: RegExp;
  /** Hosts and marks of its sign-up forms: a newsletter with one is sent by it. */
  readonly form?: RegExp;
  /** Links that its mails are made of. */
  readonly mailLinks?: RegExp;
  /** Marks of the boxes that hold the text, the better ones first. */
  readonly body?: readonly RegExp[];
  /** True where the document's title is the mail's subject, whatever stands in the text. */
  readonly subject?: boolean;
  /** True where a page of its path or with its marks is an issue; others need words that say so. */
  readonly decides: boolean;
}

/** A whole token in a box's marks. */
const token = (name: string): RegExp => new RegExp(`(?:^|\\s)(?:${name})(?:\\s|$)`);

export const PLATFORMS: readonly Platform[] = [
  {
    name: 'substack',
    hosts: /(?:^|\.)substack\.com$/,
    hostPath: /^\/(?:p\/[^/]+|home\/post\/p-\d+|@[^/]+\/p-\d+|pub\/[^/]+\/p\/[^/]+)/,
    path: /^\/p\/[^/]+/,
    assets: /^(?:substackcdn\.com|cdn\.substack\.com|bucketeer-[\w-]+\.s3\.amazonaws\.com)$/,
    marks: token('available-content|newsletter-post|single-post-container'),
    credit: /^(?:Publish on Substack|Start your Substack)/,
    mailLinks:
      /^https:\/\/(?:substack\.com\/(?:redirect|app-link)\/|email\.mg\d\.substack\.com\/c\/|open\.substack\.com\/pub\/)/,
    body: [token('available-content'), token('body markup'), /\bmarkup$/],
    decides: true,
  },
  {
    name: 'beehiiv',
    hosts: /(?:^|\.)beehiiv\.com$/,
    hostPath: /^\/p\/[^/]+/,
    path: /^\/p\/[^/]+/,
    assets: /^(?:media|app)\.beehiiv\.(?:net|com)$|^beehiiv-(?:images|public)/,
    marks: /(?:^|\s)(?:bg-wt-\w+|rendered-post|dream-post-content-doc)(?:\s|$)/,
    form: /^embeds\.beehiiv\.com$/,
    credit: /(?:Powered by|Publish on) beehiiv/,
    mailLinks: /^https:\/\/(?:flight|link\.mail)\.beehiiv\.(?:net|com)\//,
    body: [token('content-blocks'), token('rendered-post')],
    decides: true,
  },
  {
    name: 'buttondown',
    hosts: /^buttondown\.(?:com|email)$/,
    hostPath: /^\/[^/]+\/archive\/[^/]+/,
    path: /^\/archive\/[^/]+/,
    form: /^embeddable-buttondown-form$/,
    assets: /^assets\.buttondown\.(?:com|email)$/,
    credit: /buttondown-editor-mode|^(?:Powered by|Brought to you by) Buttondown/,
    mailLinks: /^https:\/\/buttondown\.(?:com|email)\/\w+\/(?:archive|unsubscribe)/,
    body: [token('email-body-content|email-detail__body|email-body|email-content')],
    decides: true,
  },
  {
    name: 'kit',
    hosts: /(?:^|\.)(?:kit\.com|ck\.page|convertkit\.com)$/,
    hostPath: /^\/posts\/[^/]+/,
    form: /^(?:formkit-form|seva-form|(?:app|f|api)\.(?:convertkit|kit)\.com|[\w-]+\.(?:ck\.page|kit\.com))$/,
    assets:
      /^(?:f\.convertkit\.com|cdn\.convertkit\.com|[\w-]+\.(?:ck\.page|kit\.com)|open\.convertkit-mail\d?\.com)$/,
    credit: /^Built with (?:Convert)?Kit/,
    mailLinks: /^https:\/\/(?:click|unsubscribe|preferences)\.convertkit-mail\d?\.com\//,
    body: [token('message-content|email-content')],
    decides: true,
  },
  {
    name: 'mailchimp',
    hosts: /^(?:mailchi\.mp|us\d+\.campaign-archive\d?\.com)$/,
    hostPath: /^\/(?:[0-9a-f]{8,}\/[^/]+|$)/,
    assets:
      /^(?:mcusercontent\.com|gallery\.mailchimp\.com|cdn-images\.mailchimp\.com|[\w-]+\.list-manage\.com)$/,
    marks: token('awesomewrap|awesomebar|archivebody|mcn\\w+'),
    credit: /\*\|(?:MC|LIST|UNSUB|ARCHIVE|EMAIL)/,
    subject: true,
    mailLinks: /^https?:\/\/(?:[\w-]+\.)?list-manage\d?\.com\/(?:track|unsubscribe|profile|vcard)|\*\|\w/,
    body: [token('templatecontainer'), token('bodytable'), token('awesomewrap'), token('archivebody')],
    decides: true,
  },
  {
    name: 'hey-world',
    hosts: /^world\.hey\.com$/,
    hostPath: /^\/[^/]+\/[^/]+-[0-9a-f]{8}$/,
    mailLinks: /^https:\/\/world\.hey\.com\/[^/]+\/subscribers\//,
    body: [token('trix-content'), token('message-content')],
    decides: true,
  },
  {
    name: 'every',
    hosts: /^every\.to$/,
    hostPath: /^\/(?!emails|subscribe|login|search|columnists?|about)[^/]+\/[^/]+$/,
    assets: /^email\.mg\.every\.to$/,
    marks: token('newsletter-email'),
    credit: /signed up for emails from Every\b/,
    mailLinks: /^https:\/\/every\.to\/emails\/click\//,
    body: [token('post-body')],
    decides: true,
  },
  {
    name: 'cooperpress',
    path: /^\/issues\/\d+$/,
    credit: /(?:Published by|©) Cooper ?press/i,
    body: [token('issue-html|issue')],
    decides: true,
  },
  {
    name: 'ghost',
    hosts: /(?:^|\.)ghost\.io$/,
    generator: /^Ghost\b/,
    theme: token('gh-(?:content|canvas|head|article|viewport)|kg-[\\w-]+-card'),
    assets: /^static\.ghost\.org$/,
    body: [token('gh-content|post-content|post-full-content|c-content|article-content|kg-canvas')],
    decides: false,
  },
  {
    name: 'medium',
    hosts: /(?:^|\.)medium\.com$/,
    hostPath: /-[0-9a-f]{8,12}$/,
    assets: /^(?:cdn-client\.medium\.com|glyph\.medium\.com|miro\.medium\.com)$/,
    body: [token('postarticle-content')],
    decides: false,
  },
  {
    name: 'wordpress',
    hosts: /(?:^|\.)wordpress\.com$/,
    generator: /^WordPress\b/,
    theme: token('postid-\\d+|wp-singular|wp-custom-logo|wp-block-post-content'),
    assets: /^(?:[si]\d\.wp\.com|stats\.wp\.com|c0\.wp\.com)$/,
    marks: /(?:^|\s)(?:wp-site-blocks|wp-block-post-content|single-post)(?:\s|$)/,
    body: [token('entry-content|wp-block-post-content|post-content')],
    decides: false,
  },
  {
    name: 'squarespace',
    assets: /^(?:static1\.squarespace\.com|images\.squarespace-cdn\.com|assets\.squarespace\.com)$/,
    body: [/(?:^|\s)blog-item-content(?:\s|$)/, token('entry-content|body')],
    decides: false,
  },
];
