/** Why the page in a tab cannot be annotated, in one sentence that says what to do instead. */
import { safeUrl } from '../../../core/issues/url.ts';

/**
 * Runs in the page: the media type of its document, or `frameset` for one of the old kind, which has no
 * text of its own. A page can put anything of its own in place of that.
 */
export const lookAtDocument = (): string =>
  document.querySelector('frameset') === null ? document.contentType : 'frameset';

const PDF = 'Postil cannot mark PDFs. Where the text is on a web page too, open that.';

/** Said where the browser lets nobody look. */
export const REFUSED =
  'The browser keeps extensions out of this page, as of its own pages and its store. Postil cannot mark it.';

/** What is known by the scheme of an address alone. */
const BY_SCHEME: readonly (readonly [RegExp, string])[] = [
  [/^view-source:/, 'Postil cannot mark the source of a page. Open the page itself.'],
  [/^file:/, 'Postil cannot mark files of this device. Open a page of the web.'],
  [/^(data|blob|javascript):/, 'Postil cannot mark a page that has no address: it would not be found again.'],
  [/^/, 'Postil cannot mark pages of the browser itself. Open a page of the web.'],
];

/** What is known by what the document says it is. */
const BY_TYPE: readonly (readonly [RegExp, string])[] = [
  [/pdf$/, PDF],
  [/^image\//, 'Postil cannot mark pictures: there is no text in them.'],
  [/^(audio|video)\//, 'Postil cannot mark recordings: there is no text in them.'],
  [
    /(rss|atom|rdf)\+xml$|^(text|application)\/xml$/,
    'Postil cannot mark feeds and data files. Open one of the pages that this one leads to.',
  ],
  [/json$/, 'Postil cannot mark data files. Open a page of the web.'],
  [
    /^frameset$/,
    'Postil cannot mark a page made of frames. Open the frame with the text in a tab of its own.',
  ],
];

/** @param address undefined where the browser tells none */
export function closedByAddress(address: string | undefined): string | undefined {
  if (address !== undefined && safeUrl(address) !== undefined) return undefined;
  return BY_SCHEME.find(([scheme]) => scheme.test(address ?? ''))?.[1];
}

/**
 * @param look asks the document what it is; throws where the browser keeps extensions out. A page that
 *   answers anything else is taken for a page.
 */
export async function closedByDocument(
  address: string,
  look: () => Promise<unknown>,
): Promise<string | undefined> {
  try {
    const type = await look();
    return typeof type === 'string' ? BY_TYPE.find(([pattern]) => pattern.test(type))?.[1] : undefined;
  } catch {
    // The browser's reason is always this one; its own viewer of PDFs is known by the address alone.
    return /\.pdf$/i.test(new URL(address).pathname) ? PDF : REFUSED;
  }
}
