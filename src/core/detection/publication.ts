/** The name of the publication that an issue belongs to, and the key that it is kept under. */
import { pathOf } from '../issues/issue-address.ts';
import { ownerOf } from '../issues/owner.ts';
import { siteOf } from '../issues/url.ts';
import { Candidates, type Candidate } from './choice.ts';
import { dayIn } from './dates.ts';
import { bare, hasWords, partsOf, type Headline } from './heading.ts';
import { numbersIn } from './issue-number.ts';
import { around, type Layout } from './layout.ts';
import { namesIn, sender } from './mail.ts';
import type { PublicationId } from '../model.ts';
import { namesNewsletter, namesPeriodical } from './self-reference.ts';
import { structuredNames } from './structured.ts';

const FEED = /^application\/(?:rss\+xml|atom\+xml|feed\+json|json)$/;
/** What sites write where a name belongs. */
const NO_NAME =
  /^(?:(?:the |our |all |past )?(?:newsletters?|issues?|events|company|archives?|articles?)|rss|atom|json|feed|rss feed|atom feed|json feed|main feed|feed rss|subscribe|blog|home|posts|untitled|index|menu|skip\b.*|search|log ?in|sign ?in|logo|image|icon|banner|header|photo\b.*|.*\bavatar\b.*|comment|share|like|twitter|facebook|instagram|linkedin|view\b.*|open\b.*|read\b.*|unsubscribe|accueil|startseite|start|inicio)$/i;
const BRAND =
  /(?:^|[\s_-])(?:logo|brand|site-title|site-name|navbar-title|wordmark|masthead|publication(?:-name)?|headline logo|headertitle|templateheader|header-title|header-logo)(?:$|[\s_-])/;
/** "Name, October 2024 Newsletter": what is said of an issue after the name. */
const KIND =
  /(?:^|\s+|\s*[-–—|:,]\s*)(?:[a-z]{3,6}ber|(?:jan|febr)uary|march|april|may|june|july|august)(?:\s+20\d\d)?\s+newsletter\b.*$|(?:^|\s+|\s*[-–—|:,]\s*)newsletter(?:,|\s+for\b|\s+from\b|\s+(?:19|20)\d\d).*$/i;
const LONGEST = 80;
const TOP = 12;
const FOOT = 25;

/** A name without what is said of its feed, its archive, its picture. */
function tidyName(name: string): string {
  return (
    name
      .replace(/\s*[»|:–-]?\s*(?:comments? |full |all |main )*(?:rss |atom |json )?feed$/i, '')
      .replace(/\s+(?:archives?|archiv|logo|rss|atom)$/i, '')
      // A kind before the name, and the initial of a logo before letters that are none of Latin.
      .replace(/^newsletters?\s*[-–—|:]\s*|^[A-Z] (?=[^\0-\u024f])/i, '')
      .replace(/^[^\p{L}\p{N}(“"'¡¿]+|[\s|·•:,–—-]+$/gu, '')
      .trim()
  );
}

type Names = Candidates<string>;

/** Adds a name without what counts its issues: "Name #12" and "Issue 12 of Name" are called Name. */
function add(names: Names, name: string, ...signs: readonly string[]): void {
  const [number] = name.length > LONGEST ? [] : numbersIn(name);
  if (number !== undefined) {
    const before = number.before.replace(/\s*\(?(?:19|20)\d\d\)?$/, '');
    const after = number.after.replace(/^\s*(?:of|de|du|da|di|van)\s/, '');
    if (tidyName(before) !== '') add(names, before, ...signs, 'stands before a number');
    else if (/^\s*(?:of|de|du|da|di|van)\s/.test(number.after))
      add(names, after, ...signs, 'stands behind a number');
    return;
  }
  const day = /^(.{2,50}?)[\s,:–—-]+(?:19|20)\d\d-\d\d-\d\d$/.exec(name)?.[1];
  if (day !== undefined) return add(names, day, ...signs, 'stands before a day');
  if (KIND.test(name)) return add(names, name.replace(KIND, ''), ...signs, 'stands before “newsletter”');
  const tidy = tidyName(name);
  if (tidy.length < 2 || tidy.length > LONGEST || NO_NAME.test(tidy) || !/\p{L}/u.test(tidy)) return;
  // "The Lamp Letter" in the logo is the whole of the "Lamp Letter" that a sentence names.
  names.add(bare(tidy).replace(/^the (?=.)/, ''), tidy, ...signs);
}

/** The names that a page's head gives its site, by where they stand. */
function headNames({ page }: Layout): [sign: string, name: string][] {
  const feeds = page.links.filter(({ rel, type }) => rel === 'alternate' && FEED.test(type));
  return [
    ...feeds.map(({ title }) => ['the name of a feed', title] as [string, string]),
    ...structuredNames(page.data).map((name) => ['the publisher in JSON-LD', name] as [string, string]),
    ['og:site_name', page.meta.get('og:site_name') ?? ''],
  ];
}

/** Every name that the page's head gives its site. */
export function siteNames(layout: Layout): string[] {
  const names: Names = new Candidates();
  for (const [, name] of headNames(layout)) add(names, name);
  return names.list().map(({ value }) => value);
}

/** What titles have beside the headline, and their parts. */
function addTitles(names: Names, { page }: Layout, headline: Headline): void {
  const headings = page.blocks
    .slice(0, 40)
    .filter(
      ({ level, text }, index) => level > 0 && level < 3 && index < headline.block && text.length < 200,
    );
  const titles: [string, string][] = [
    ['the title', page.title],
    ['the title', page.meta.get('og:title') ?? ''],
    ['the headline', headline.title],
    ...headings.slice(0, 4).map(({ text }): [string, string] => ['a heading', text]),
  ];
  for (const [where, title] of titles) {
    if (title === '' || title.length > 200) continue;
    add(names, title, `is ${where}`);
    const parts = partsOf(title);
    if (parts.length > 0) {
      add(names, parts.at(-1) ?? '', `ends ${where}`);
      add(names, parts[0] ?? '', `begins ${where}`);
      if (parts.length > 2) add(names, parts[1] ?? '', `within ${where}`);
    }
    const at = headline.title === '' ? -1 : title.indexOf(headline.title);
    const beside = at === 0 ? title.slice(headline.title.length) : title.slice(0, Math.max(0, at));
    if (/^\s*(?:\W|by\s)|\W\s*$/.test(beside))
      add(names, beside.replace(/^\s*by\s/, ''), 'stands beside the headline');
  }
}

/** Few words, the first of which has a capital where its script has any. */
function isNameLike(name: string): boolean {
  return (
    name.length < 60 &&
    name.split(' ').length <= 5 &&
    /^[^\p{Ll}]*\p{Lu}|\p{Lo}/u.test(name) &&
    dayIn(name) === undefined
  );
}

/** Names in the page's head: the text or the picture that leads home, short lines, what is marked. */
function addTop(names: Names, { page, text, furniture }: Layout, headline: Headline): void {
  const first = Math.max(text[0] ?? 0, headline.block);
  const home = URL.canParse(page.address) ? new URL('/', page.address).href : '';
  for (const [index, block] of page.blocks.slice(0, Math.min(60, first + TOP)).entries()) {
    const name = block.text !== '' ? block.text : (block.alt ?? '');
    if (name.length > LONGEST || index === headline.block) continue;
    const boxes = [...around(page, block.box)].slice(0, 3);
    if (BRAND.test(block.marks) || boxes.some(({ marks }) => BRAND.test(marks)))
      add(names, name, 'marked as a logo');
    if (block.links.length === 1 && block.links.some(({ href }) => href !== '' && href === home))
      add(names, name, 'leads home');
    if (block.text === '') {
      if (index < TOP && isNameLike(name)) add(names, name, 'a picture at the top');
    } else if (block.level > 0) {
      const above = index < headline.block;
      if (above || numbersIn(name).length === 0)
        add(names, name, above ? 'a heading above the headline' : 'a heading below it');
    } else if (
      index < TOP &&
      isNameLike(name) &&
      (index < 3 || (furniture[block.box] !== true && block.links.length === 0))
    )
      add(names, name, 'a line at the top');
    if (Math.abs(index - headline.block) < 5 && /\bNewsletter$/.test(name))
      add(names, name, 'a line at the headline');
    for (const link of block.links) if (link.href === home) add(names, link.text, 'leads home');
  }
}

/** A newsletter of a house that has several has a page of its own above its issues. */
function addHouse(names: Names, { page }: Layout): void {
  const path = pathOf(page.address);
  const slug = /^.*\/newsletters\/([a-z-]*[a-z][a-z-]*)\/./.exec(path)?.[1];
  if (slug === undefined) return;
  const words = bare(slug);
  add(
    names,
    words.replace(/(?<![\p{L}\p{N}])\p{L}/gu, (letter) => letter.toUpperCase()),
    'the folder of the newsletter',
  );
  for (const block of page.blocks) {
    if (block.text.length < 60 && bare(block.text) === words) names.add(words, block.text, 'shown as a line');
  }
}

function addSentences(names: Names, { page }: Layout): void {
  for (const [index, { text }] of page.blocks.entries()) {
    const near = index < TOP || index >= page.blocks.length - FOOT;
    for (const [sign, name] of namesIn(text, near)) add(names, name, sign);
  }
  const from = sender(page);
  if (from !== '') add(names, from, 'who sent the mail');
}

function addLooks(names: Names, { page }: Layout, headline: Headline): void {
  const site = URL.canParse(page.address) ? siteOf(page.address) : '';
  const letters = (text: string): string => bare(text).replaceAll(' ', '');
  const labels = site
    .split('.')
    .slice(0, -1)
    .concat(pathOf(page.address).split('/')[1] ?? '')
    .map(letters);
  const title = bare(headline.title);
  names.mark('agrees with the host', (_, key) => {
    const own = key.replaceAll(' ', '').replace(/^the/, '');
    return (
      own.length > 2 &&
      labels.some((label) => label.length > 2 && (label.includes(own) || own.includes(label)))
    );
  });
  names.mark('is the name of the host', (_, key) =>
    labels.includes(key.replaceAll(' ', '').replace(/^the/, '')),
  );
  names.mark('says newsletter', (name) => namesNewsletter(name));
  names.mark('says how often it comes', (name) => namesPeriodical(name));
  names.mark('is all of the headline', (_, key) => key === title);
  names.mark('holds the headline', (_, key) => key !== title && title !== '' && hasWords(key, title));
  names.mark('is within the headline', (_, key) => key !== title && hasWords(title, key));
  names.mark('has a day or a year', (name) => dayIn(name) !== undefined || /\b(?:19|20)\d\d\b/.test(name));
  names.mark('is a phrase', (name) => (name.match(/\s\p{Ll}{4,}/gu)?.length ?? 0) > 2);
  names.mark('is a sentence', (name) => name.split(' ').length > 6 || /[.!?]$/.test(name));
  const isOfHouse = names.list().some(({ signs }) => signs.has('the folder of the newsletter'));
  names.mark(
    'the house that has several newsletters',
    (_, __, signs) => isOfHouse && !signs.has('the folder of the newsletter'),
  );
}

/** Everything that may be the name of the publication. */
export function publicationsOf(layout: Layout, headline: Headline): readonly Candidate<string>[] {
  const names: Names = new Candidates(
    (name, known) =>
      (/^the /i.test(name) && !/^the /i.test(known)) ||
      (name === known.replace(/[!.]$/, '') && name !== known),
  );
  for (const [sign, name] of headNames(layout)) add(names, name, sign);
  addHouse(names, layout);
  addSentences(names, layout);
  addTop(names, layout, headline);
  addTitles(names, layout, headline);
  addLooks(names, layout, headline);
  return names.list();
}

/**
 * The key of a publication: the host that publishes it, with what tells owners apart where anyone may be one.
 * The name is no part of it, as publications are renamed; nor is a year, which is no newsletter's name.
 */
export function publicationId(address: string): PublicationId {
  const url = new URL(address);
  const site = siteOf(address);
  const house = /^(?:.*?\/newsletters\/[a-z-]*[a-z][a-z-]*)(?=\/.)/.exec(url.pathname)?.[0];
  if (house !== undefined) return `${site}${house}` as PublicationId;
  // A folder of issues or of a year has no owner of its own.
  const folder = /^\/(?!(?:\d+|newsletters?|issues?|archives?|posts?|editions?|letters?)\/)[^/]+(?=\/)/;
  const project = site.endsWith('.github.io') ? (folder.exec(url.pathname)?.[0] ?? '') : '';
  return `${ownerOf(address).name}${project}` as PublicationId;
}
