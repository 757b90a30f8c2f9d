/** The layout of a page's text: where its blocks end, and what of it is no text of the issue. */
import type { Region } from '../core/anchoring/layout.ts';
import type { RegionRole } from '../core/model.ts';

/** By a name of the element, its id or one of its classes; the standards' roles are asked for first. */
const NAMES: readonly (readonly [RegionRole, RegExp])[] = [
  [
    'comments',
    /^(?:(?:post|article|user|reader)[-_])?(?:comments?|responses|discussion|disqus)(?:[-_](?:\w+))*$/i,
  ],
  [
    'related',
    /^(?:related|recommend(?:ed|ations)|read[-_]?(?:next|more)|more[-_](?:from|posts|stories)|further[-_]reading|most[-_](?:read|popular|quoted|highlighted)|popular[-_](?:posts|highlights)|you[-_]may[-_]also[-_]like)(?:[-_]\w+)*$/i,
  ],
  ['contents', /^(?:toc|table[-_]of[-_]contents|contents[-_]list)(?:[-_]\w+)*$/i],
  [
    'promotion',
    /^(?:ads?|advert(?:s|isements?)?|sponsor(?:ed|s|ship)?|promo(?:tions?|ted)?|subscri(?:be|ption)|sign[-_]?up|paywall)(?:[-_](?:box|widget|form|wrap(?:per)?|container|block|slot|banner|unit|prompt))*$/i,
  ],
];

const CANDIDATES =
  'nav, aside, ul, ol, [role], [id*="comment" i], [class*="comment" i], [id*="disqus" i], [class*="response" i], [class*="discussion" i], [class*="related" i], [class*="recommend" i], [class*="read" i], [class*="more-" i], [class*="popular" i], [class*="also-like" i], [class*="most-" i], [id*="toc" i], [class*="toc" i], [class*="contents" i], [class*="ad" i], [class*="sponsor" i], [class*="promo" i], [class*="subscri" i], [class*="sign" i], [class*="paywall" i]';

const ROLES: Readonly<Record<string, RegionRole>> = {
  'doc-toc': 'contents',
  navigation: 'navigation',
  complementary: 'related',
};

/** A list of links to places on the page, and of nothing else. */
function isContents(element: Element): boolean {
  const items = [...element.children];
  return (
    items.length > 1 &&
    items.every((item) => {
      const link = item.querySelector('a[href^="#"]');
      return link !== null && link.textContent.trim() === item.textContent.trim();
    })
  );
}

function roleOf(element: Element): RegionRole | undefined {
  const { localName } = element;
  if (/^[uo]l$/.test(localName) && isContents(element)) return 'contents';
  const role = ROLES[element.getAttribute('role') ?? ''];
  if (role !== undefined) return role;
  if (localName === 'nav') return 'navigation';
  const names = [element.id, ...element.classList];
  for (const [named, pattern] of NAMES) if (names.some((name) => pattern.test(name))) return named;
  return localName === 'aside' ? 'related' : undefined;
}

/** What holds the issue itself is no region beside it, whatever it is called. */
const BODY = 'h1, main, [role="main"], [itemprop="articleBody"]';
const MOST = 0.5;

/** The regions of a root in the order of its text. */
export function regionsOf(
  root: Range,
  length: number,
  offsetOf: (node: Node, offset: number) => number | undefined,
): Region[] {
  const { commonAncestorContainer: top } = root;
  const regions: Region[] = [];
  let last: Element | undefined;
  for (const element of top instanceof Element ? top.querySelectorAll(CANDIDATES) : []) {
    if (last?.contains(element) === true) continue;
    const role = roleOf(element);
    if (role === undefined || element.querySelector(BODY) !== null) continue;
    const start = offsetOf(element, 0);
    const end = offsetOf(element, element.childNodes.length);
    if (start === undefined || end === undefined || start === end) continue;
    // A page may hold more comments than text; but no box or list is most of it.
    if (role !== 'comments' && end - start > MOST * length) continue;
    regions.push({ start, end, role });
    last = element;
  }
  return regions;
}

const PHRASING =
  /^(?:a|abbr|b|cite|code|del|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|su[bp]|u|var)$/;

/** Whether an element begins and ends lines: it is a block or a cell, and not one that floats in its line. */
function isBlock(element: Element): boolean {
  if (element.localName === 'br' || element.localName === 'hr') return true;
  const { display, float, position } = getComputedStyle(element);
  // Browsers without layout compute no display.
  if (display === '') return !PHRASING.test(element.localName);
  if (/^(?:inline|contents|none|ruby|math)/.test(display)) return false;
  return !PHRASING.test(element.localName) || (float === 'none' && !/^(?:absolute|fixed)$/.test(position));
}

/** Whether a block or a line ends between two text nodes, the latter of which follows the former. */
export function isBorderBetween(one: Node, other: Node): boolean {
  for (let at = one.parentElement; at !== null && !at.contains(other); at = at.parentElement) {
    if (isBlock(at)) return true;
  }
  for (let at = other.parentElement; at !== null && !at.contains(one); at = at.parentElement) {
    if (isBlock(at)) return true;
  }
  // What stands between them holds no text: a line break, a picture.
  const range = document.createRange();
  range.setStartAfter(one);
  range.setEndBefore(other);
  if (range.collapsed) return false;
  return [...range.cloneContents().querySelectorAll('br, hr')].length > 0;
}
