/** Looks through a page's text for what newsletters say, and reads the places where they may only. */
import { hasOne } from '../core/expressions.ts';
import { selfReference, TELLING } from '../core/self-reference.ts';

/** The text of a page, to be asked; weights are those of `core/evidence.ts`. */
export interface Telling {
  /** What the text says of itself, 3 or 2, and what boxes beside it say, 2 or 1; 0 for nothing. */
  spoken(): { readonly inText: number; readonly beside: number };
  /** Whether it offers itself in a browser. */
  online(): boolean;
}

const SKIPPED = 'script,style,noscript,template,svg,select,textarea,form,nav,dialog';
const INLINE = /^(?:A|ABBR|B|BR|CITE|CODE|EM|FONT|I|IMG|MARK|S|SMALL|SPAN|STRONG|SU[BP]|TIME|U|WBR|#.*)$/;
const BESIDE =
  /(?:^|[\s_-])(?:sidebar|footer|foot|comments?|respond|related|recommended|banner|popup|modal|subscri\w+|sign-?up|opt-?in|newsletter-(?:form|signup|cta|card|box)|widget|advertisement)(?:$|[\s_-])/i;
/** `offersOnline` and `offersToLeave`, in short and rather too wide. */
const ONLINE_WORDS =
  'online|browser|the web|read on|website|ansicht|ligne|navega|línea|브라우저|웹에서|ブラウザ'.split('|');
const ONLINE =
  'view|read |open|see |version|ansicht|lesen|im browser|voir|lire|ouvrir|consult|ver |visualizza|leggi|apri|bekijk|lees|브라우저|웹에서|ブラウザ';
/** What stands near a word of theirs in their sentences. */
const NEAR = /['’]s\s|this|elcome|cet|uest|eze|diese|ree|ly\s|\d/;
const GENERAL = 'mail|issue|edition';
/** How often a word is looked at, and how long a text may be that is read at a time. */
const MOST_PLACES = 40;
const LONGEST = 3000;

/** The run of text between two block boundaries that a text node is in, as `describe-page.ts` reads it. */
function runAround(node: Node): { text: string; linked: boolean } {
  const isInline = (one: Node | null): one is Node => one !== null && INLINE.test(one.nodeName);
  let first = node;
  while (isInline(first.parentNode)) first = first.parentNode;
  while (isInline(first.previousSibling)) first = first.previousSibling;
  let text = '';
  let linked = false;
  for (let at: Node | null = first; isInline(at); at = at.nextSibling) {
    text += at.nodeName === 'BR' ? ' ' : at.nodeType === 8 ? '' : at.textContent;
    if (at.nodeType === 1) linked ||= at.nodeName === 'A' || (at as Element).querySelector('a') !== null;
  }
  return { text: text.slice(0, LONGEST).replace(/\s+/g, ' ').trim(), linked };
}

/** Whether a box around the node is beside the text: its name says so, and it does not hold most of it. */
function isBeside(node: Node, whole: number): boolean {
  for (let at = node.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement) {
    if (/^(?:aside|footer|button|fieldset)$/.test(at.localName) || BESIDE.test(`${at.className} ${at.id}`))
      return at.textContent.length * 2 < whole;
  }
  return false;
}

/** A word as it is looked for: whatever the case of its first letter. */
const stem = (word: string): string => (/^[a-z]/.test(word) ? word.slice(1) : word);

/** Reads the text that is shown. */
export function readText(document: Document): Telling {
  const walker = document.createTreeWalker(document.body, 4);
  const nodes: Node[] = [];
  const starts: number[] = [];
  let text = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const own = node.nodeValue ?? '';
    // A longer one of these is a script; the shorter ones are told where they are hit.
    if (own.length < 6 || (own.length > 400 && node.parentElement?.matches('script,style'))) continue;
    nodes.push(node);
    starts.push(text.length);
    text += `${own}\n`;
  }

  /** Whether `read` says so of a text node that has one of these words. */
  const some = (words: readonly string[], read: (node: Node) => boolean): boolean =>
    words.some((word) => {
      let at = text.indexOf(stem(word));
      for (let place = 0, index = 0; at >= 0 && place < MOST_PLACES; place += 1) {
        while ((starts[index + 1] ?? Infinity) <= at) index += 1;
        const node = nodes[index];
        const isNear = !hasOne(GENERAL, word) || NEAR.test(text.slice(Math.max(0, at - 90), at + 40));
        if (isNear && node?.parentElement?.closest(SKIPPED) === null && read(node)) return true;
        at = text.indexOf(stem(word), isNear ? (starts[index + 1] ?? text.length) : at + 1);
      }
      return false;
    });

  return {
    spoken() {
      let [inText, beside, hint] = [0, 0, ''];
      some([...TELLING, 'NEWSLETTER'], (node) => {
        const { words, certain } = selfReference(runAround(node).text) ?? {};
        if (words === undefined) return false;
        if (isBeside(node, text.length)) beside = Math.max(beside, certain ? 2 : 1);
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
      some(ONLINE_WORDS, (node) => {
        const run = runAround(node);
        return (
          (run.linked || node.parentElement?.closest('a') !== null) &&
          run.text.length < 200 &&
          hasOne(run.text.toLowerCase(), ONLINE)
        );
      }),
  };
}

const WAY_OUT =
  /unsubscri|stop \w+ing|(?:manage|update|change) .{0,20}(?:pref|subs|sett)|opt.out|abbestell|abmeld|austrag|d[ée]s(?:abon|insc)|baja|cancelar|disiscr|annulla|uitschr|afmeld|수신|구독|配信|退订/i;

/** Whether a link of the page offers to leave the list. */
export function hasWayOut(document: Document): boolean {
  return [...document.querySelectorAll('a')].some((link) => WAY_OUT.test(link.textContent));
}
