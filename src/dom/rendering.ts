/** How a page draws what is in an element: as a block, hidden, raised, with its blanks, or as a formula. */

/**
 * Text of these is never shown, or is no text of the page: what is in a player is for browsers without it.
 * Ruby's readings are left out: they would stand in the middle of the words that they help to read.
 */
const UNSHOWN =
  'script, style, noscript, template, textarea, select, title, desc, defs, symbol, metadata, rt, rtc, rp, ' +
  'annotation, annotation-xml, video, audio, canvas, iframe, noembed, noframes, ' +
  'details:not([open]) > :not(summary:first-of-type)';

/** Copies of a formula beside the one that is seen: KaTeX draws in one box, MathJax adds MathML for ears. */
const COPIES = '.katex-mathml, mjx-assistive-mml, .MJX_Assistive_MathML, .MathJax_Preview';

/** Pictures that stand for a sign or a formula among the words; their `alt` is what they say. */
const IN_WORDS = /emoji|smiley|latex|codecogs|\btex\b|math|equation|formula/i;
const PICTOGRAPH = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3).{0,9}$/u;
/** The letter that a picture draws at the beginning of a text, which goes around it. */
const INITIAL = /^\p{L}$/u;

/** Browsers without layout compute no display for these. */
const BREAKING =
  /^(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Whether an element's children are boxes of their own only because it sets them side by side in a line. */
function setsInLine(element: Element | null): boolean {
  if (element === null) return false;
  const { display, flexDirection } = getComputedStyle(element);
  return /^inline-(?:flex|grid)$/.test(display) || (display === 'flex' && flexDirection.startsWith('row'));
}

/**
 * A box that its element makes only by standing aside: the element itself is one of a line, or what floats
 * is the first letter of a word. A span that is a block in the flow is a block.
 */
function standsAside(element: Element, { float, position }: CSSStyleDeclaration): boolean {
  const floats = /^(?:left|right|inline)/.test(float);
  if (BREAKING.test(element.localName)) return floats && /^\W?\p{L}$/u.test(element.textContent.trim());
  return floats || /^(?:absolute|fixed)$/.test(position) || setsInLine(element.parentElement);
}

/**
 * Whether what stands aside stands apart as well: a note in the margin, and what is set in a line that has
 * gaps, but no letter that begins a word.
 */
export function isApart(element: Element, { float }: CSSStyleDeclaration): boolean {
  if (element.namespaceURI === MATHML || BREAKING.test(element.localName)) return false;
  if (/^(?:left|right|inline)/.test(float)) return /\s/.test(element.textContent.trim());
  return element.parentElement !== null && getComputedStyle(element.parentElement).display === 'flex';
}

export function isBlock(element: Element, style: CSSStyleDeclaration): boolean {
  if (element.namespaceURI === MATHML || standsAside(element, style)) return false;
  const { display } = style;
  return display === ''
    ? BREAKING.test(element.localName)
    : !/^(?:inline|contents|none|ruby|table-cell|math)/.test(display);
}

/** Units left of or above a page beyond which nothing is brought in: what stands there is for the ear. */
const FAR = 900;

/** Hidden from the eye and left to the ear, or closed: cut to nothing or to a pixel, or far off the page. */
function isClipped(element: Element, { position, clip, clipPath, overflow }: CSSStyleDeclaration): boolean {
  const isAside = /^(?:absolute|fixed)$/.test(position);
  if (/^rect\(0(?:px)?,? 0(?:px)?,? 0(?:px)?,? 0(?:px)?\)$|^rect\(1px,? 1px,? 1px,? 1px\)$/.test(clip))
    return isAside;
  if (/^(?:inset\((?:50|100)%|circle\(0(?:px|%))/.test(clipPath)) return true;
  const cuts = /hidden|clip/.test(overflow);
  // Asked for as seldom as can be; a browser without layout has no boxes.
  if ((!cuts && !isAside) || element.getClientRects().length === 0) return false;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  if (isAside && (right + scrollX < -FAR || bottom + scrollY < -FAR)) return true;
  return cuts && (width < 1 || height < 1 || (isAside && width <= 1 && height <= 1));
}

/** The last words before an element in its block. */
function wordsBefore(element: Element): string {
  let text = '';
  for (let at: Node | null = element; at !== null && text.length < 24; at = at.parentNode) {
    for (
      let before = at.previousSibling;
      before !== null && text.length < 24;
      before = before.previousSibling
    )
      text = `${before.textContent ?? ''}${text}`;
    if (at.parentNode instanceof Element && BREAKING.test(at.parentNode.localName)) break;
  }
  return text.trimEnd();
}

/** What is raised to a power, or bears an ordinal or a charge: a figure, a letter, a unit, a function, capitals. */
const BASE =
  /(?:\p{N}|\p{Lu}{2,}|(?<!\p{L})(?:\p{L}|[kcmdnµ]m|ft|yd|mi|ha|mc|px|sec|mol|rad|sin|cos|tan|log|cot)|\d\s*(?:in|min|feet|inch|inches|miles|yards|met(?:er|re)s?))$/u;

/** Whether a mark stands behind words of which it is no part: the end of a clause, or a word that is no base. */
function followsWords(before: string): boolean {
  return /[.,;:!?…»”’"']$/.test(before) || (/\p{L}$/u.test(before) && !BASE.test(before));
}

/**
 * A mark that leads to a footnote: a raised number or sign that is a link and nothing else of one, or,
 * without a link, that stands right behind a word or a clause, where no power does.
 */
function isFootnoteMark(element: Element, { verticalAlign }: CSSStyleDeclaration): boolean {
  if (element.matches('.footnote-anchor, .footnote-ref, [role="doc-noteref"]')) return true;
  if (element.localName !== 'sup' && verticalAlign !== 'super') return false;
  const text = element.textContent.trim();
  if (!/^(?:\[?(?:\d{1,3}|[*†‡§])\]?[,\s]*)+$/u.test(text)) return false;
  const around = element.closest('a[href*="#"]');
  const isLink = element.querySelector('a[href*="#"]') !== null || around?.textContent.trim() === text;
  return isLink || (element.previousSibling?.nodeName !== 'SUB' && followsWords(wordsBefore(element)));
}

/** Whether an element shows nothing that belongs to the words, whatever is in it. */
export function isUnshown(element: Element, style: CSSStyleDeclaration): boolean {
  return (
    style.display === 'none' ||
    style.contentVisibility === 'hidden' ||
    // What is a block may be faded in as it is scrolled to.
    (style.opacity === '0' && !BREAKING.test(element.localName)) ||
    element.matches(UNSHOWN) ||
    element.matches(COPIES) ||
    isFootnoteMark(element, style) ||
    isClipped(element, style)
  );
}

/** Whether text right in an element is neither drawn nor selected; what is in it may be shown again. */
export function isUnread(element: Element | null): boolean {
  if (element === null) return false;
  const { visibility, userSelect, webkitUserSelect, fontSize, textIndent } = getComputedStyle(element);
  return (
    /^(?:hidden|collapse)$/.test(visibility) ||
    (userSelect || webkitUserSelect) === 'none' ||
    fontSize === '0px' ||
    parseFloat(textIndent) < -FAR ||
    element.matches('details:not([open])')
  );
}

const PLAIN = '0123456789+-−=()n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ';

/** Whether an element raises or lowers what is in it, by its name, by its style or by its place in MathML. */
export function scriptOf(
  element: Element,
  { verticalAlign }: CSSStyleDeclaration,
): 'sup' | 'sub' | undefined {
  const { localName, parentElement } = element;
  if (localName === 'sup' || localName === 'sub') return localName;
  if (/^su(?:per|b)$/.test(verticalAlign)) return verticalAlign === 'sub' ? 'sub' : 'sup';
  const [, lowers, raises] = /^m(sub)?(sup)?$/.exec(parentElement?.localName ?? '') ?? [];
  if (parentElement === null || element === parentElement.firstElementChild) return undefined;
  if (lowers !== undefined && element === parentElement.children[1]) return 'sub';
  return raises === undefined ? undefined : 'sup';
}

/**
 * Raised and lowered figures in the signs that Unicode has for them: 10⁶ is not 106, and folds to
 * the same letters when it is searched. What has no such signs stays as it is.
 */
export function inSigns(piece: string, { element, type }: Script): string {
  if (!/^\s*[\d+−=()n-]+\s*$/.test(element.textContent)) return piece;
  const signs = type === 'sup' ? RAISED : LOWERED;
  return piece.replace(/./gu, (sign) => signs[PLAIN.indexOf(sign)] ?? sign);
}

/** What raises or lowers a text. */
export interface Script {
  readonly element: Element;
  readonly type: 'sup' | 'sub';
}

/** What stands for a picture in the words. */
export function saidBy(picture: Element): string {
  const said = picture.getAttribute('alt') ?? '';
  const about = `${picture.className} ${picture.getAttribute('src') ?? ''}`;
  const isInitial = INITIAL.test(said) && /left|start/.test(getComputedStyle(picture).float);
  return IN_WORDS.test(about) || PICTOGRAPH.test(said) || isInitial ? said : '';
}

export function keepsSpace(element: Element | null): boolean {
  return element !== null && /^(?:pre(?!-line)|break-spaces)/.test(getComputedStyle(element).whiteSpace);
}

/** A text as its element shows its white space. */
export function shownSpace(text: string, element: Element | null): string {
  if (keepsSpace(element)) return text.replace(/\r\n?/g, '\n');
  const keepsLines = element !== null && getComputedStyle(element).whiteSpace === 'pre-line';
  return text.replace(/[ \t\n\f\r]+/g, (blank) => (keepsLines && blank.replace(/[^\n]/g, '')) || ' ');
}

/** Blanks before a range on its line of preformatted text: the line's own, no matter where it was taken up. */
export function indentBefore({ startContainer: node, startOffset }: Range): string {
  if (!(node instanceof Text) || !keepsSpace(node.parentElement)) return '';
  const walker = document.createTreeWalker(node.parentElement?.closest('pre') ?? node, NodeFilter.SHOW_TEXT);
  walker.currentNode = node;
  let before = node.data.slice(0, startOffset);
  while (!/\n|[^ \t]/.test(before) && walker.previousNode() !== null)
    before = `${walker.currentNode.textContent ?? ''}${before}`;
  return /(?:^|\n)([ \t]*)$/.exec(before)?.[1] ?? '';
}

/** The formula of a box that a script drew it in, where a range holds all that is drawn. */
export function formulaIn(box: Element, range: Range): Element | null {
  const math = box.querySelector('math');
  if (math === null || !box.matches('.katex, mjx-container')) return null;
  const drawn = box.querySelector('.katex-html') ?? box;
  const outside = (container: Node, start: number, end: number, to: Node): boolean => {
    if (!box.contains(container)) return false;
    const rest = document.createRange();
    rest.selectNodeContents(to);
    if (end < 0) rest.setEnd(container, start);
    else rest.setStart(container, end);
    return rest.toString().trim() !== '';
  };
  const isCut =
    outside(range.startContainer, range.startOffset, -1, drawn) ||
    outside(range.endContainer, 0, range.endOffset, drawn);
  return isCut ? null : math;
}
