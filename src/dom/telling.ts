/** Looks through a page's text for what newsletters say, and reads the places where they may only. */
import { hasOne } from '../core/expressions.ts';
import { selfReference, TELLING } from '../core/self-reference.ts';

/** The text of a page, to be asked; weights are those of `core/evidence.ts`. */
export interface Telling {
  /** What the text says of itself, 3 or 2, and what boxes beside it say, 2 or 1; 0 for nothing. */
  spoken(): { readonly inText: number; readonly beside: number };
  /** Whether three things in it are counted as issues are. */
  readonly counts: boolean;
  /** Whether it offers itself in a browser. */
  online(): boolean;
}

const SKIPPED = 'script,style,noscript,template,form,nav,dialog';
const INLINE = /^(?:A|ABBR|B|BR|CITE|CODE|EM|FONT|I|IMG|MARK|S|SMALL|SPAN|STRONG|SU[BP]|TIME|U|WBR|#.*)$/;
const BESIDE =
  /sidebar|\bfoot|comments|respond|banner|popup|modal|subscri|sign-?up|opt-?in|letter-(?:form|cta|card|box)|widget/i;
/** Numbers as `issue-number.ts` reads them, words of `offersToLeave` and of `offersOnline`; rather too wide. */
const COUNTS =
  '\\d(?<=(?:ssue|dition|[nN][or]|ol|umber|ummer|[úu]mero|usgabe|itgave|ewsletter|oletín|uwsbrief|ыпуск|[°º№])\\.?\\s*#?\\d)|\\d(?:\\s?[호期号號回/]| of \\d)';
const LEAVE =
  /unsubscri|stop \w+ing|preferences|your subs|opt.out|abbestell|abmeld|austrag|d[ée]s(?:abon|insc)|baja|cancelar|disiscr|annulla|uitschr|afmeld|수신|구독|配信|退订/i;
const ONLINE_WORDS = /nline|rowser|the web|ead on|ebsite|nsicht|ligne|avega|línea|브라우저|웹에서|ブラウザ/g;
const ONLINE =
  'view|read |open|see |version|ansicht|lesen|im browser|voir|lire|ouvrir|consult|ver |visualizza|leggi|apri|bekijk|lees|브라우저|웹에서|ブラウザ';
/** How many places are looked at, and how far around one a sentence reaches. */
const MOST_PLACES = 400;
const REACH = 160;
const LAST_LINKS = 40;

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
    if (/^(?:aside|footer|button|fieldset)$/.test(at.localName) || BESIDE.test(`${at.className} ${at.id}`))
      return at.textContent.length * 3 < whole;
  }
  return false;
}

/** Whether a newsletter may speak of itself here; a block may begin at each article. */
function speaks(around: string): boolean {
  return (
    selfReference(around) !== undefined ||
    (around.includes('newsletter') &&
      selfReference(around.replace(/(?:an?|your|the) /g, '. $&')) !== undefined)
  );
}

/** Reads the text that is shown. */
export function readText(document: Document): Telling {
  const { body } = document;
  // One string and one expression cost little: nodes are looked at only where both have something.
  const whole = body.textContent;
  const told: number[] = [];
  let [counted, tries] = [0, 0];
  for (const { index, 1: count } of whole.matchAll(new RegExp(`(${COUNTS})|${TELLING}`, 'g'))) {
    if (count === undefined) told.push(index);
    else counted += 1;
    if (++tries >= MOST_PLACES) break;
  }

  /** Whether `read` says so of a text node at one of these places, around which `isNear` finds something. */
  const some = (
    places: readonly number[],
    isNear: (around: string) => boolean,
    read: (node: Node) => boolean,
  ): boolean => {
    const near = places.filter((place) =>
      isNear(
        whole
          .slice(Math.max(0, place - REACH), place + REACH)
          .replace(/\s+/g, ' ')
          .toLowerCase(),
      ),
    );
    if (near.length === 0) return false;
    const walker = document.createTreeWalker(body, 4);
    let end = 0;
    for (const place of near) {
      if (place < end) continue;
      let node = walker.nextNode();
      for (; node !== null; node = walker.nextNode()) {
        end += (node as Text).length;
        if (place < end) break;
      }
      if (node?.parentElement?.closest(SKIPPED) === null && read(node)) return true;
    }
    return false;
  };

  return {
    counts: counted >= 3,
    spoken() {
      let [inText, beside, hint] = [0, 0, ''];
      some(told, speaks, (node) => {
        const { words, certain } = selfReference(runAround(node).text) ?? {};
        if (words === undefined) return false;
        if (isBeside(node, whole.length)) beside = Math.max(beside, certain ? 2 : 1);
        else {
          // Two different hints are as good as a certain one.
          inText = certain || (hint !== '' && hint !== words.toLowerCase()) ? 3 : 2;
          hint = words.toLowerCase();
        }
        return inText === 3;
      });
      return { inText, beside };
    },
    online: () =>
      some(
        [...whole.matchAll(ONLINE_WORDS)].map(({ index }) => index),
        (around) => hasOne(around, ONLINE),
        (node) => {
          const { text, within } = runAround(node);
          return (
            text.length < 200 &&
            (within as Element | null)?.querySelector('a') !== null &&
            hasOne(text.toLowerCase(), ONLINE)
          );
        },
      ),
  };
}

/** Whether one of the last links of the page offers to leave the list. */
export function hasWayOut({ links }: Document): boolean {
  return Array.from(links)
    .slice(-LAST_LINKS)
    .some(({ textContent }) => LEAVE.test(textContent));
}
