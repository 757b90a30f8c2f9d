/** The headline and the publication of a mail's body, which has neither head nor site around it. */
import { siteOf } from '../issues/url.ts';
import { dayIn } from './dates.ts';
import { bare, cleaned, isMarked, type Headline } from './heading.ts';
import { numberedTitle } from './issue-number.ts';
import { around, type Layout } from './layout.ts';
import type { Block, PageDescription } from './page.ts';

/** Mails put the publication's name first, on a line of its own or as a picture. */
const TOP = 12;
const NAME_MARKS =
  /(?:^|[\s_-])(?:publication-name|templateheader|brand|masthead|logo|header-(?:title|logo))(?:$|[\s_-])/;
const NO_NAME =
  /^(?:image|logo|header|icon|banner|photo|avatar|comment|share|like|twitter|facebook|instagram|linkedin|view|open|read|unsubscribe|together with|sponsored|supported by)\b|^(?:>|\/)|^\W*$/i;

/** "October Newsletter", "Newsletter, Issue 2": what is said after the name. */
const KIND =
  /\s*(?:[-–—|:,]\s*)?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+20\d\d)?\s+)?newsletter\b.*$/i;

const NAMING: readonly RegExp[] = [
  /\bsubscribed to (?:[\p{Lu}][\p{L}\d]*['’]s )?(?<name>\p{Lu}[^.!?,]{1,50}?)(?: newsletter| on HEY World|[.!]|$)/u,
  /\b(?:free subscriber to|subscribing to|thank you for reading|thanks for reading) (?<name>\p{Lu}[^.!?]{1,60}?)(?:[.!?]| and welcome|$)/iu,
  /\bsigned up for (?:e-?mails from |the )?(?<name>\p{Lu}[^.!?]{1,40}?)(?: newsletter)?[.!]/u,
  /\bpost from (?<name>\p{Lu}[^.!?]{1,40}?)[.!]/u,
  /^Share (?<name>\p{Lu}[^.!?]{2,50})$/u,
  /^(?:\w+[.!] )?(?:This is|Welcome to) (?:the )?(?<name>\p{Lu}[\p{L}\d'’&. ]{1,40}?)[,.!]/u,
  /^(?<name>\p{Lu}[\p{L}\d'’&.! -]{2,50}?) is (?:an?|the) (?:[\w-]+ ){0,4}(?:newsletter|e-?mail|group|organi[sz]ation|publication|magazine|community)\b/u,
  /^\*?(?:Copyright )?© ?(?:(?:19|20)\d\d )?(?<name>\p{Lu}[\p{L}\d'’&. -]{1,40}?)(?:[,.]| Unsubscribe|$)/u,
];

function nameIn(text: string): string | undefined {
  if (text.length > 600) return undefined;
  for (const pattern of NAMING) {
    const name = pattern
      .exec(text)
      ?.groups?.['name']?.replace(/^the (?=\p{Lu})/iu, '')
      .replace(/['’]s$/, '')
      .trim();
    if (
      name !== undefined &&
      name.length > 2 &&
      !/^(?:The |Your |This |You |It )?(?:newsletter|e-?mail|list|website|post|issue)s?$/i.test(name)
    )
      return name;
  }
  return undefined;
}

/** Who a forwarded mail was from. */
export function sender(page: PageDescription): string {
  return /From: ([^<]{2,60}?) </.exec(page.blocks[0]?.text ?? '')?.[1]?.trim() ?? '';
}

/** Names that say what they are: "Rope Weekly", "The Times of Somewhere". */
const PERIODICAL =
  /\b(?:weekly|daily|monthly|digest|dispatch|bulletin|times|journal|gazette|letter|brief(?:ing)?)\b/i;
const PERIODICAL_LINE =
  /^(?:\p{Lu}[\p{L}\d.'’&]* ){1,4}(?:Weekly|Daily|Digest|Dispatch|Bulletin|Times|Journal|Gazette|Letter|Briefing)$/u;

function isNameLike(name: string): boolean {
  return (
    name.length > 2 &&
    name.length < 60 &&
    /\p{Lu}|\p{Lo}/u.test(name) &&
    !NO_NAME.test(name) &&
    dayIn(name) === undefined
  );
}

/** A name at the top: marked as one, or a picture's alternative text, or a line like "Rope Weekly". */
function nameAtTop(page: PageDescription): string | undefined {
  const top = page.blocks.slice(0, TOP);
  const names: string[] = [];
  for (const block of top) {
    const picture = (block.alt ?? '').replace(/\s+logo$/i, '');
    const name = block.text !== '' ? block.text : picture;
    if (!isNameLike(name)) continue;
    const boxes = [...around(page, block.box)].slice(0, 2);
    if (NAME_MARKS.test(block.marks) || boxes.some(({ marks }) => NAME_MARKS.test(marks))) return name;
    const heading = top.some(({ level, text }) => level > 0 && bare(text) === bare(name));
    const short = block.level === 0 && name.split(' ').length <= 4 && numberedTitle(name) === undefined;
    const said = block.text === '' || (block.links.length === 0 && PERIODICAL_LINE.test(name));
    if (short && !heading && said) names.push(name);
  }
  return (
    names.find((name) => PERIODICAL.test(name)) ??
    names.find((name) => page.blocks.some(({ text }) => text.includes(name)))
  );
}

/** The name that a page's last lines give to who sends it. */
export function nameAtFoot({ page }: Layout): string | undefined {
  for (const { text } of page.blocks.slice(-25)) {
    const name = nameIn(text);
    if (name !== undefined) return name;
  }
  return undefined;
}

/**
 * The name of the publication that sent a mail.
 * @param aliases the issue's addresses on the web: the host is the last resort.
 */
export function mailPublication({ page }: Layout, headline: Headline, aliases: readonly string[]): string {
  const said = new Map<string, number>();
  for (const { text } of [...page.blocks.slice(-25), ...page.blocks.slice(0, TOP)]) {
    const name = nameIn(text);
    if (name !== undefined) said.set(name, (said.get(name) ?? 0) + 1);
  }
  const [top, named] = [nameAtTop(page), [...said.keys()][0]];
  const other = page.blocks.find(
    ({ level }, index) => level === 1 && index < TOP && index !== headline.block,
  );
  // "The Lamp Letter" in the logo is the whole of the "Lamp Letter" that a sentence names.
  const whole = top !== undefined && named !== undefined && bare(top).includes(bare(named));
  if (top !== undefined && (!whole || bare(top) === `the ${bare(named ?? '')}`)) return top;
  if (named !== undefined) return named;
  if (other !== undefined && other.text.length < 60) return other.text;
  const title = page.title.replace(KIND, '').trim();
  if (title !== '' && bare(page.title) !== bare(headline.title)) return title;
  const from = sender(page);
  if (from !== '') return from;
  const second = page.blocks[1];
  if (second !== undefined && headline.block > 1 && second.level > 0) return second.text;
  return siteOf(aliases[0] ?? page.address);
}

/** Whether running text stands above a block. */
function isBelowText(page: PageDescription, index: number): boolean {
  return page.blocks
    .slice(0, index)
    .some(({ text, level }) => level === 0 && text.length > 140 && !/^-{5,} Forwarded/.test(text));
}

/** What a reader would call the headline of a mail: its subject, where the body repeats it. */
export function mailHeadline({ page }: Layout): Headline {
  const title = bare(page.title);
  const from = bare(sender(page));
  const heads = page.blocks.flatMap((block, index) =>
    block.level > 0 && block.level < 4 && block.text !== '' ? [{ block, index }] : [],
  );
  const say = ({ block, index }: { block: Block; index: number }): Headline => ({
    title: cleaned(block.text),
    block: index,
  });
  const marked = heads.find(
    ({ block }) => isMarked(block, page) || /(?:^|\s)title(?:\s|$)/.test(page.boxes[block.box]?.marks ?? ''),
  );
  if (marked !== undefined) return say(marked);
  const repeated = heads.find(({ block }) => title !== '' && bare(block.text) === title);
  if (repeated !== undefined && !isBelowText(page, repeated.index) && heads.length === 1)
    return say(repeated);
  const top = heads.filter(({ index }) => !isBelowText(page, index));
  const main = top.filter(({ block }) => block.level === 1 && bare(block.text) !== from);
  const name = nameAtTop(page);
  const own = main.find(({ block }) => name === undefined || bare(block.text) !== bare(name));
  if (own !== undefined) return say(own);
  const numbered = page.blocks
    .slice(0, 8)
    .findIndex(({ text, level }) => level === 0 && text.length < 60 && numberedTitle(text) !== undefined);
  if (numbered >= 0 && page.title === '') {
    const line = page.blocks[numbered]?.text ?? '';
    return { title: line.replace(/\s+[—–-]\s+read (?:on|online).*$/i, ''), block: numbered };
  }
  const names = [name, ...page.blocks.slice(-25).map(({ text }) => nameIn(text))].map((one) =>
    bare(one ?? ''),
  );
  if (page.title !== '' && !names.includes(title)) return { title: page.title, block: -1 };
  const [first] = heads;
  return first === undefined ? { title: page.title, block: -1 } : say(first);
}
