/** The text of a range as a person reads it: what the page's markup shows, not how it is written. */

/**
 * Text of these is never shown, or is no text of the page. Ruby's readings are left out: they would
 * stand in the middle of the words that they help to read.
 */
const UNSHOWN =
  'script, style, noscript, template, textarea, select, title, rt, rp, annotation, annotation-xml';

/** Copies of a formula beside the one that is seen: KaTeX draws in one box, MathJax adds MathML for ears. */
const COPIES = '.katex-mathml, mjx-assistive-mml, .MJX_Assistive_MathML, .MathJax_Preview';

/** Pictures that stand for a sign or a formula among the words; their `alt` is what they say. */
const IN_WORDS = /emoji|latex|\bmath/i;

/** Browsers without layout compute no display for these. */
const BREAKING =
  /^(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;

/** What is a box of its own only because it floats or is positioned: the element itself is one of a line. */
const PHRASING =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|su[bp]|u|var)$/;

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Whether an element's children are boxes of their own only because it sets them side by side in a line. */
function setsInLine(element: Element | null): boolean {
  return element !== null && /^inline-(?:flex|grid)$/.test(getComputedStyle(element).display);
}

/** A box that its element makes only by standing aside; a span that is a block in the flow is a block. */
function standsAside(element: Element, { float, position }: CSSStyleDeclaration): boolean {
  return (
    PHRASING.test(element.localName) &&
    (/^(?:left|right|inline)/.test(float) ||
      /^(?:absolute|fixed)$/.test(position) ||
      setsInLine(element.parentElement))
  );
}

function isBlock(element: Element, style: CSSStyleDeclaration): boolean {
  if (element.namespaceURI === MATHML || standsAside(element, style)) return false;
  const { display } = style;
  return display === ''
    ? BREAKING.test(element.localName)
    : !/^(?:inline|contents|none|ruby|table-cell|math)/.test(display);
}

/** Hidden from the eye and left to the ear: cut to nothing, or to a pixel. */
function isClipped(element: Element, { position, clip, clipPath, overflow }: CSSStyleDeclaration): boolean {
  if (/^rect\(0(?:px)?,? 0(?:px)?,? 0(?:px)?,? 0(?:px)?\)$|^rect\(1px,? 1px,? 1px,? 1px\)$/.test(clip))
    return position === 'absolute';
  if (/^inset\((?:50|100)%/.test(clipPath)) return true;
  if (!/hidden|clip/.test(overflow) || position !== 'absolute') return false;
  const { width, height } = element.getBoundingClientRect();
  return width <= 1 && height <= 1 && width + height > 0;
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
  return isLink || followsWords(wordsBefore(element));
}

/** Whether an element shows nothing that belongs to the words, whatever is in it. */
function isUnshown(element: Element, style: CSSStyleDeclaration): boolean {
  return (
    style.display === 'none' ||
    element.matches(UNSHOWN) ||
    element.matches(COPIES) ||
    isFootnoteMark(element, style) ||
    isClipped(element, style)
  );
}

/** Whether text right in an element is neither drawn nor selected; what is in it may be shown again. */
function isUnread(element: Element | null): boolean {
  if (element === null) return false;
  const style = getComputedStyle(element);
  return (
    /^(?:hidden|collapse)$/.test(style.visibility) || (style.userSelect || style.webkitUserSelect) === 'none'
  );
}

const PLAIN = '0123456789+-−=()n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ';

/**
 * Raised and lowered figures in the signs that Unicode has for them: 10⁶ is not 106, and folds to
 * the same letters when it is searched. What has no such signs stays as it is.
 */
function raisedOrLowered(piece: string, element: Element | null): string {
  const script = element?.closest('sup, sub');
  if (!script || !/^\s*[\d+−=()n-]+\s*$/.test(script.textContent)) return piece;
  const signs = script.localName === 'sup' ? RAISED : LOWERED;
  return piece.replace(/./gu, (sign) => signs[PLAIN.indexOf(sign)] ?? sign);
}

function keepsSpace(element: Element | null): boolean {
  return element !== null && /^(?:pre|break-spaces)/.test(getComputedStyle(element).whiteSpace);
}

/**
 * The words of a range with white space collapsed, a line break between blocks and at `<br>`, a
 * tab between the cells of a row. Preformatted text keeps its lines. What is hidden, cannot be
 * selected, or marks a footnote is left out, a formula is read once, and powers stay powers.
 */
export function readableText(range: Range): string {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: top } = range;
  let text = '';
  const separate = (by: string): void => {
    text = text.replace(by === '\n' ? /[ \t]+$/ : / +$/, '');
    if (text !== '' && !/[\n\t]$/.test(text)) text += by;
  };
  const visit = (node: Node): void => {
    if (!range.intersectsNode(node)) return;
    if (node.nodeType === Node.TEXT_NODE) {
      if (isUnread(node.parentElement)) return;
      const { data } = node as Text;
      const own = data.slice(
        node === startContainer ? startOffset : 0,
        node === endContainer ? endOffset : data.length,
      );
      const piece = raisedOrLowered(own, node.parentElement);
      if (keepsSpace(node.parentElement)) text += piece.replace(/\r\n?/g, '\n');
      else {
        const collapsed = piece.replace(/[ \t\n\f\r]+/g, ' ');
        text += text === '' || /[ \n\t]$/.test(text) ? collapsed.replace(/^ /, '') : collapsed;
      }
      return;
    }
    if (!(node instanceof Element)) return;
    if (node.localName === 'br') {
      separate('\n');
      return;
    }
    const style = getComputedStyle(node);
    if (isUnshown(node, style)) return;
    if (node.localName === 'img' && IN_WORDS.test(node.className)) text += node.getAttribute('alt') ?? '';
    const block = isBlock(node, style);
    if (block) separate('\n');
    for (const child of node.childNodes) visit(child);
    if (block) separate('\n');
    else if (/^t[dh]$/.test(node.localName)) separate('\t');
  };
  if (top.nodeType === Node.TEXT_NODE) visit(top);
  else for (const child of top.childNodes) visit(child);
  // A page that lets nothing be selected still shows its words.
  return text.trim() || range.toString().replace(/\s+/g, ' ').trim();
}
