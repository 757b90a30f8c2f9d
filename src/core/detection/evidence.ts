/** Weighs what speaks for a page being an issue of a newsletter, and what against. */
import { isSharedHost } from '../issues/owner.ts';
import { numberedTitle } from './issue-number.ts';
import { addressSigns } from '../issues/issue-address.ts';
import { dayIn } from './dates.ts';
import type { Headline } from './heading.ts';
import { around, OWN_MARKS, type Layout } from './layout.ts';
import type { PageDescription } from './page.ts';
import {
  describesNewsletter,
  invites,
  isCalledNewsletter,
  namesNewsletter,
  namesPeriodical,
  offersOnline,
  offersToLeave,
  selfReference,
  stronger,
  type SelfReference,
} from './self-reference.ts';
import { otherKind } from './structured.ts';

/** One observation: above 0 for an issue, below 0 against. */
export interface Sign {
  readonly words: string;
  readonly weight: number;
}

/** The sum from which on a page is taken for an issue. */
export const ENOUGH = 3;

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
  return leading.length >= 4 && leading.length * 2 > heads.length;
}

/** What the structure and the words of a web page say. */
export function webSigns(layout: Layout, headline: Headline, names: readonly string[]): Sign[] {
  const { page, furniture, text, words } = layout;
  const signs: Sign[] = [];
  const add = (weight: number, said: string): void => {
    signs.push({ weight, words: said });
  };
  const rank = new Map(text.map((index, at) => [index, at]));
  /** Whether a description is the publication's own: it is named, or the description opens or closes the text. */
  const isOwn = (index: number, block: string): boolean => {
    const at = rank.get(index) ?? 0;
    return at < 4 || at >= text.length - 4 || names.some((name) => name.length > 3 && block.includes(name));
  };
  const hints = new Set<string>();
  let spoken: SelfReference | undefined;
  let tagline: SelfReference | undefined;
  let invitation = '';
  let online = '';
  let leave = '';
  for (const [index, block] of page.blocks.entries()) {
    if (block.text.length < 4) continue;
    if (furniture[block.box] === true && isForm(page, block.box)) continue;
    const said = selfReference(block.text);
    if (said?.certain === false && invites(block.text)) invitation ||= said.words;
    else if (said !== undefined) {
      if (!rank.has(index)) tagline = block.text.length < 400 ? stronger(tagline, said) : tagline;
      else if (!describesNewsletter(said) || isOwn(index, block.text)) {
        hints.add(said.words.toLowerCase());
        spoken = stronger(spoken, said);
      }
    }
    if (block.links.length === 0 || block.text.length > 400) continue;
    if (online === '' && offersOnline(block.text) && !/\bin app\b/i.test(block.text))
      online = block.text.slice(0, 60);
    if (leave === '' && block.links.some(({ text: name }) => offersToLeave(name)))
      leave = block.text.slice(0, 60);
  }
  if (spoken !== undefined) add(spoken.certain || hints.size > 1 ? 3 : 2, `its text says “${spoken.words}”`);
  if (tagline !== undefined)
    add(tagline.certain && spoken === undefined ? 2 : 1, `the page says “${tagline.words}”`);
  if (invitation !== '') add(1, `it invites to “${invitation}”`);
  const titles = [page.title, page.meta.get('og:title') ?? ''];
  const named = names.find(namesNewsletter) ?? titles.find(isCalledNewsletter);
  if (named !== undefined) add(2, `it is called “${named}”`);
  const { folder, dated, against } = addressSigns(page.address);
  if (folder > 0) add(folder, 'its address stands in a folder of issues');
  if (numberedTitle(headline.title) !== undefined) add(1.5, 'its headline has a number');
  else if (saysDay(page, headline)) add(1.5, 'its headline has a day');
  const periodical = names.find(namesPeriodical);
  if (named === undefined && periodical !== undefined) add(1, `it is called “${periodical}”`);
  if (isSharedHost(hostOf(page.address))) add(0.5, 'its host serves what people write');
  if (online !== '') add(2, `it offers “${online}”`);
  if (leave !== '') add(1, `it offers to leave the list: “${leave}”`);
  if (isMarked(layout)) add(1.5, 'its text is marked as a newsletter');
  if (dated > 0) add(dated, 'its address ends in a day');
  if (against < 0) add(against, 'its address is that of a home page, a list or a form');
  if (words < 120) add(-4, `it has ${words} words`);
  if (isListing(layout)) add(-4, 'it is a list of other pages');
  const kind = otherKind(page.data, page.meta.get('og:type'));
  if (kind !== undefined) add(-2, `it calls itself ${kind}`);
  return signs;
}
