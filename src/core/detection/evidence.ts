/** Finds what speaks for a page being an issue of a newsletter, and what against: signs, not yet weighed. */
import { addressSigns } from '../issues/issue-address.ts';
import { isSharedHost } from '../issues/owner.ts';
import { dayIn } from './dates.ts';
import type { Headline } from './heading.ts';
import { numberedTitle, numbersIn } from './issue-number.ts';
import { around, OWN_MARKS, type Layout } from './layout.ts';
import { errandOf } from './mail-evidence.ts';
import type { Made } from './maker.ts';
import type { PageDescription } from './page.ts';
import {
  describesNewsletter,
  invites,
  isCalledNewsletter,
  namesNewsletter,
  offersOnline,
  offersToLeave,
  selfReference,
  stronger,
  type SelfReference,
} from './self-reference.ts';
import { otherKind } from './structured.ts';

/** One observation. What it weighs stands in `weights.ts` under its name. */
export interface Sign {
  readonly name: string;
  /** The words of the page that it was seen in. */
  readonly quote?: string;
}

/** What is looked at together. */
export interface Seen {
  readonly layout: Layout;
  readonly headline: Headline;
  /** The names of the site. */
  readonly names: readonly string[];
  readonly mail: boolean;
  readonly made: Made;
}

/** What titles call pages that are counted and dated as issues are. */
const NO_ISSUE =
  /\b(?:minutes (?:of|from)|agenda|protokoll|notulen|procès-verbal|change ?log|release (?:notes|v?\d)|transcript|podcast|episode|épisode|webinar|tutorial|meetup)\b/i;

type Add = (name: string, holds?: boolean, quote?: string) => void;

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

function isForm(page: PageDescription, box: number): boolean {
  for (const { tag } of around(page, box))
    if (tag === 'form' || tag === 'nav' || tag === 'dialog') return true;
  return false;
}

/** Whether a wrapper of the text, or most of its parts, are called a newsletter. */
function isMarked({ page, body, text }: Layout): boolean {
  for (const { marks } of around(page, body)) if (OWN_MARKS.test(marks)) return true;
  const marked = text.filter((index) =>
    [...around(page, page.blocks[index]?.box ?? 0)].slice(0, 2).some(({ marks }) => OWN_MARKS.test(marks)),
  );
  return marked.length >= 3 && marked.length * 3 > text.length;
}

/** "2018-04-10", "Apr 10, 2018", "Issue of 2023/03/01", "2020-11-28 the name": a day and little else. */
function saysDay(page: PageDescription, { block, title }: Headline): boolean {
  const text = page.blocks[block]?.text ?? title;
  return text.length < 50 && dayIn(text) !== undefined;
}

/** Whether most of the text is teasers: headings that lead to pages of their own. */
function isListing({ page, text }: Layout): boolean {
  const heads = text
    .map((index) => page.blocks[index])
    .filter((block) => block !== undefined && block.level > 1);
  const leading = heads.filter((block) =>
    block?.links.some(
      ({ href, text: name }) =>
        name.length * 2 > block.text.length && hostOf(href) === hostOf(page.address) && !href.includes('#'),
    ),
  );
  const lines = text.filter((index) => {
    const { text: line = '', links = [] } = page.blocks[index] ?? {};
    return links.some(
      ({ href, text: name }) =>
        name.length * 2 > line.length &&
        name !== '' &&
        hostOf(href) === hostOf(page.address) &&
        !href.includes('#'),
    );
  });
  return (
    (leading.length >= 4 && leading.length * 2 > heads.length) ||
    (lines.length >= 8 && lines.length * 2 > text.length)
  );
}

/** Whether it leads to many issues: each link is a number of its own. */
function listsIssues({ page, text }: Layout): boolean {
  const numbers = new Set(
    text.flatMap((index) =>
      (page.blocks[index]?.links ?? [])
        .filter(({ href }) => hostOf(href) === hostOf(page.address))
        .flatMap(({ text: name }) => numbersIn(name).map(({ number }) => number)),
    ),
  );
  return numbers.size >= 5;
}

/** What the page's words say of it, and where. */
function addWords(add: Add, { layout, names, mail }: Seen): void {
  const { page, furniture, text } = layout;
  const rank = new Map(text.map((index, at) => [index, at]));
  /** Whether a description is the publication's own: it is named, or the description opens or closes the text. */
  const isOwn = (index: number, block: string): boolean => {
    const at = rank.get(index) ?? 0;
    return (
      mail || at < 4 || at >= text.length - 4 || names.some((name) => name.length > 3 && block.includes(name))
    );
  };
  let reference: SelfReference | undefined;
  let tagline: SelfReference | undefined;
  let invitation = '';
  let online = '';
  let leave = '';
  for (const [index, block] of page.blocks.entries()) {
    if (block.text.length < 4) continue;
    if (!mail && furniture[block.box] === true && isForm(page, block.box)) continue;
    const said = selfReference(block.text);
    if (said?.certain === false && invites(block.text)) invitation ||= said.words;
    else if (said !== undefined) {
      if (!mail && !rank.has(index)) tagline = block.text.length < 400 && said.certain ? said : tagline;
      else if (!describesNewsletter(said) || isOwn(index, block.text)) {
        reference = stronger(reference, said);
      }
    }
    if (block.links.length === 0 || block.text.length > 400) continue;
    if (online === '' && offersOnline(block.text) && !/\bin app\b/i.test(block.text))
      online = block.text.slice(0, 60);
    if (leave === '' && block.links.some(({ text: name }) => offersToLeave(name)))
      leave = block.text.slice(0, 60);
  }
  if (mail && leave === '')
    leave =
      page.blocks
        .slice(-20)
        .find(({ text: line }) => offersToLeave(line))
        ?.text.slice(0, 60) ?? '';
  const describes = reference !== undefined && describesNewsletter(reference);
  add(
    'its text speaks of itself as a newsletter',
    reference?.certain === true && !describes,
    reference?.words,
  );
  add('its text seems to speak of itself', reference?.certain === false, reference?.words);
  add('the page calls itself a newsletter beside its text', tagline !== undefined, tagline?.words);
  add('it invites its readers to a newsletter', invitation !== '', invitation);
  add('it offers itself in a browser', online !== '', online);
  add('it offers to leave the list', leave !== '', leave);
}

/** What its titles, and the lines at its top, say. */
function addTitles(add: Add, { layout, headline, names, mail }: Seen): void {
  const { page, text } = layout;
  const titles = [page.title, page.meta.get('og:title') ?? ''];
  const top = text
    .slice(0, 6)
    .map((index) => page.blocks[index]?.text ?? '')
    .filter((line) => line.length < 90);
  const named = names.find(namesNewsletter) ?? [...titles, headline.title].find(isCalledNewsletter);
  const line = top.find(isCalledNewsletter);
  add('it is called a newsletter', named !== undefined, named);
  add('a line at its top says newsletter', named === undefined && line !== undefined, line);
  const { block } = headline;
  const near = block < 0 ? [] : [block - 1, block + 1].map((index) => page.blocks[index]?.text ?? '');
  const lines = [...near, ...top].filter((one) => one.length < 90);
  const numbered = numberedTitle(headline.title)?.number ?? numbersIn(headline.title)[0]?.number;
  const certain = (one: string): boolean => numbersIn(one).some((number) => number.certain);
  add('its headline has a number', numbered !== undefined, numbered);
  add('its headline is counted as issues are', certain(headline.title));
  add('its title has a number', numbered === undefined && titles.some(certain));
  const counted = numbered === undefined ? lines.find(certain) : undefined;
  add('a line at its headline has a number', counted !== undefined, counted);
  add('its headline has a day', saysDay(page, headline));
  add('a line at its top has a day', mail && top.some((one) => dayIn(one) !== undefined));
}

/** What its address says. */
function addAddress(add: Add, { layout: { page } }: Seen): void {
  const address = addressSigns(page.address);
  add('its address stands in a folder of issues', address.folder === 'issues' && !address.isElsewhere);
  add('its address stands in an archive', address.folder === 'archive');
  add('its address ends in a day', address.endsInDay);
  add('its address ends in a number', address.endsInNumber);
  add('its address names a newsletter', address.isNamed);
  add('its address is that of a home page', address.isHome);
  add('its address is that of a list or a form', address.isList);
  add('its host is a house of other things', address.isElsewhere);
  add('its host serves what people write', isSharedHost(hostOf(page.address)));
}

/** What its form says, and who made it. */
function addForm(add: Add, { layout, headline, mail, made }: Seen): void {
  const { page, words } = layout;
  const { platform } = made;
  const decides = platform?.decides === true;
  add('it has the form of a post', made.issue, platform?.name);
  add('a newsletter platform signed it', !mail && !made.issue && decides && made.credited, platform?.name);
  add('a newsletter platform sent it', mail && decides, platform?.name);
  add('its text is marked as a newsletter', isMarked(layout));
  add('it is laid out as a mail', mail);
  add('it is a list of other pages', !made.issue && isListing(layout));
  add('it has few words', !made.issue && words < 120);
  add('it has hardly any words', !made.issue && words < 60);
  add('it lists other issues', !made.issue && listsIssues(layout));
  const kind = otherKind(page.data, page.meta.get('og:type'));
  const said =
    kind ??
    [headline.title, page.title].map((title) => NO_ISSUE.exec(title)?.[0]).find((word) => word !== undefined);
  add('it calls itself something else', said !== undefined, said);
  const errand = mail ? errandOf(page) : undefined;
  add('it is sent for a reason of its own', errand !== undefined && words <= 600, errand);
  add('it has no headline', headline.title === '');
}

/** All signs of a page. */
export function signsOf(seen: Seen): Sign[] {
  const signs: Sign[] = [];
  const add: Add = (name, holds = true, quote) => {
    if (holds) signs.push({ name, ...(quote !== undefined && { quote }) });
  };
  addAddress(add, seen);
  addForm(add, seen);
  addTitles(add, seen);
  addWords(add, seen);
  return signs;
}
