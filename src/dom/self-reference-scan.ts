/** Looks through a page's text for what newsletters say, and reads the places where they may only. */
import { hasOne } from '../core/detection/expressions.ts';
import { selfReference, SELF_REFERENCE_WORDS } from '../core/detection/self-reference.ts';

/** The text of a page, to be asked. */
export interface PageText {
  /** What the text says of itself, and what boxes beside it say: 2 for certain, 1 perhaps, 0 nothing. */
  references(): { readonly inText: number; readonly beside: number };
  /** Whether it offers itself in a browser. */
  online(): boolean;
}

const SKIPPED = 'script,style,noscript,template,form,nav,dialog';
const INLINE = /^(?:A|ABBR|B|BR|CITE|CODE|EM|FONT|I|IMG|MARK|S|SMALL|SPAN|STRONG|SU[BP]|TIME|U|WBR|#.*)$/;
const BESIDE =
  /sidebar|\bfoot|comments|respond|banner|popup|modal|subscri|sign-?up|opt-?in|letter-(?:form|cta|card|box)|widget/;
/** Numbers as `issue-number.ts` reads them for certain, and words of `offersOnline`; rather too wide. */
export const COUNTS =
  '\\d(?<=(?:ssue|dition|[nN][or]|ol|umber|ummer|[úu]mero|usgabe|itgave|ewsletter|oletín|uwsbrief|[иы]пуск|íslo|ayı|ליון|अंक|[°º№]| n)\\.?\\s*#?\\d)|\\d\\s?[호期号號回]|(?:/| of )(?<=\\s\\d{1,4}\\s?(?:/| of ))\\s?\\d{1,4}(?![/\\d])';
const ONLINE_WORDS = 'nline|rowser|the web|ead on|ebsite|nsicht|ligne|avega|línea|브라우저|웹에서|ブラウザ';
const ONLINE =
  'view|read |open|see |version|ansicht|lesen|im browser|voir|lire|ouvrir|consult|ver |visualizza|leggi|apri|bekijk|lees|브라우저|웹에서|ブラウザ';
/** How many places are looked at, and how far around one a sentence reaches. */
const MOST_PLACES = 400;
const REACH = 160;
/** Where a mail offers itself in a browser: in units from the ends of the text. */
const FIRST = 4000;
const LAST = 6000;

/** The run of text between two block boundaries that a text node is in, as `describe-page.ts` reads it. */
function runAround(node: Node): { text: string; within: Node | null } {
  const isInline = (one: Node | null): one is Node => one !== null && INLINE.test(one.nodeName);
  let first = node;
  while (isInline(first.parentNode)) first = first.parentNode;
  while (isInline(first.previousSibling)) first = first.previousSibling;
  let text = '';
  for (let at: Node | null = first; isInline(at); at = at.nextSibling)
    text += at.nodeName === 'BR' ? ' ' : at.nodeType === 8 ? '' : at.textContent;
  return { text: text.replace(/\s+/g, ' ').trim(), within: first.parentNode };
}

/** Whether a box around the node is beside the text: its name says so, and it holds no great part of it. */
function isBeside(node: Node, whole: number): boolean {
  for (let at = node.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement) {
    if (
      /^(?:aside|footer|button|fieldset)$/.test(at.localName) ||
      BESIDE.test(`${at.className} ${at.id}`.toLowerCase())
    )
      return at.textContent.length * 3 < whole;
  }
  return false;
}

/** Whether a newsletter may speak of itself here; a block may begin at each article. */
function speaks(near: string): boolean {
  return (
    selfReference(near) !== undefined ||
    (near.includes('newsletter') && selfReference(near.replace(/(?:an?|your|the) /g, '. $&')) !== undefined)
  );
}

/** What a node adds to the text: most of what a page's scripts hold stands right in its body, and is left out. */
function textOf(node: Node, body: Node): string {
  const isCode =
    node.nodeName === '#comment' || (node.parentNode === body && /^S(?:CRIPT|TYLE)$/.test(node.nodeName));
  return isCode ? '' : (node.textContent ?? '');
}

/** The text node that holds a unit of the text, and how many units it has from there on. */
function textAt(body: Node, place: number): { node: Node; left: number } | undefined {
  let [at, before]: [Node | null, number] = [body.firstChild, place];
  // To measure what stands before costs less than to walk through it: that would wrap each node.
  while (at !== null) {
    const { length } = textOf(at, body);
    if (before >= length) {
      before -= length;
      at = at.nextSibling;
    } else if (at.firstChild === null) return { node: at, left: length - before };
    else at = at.firstChild;
  }
  return undefined;
}

/** What stands around places of a text, in one text. */
function around(whole: string, places: readonly number[]): string {
  let [text, end] = ['', 0];
  for (const place of places) {
    const from = Math.max(end, place - REACH);
    text += (from > end ? ' . ' : '') + whole.slice(from, (end = place + REACH));
  }
  return text.replace(/\s+/g, ' ').toLowerCase();
}

/** Whether `read` says so of a text node at one of these places, around which `isNear` finds something. */
function some(
  { body, whole }: { readonly body: Node; readonly whole: string },
  places: readonly number[],
  isNear: (text: string) => boolean,
  read: (node: Node) => boolean,
): boolean {
  // All at once first: mostly there is nothing, and to ask each place takes longer.
  if (places.length === 0 || !isNear(around(whole, places))) return false;
  let end = 0;
  return places.some((place) => {
    if (place < end || !isNear(around(whole, [place]))) return false;
    const found = textAt(body, place);
    if (found === undefined) return false;
    end = place + found.left;
    return found.node.parentElement?.closest(SKIPPED) === null && read(found.node);
  });
}

const placesOf = (whole: string, words: string): number[] =>
  [...whole.matchAll(new RegExp(words, 'g'))].map(({ index }) => index);

/** Reads the text that is shown. */
export function readText({ body }: Document): PageText {
  // One string and one expression cost little: nodes are looked at only where both have something.
  let whole = '';
  for (let at = body.firstChild; at !== null; at = at.nextSibling) whole += textOf(at, body);
  const text = { body, whole };
  return {
    references() {
      let [inText, beside] = [0, 0];
      some(text, placesOf(whole, SELF_REFERENCE_WORDS).slice(0, MOST_PLACES), speaks, (node) => {
        const reference = selfReference(runAround(node).text);
        if (reference === undefined) return false;
        const strength = reference.certain ? 2 : 1;
        if (isBeside(node, whole.length)) beside = Math.max(beside, strength);
        else inText = Math.max(inText, strength);
        return inText === 2;
      });
      return { inText, beside };
    },
    online: () =>
      some(
        text,
        placesOf(whole, ONLINE_WORDS).filter((place) => place < FIRST || place > whole.length - LAST),
        (near) => hasOne(near, ONLINE),
        (node) => {
          const { text: run, within } = runAround(node);
          return (
            run.length < 200 &&
            (within as Element | null)?.querySelector('a') !== null &&
            hasOne(run.toLowerCase(), ONLINE)
          );
        },
      ),
  };
}
