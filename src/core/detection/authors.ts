/** Who wrote an issue, as its header, its metadata or its foot say. */
import { Candidates, type Candidate } from './choice.ts';
import { dayIn } from './dates.ts';
import { bare, type Headline } from './heading.ts';
import { around, type Layout } from './layout.ts';
import { sender } from './mail.ts';
import type { Block, PageDescription } from './page.ts';

const BYLINE =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|post-author|meta-author|contributor|rel-author|profile-name)(?:$|[\s_-])/;
/** "By A and B · May 3", in the languages that newsletters were found in. */
const BY_WORDS = 'by|von|par|por|door|di|av|af|od|przez|autor:?|автор:?|от|від';
const BY = new RegExp(
  `^(?:.{0,60}[•|·—–]\\s*)?(?:(?:written |posted |published |curated )?(?:${BY_WORDS}))\\s+(.{2,80}?)(?:\\s*[•|·].*|\\s*[,—–]\\s*(?=\\p{L}{3,9}\\.? \\d|\\d).*)?$`,
  'iu',
);
const BY_WITHIN = new RegExp(`\\s(?:${BY_WORDS})\\s+(\\p{Lu}[^|•·]{2,60})$`, 'iu');
const NO_BYLINE = /avatar|tweet|comment|related|bio\b|quote|card|bookmark/;
/** How far below the headline a header reaches, in blocks. */
const HEADER = 14;

/** The blocks of the header: around the headline, before the text is well begun. */
export function* header({ page, text }: Layout, { block }: Headline): Generator<Block> {
  const at = block >= 0 ? block : (text[0] ?? 0);
  for (let index = Math.max(0, at - 3); index <= at + HEADER; index += 1) {
    const here = page.blocks[index];
    if (here === undefined) return;
    if (index > at + 1 && here.text.length > 400) return;
    yield here;
  }
}

/** "A, B and C" as a list. */
function people(names: string): string[] {
  return names
    .split(/\s*(?:,|;|\band\b|&|\bund\b|\bet\b|\by\b|、|·|•)\s*/u)
    .map((name) => name.replace(/^(?:by|von|par|por|di|door)\s+/i, '').trim())
    .filter((name) => name.length > 1 && /\p{L}/u.test(name));
}

/** "KATE DAVIDSON" as people write it. */
function calm(name: string): string {
  if (!/^[\p{Lu}\s.'’-]+$/u.test(name) || !/\s/.test(name)) return name;
  return name.replace(/(?<=[\p{Lu}])\p{Lu}+/gu, (letters) => letters.toLowerCase());
}

function isName(name: string): boolean {
  return (
    name.length < 60 && !/https?:|@|\d{3}/.test(name) && name.split(' ').length <= 6 && /\p{L}/u.test(name)
  );
}

function structuredAuthors(page: PageDescription): string[] {
  for (const object of page.data) {
    const author = object['author'];
    if (author === undefined || object['headline'] === undefined) continue;
    const list = Array.isArray(author) ? author : [author];
    const names = list
      .map((one: unknown) => (typeof one === 'string' ? one : ((one ?? {}) as { name?: unknown }).name))
      .filter((name) => typeof name === 'string')
      .map((name) => name.trim());
    if (names.length > 0) return names.filter(isName);
  }
  return [];
}

/** "By A and B" in a header; or the text of what is marked as a byline. */
function* visibleAuthors(layout: Layout, headline: Headline): Generator<[sign: string, names: string[]]> {
  const { page } = layout;
  for (const block of header(layout, headline)) {
    if (block.level > 0 || block.text === '') continue;
    const said = BY.exec(block.text)?.[1];
    const names = people(said ?? '');
    if (names.length > 0 && names.every((name) => isName(name) && /^\p{Lu}|^\p{Lo}/u.test(name)))
      yield ['“by” and names', names];
    const boxes = [...around(page, block.box)].slice(0, 3);
    const own = BYLINE.test(block.marks);
    const marked = own || boxes.some(({ marks }) => BYLINE.test(marks) && !NO_BYLINE.test(marks));
    const within = own && block.text.length < 120 ? BY_WITHIN.exec(block.text)?.[1] : undefined;
    if (within !== undefined) yield ['“by” and names within a byline', people(within).filter(isName)];
    if (block.text.length > 80 || dayIn(block.text) !== undefined) continue;
    const profile =
      block.links.length > 0 &&
      block.links.every(({ href }) => /^https:\/\/(?:[\w-]+\.)?substack\.com\/(?:@|profile\/)/.test(href));
    const all = people(block.text);
    if ((marked || profile) && all.every(isName))
      yield [profile ? 'leads to a profile' : 'marked as a byline', all];
  }
}

/** "a newsletter by A", "Curated by A and B": said anywhere, at the foot most often. */
function authorsOfTheHouse({ page }: Layout): string[] {
  for (const block of page.blocks) {
    const said =
      /\bnewsletter (?:written |curated |edited )?by (?<names>[\p{L}.'’ -]{3,40}?)(?=\s*(?:[,;|]|\p{Ps}|[-–—=_]{2}|[.!](?:\s|$)|$))/u.exec(
        block.text,
      ) ?? /^(?:Curated|Edited|Written) by (?<names>[^.]{3,80})\.?$/u.exec(block.text);
    const names = people(said?.groups?.['names'] ?? '');
    if (names.length > 0 && names.every(isName)) return names;
  }
  return [];
}

/** A box at the foot that shows the author: Ghost and others put it there. */
function authorsAtFoot({ page }: Layout): string[] {
  const names = new Set<string>();
  for (const block of page.blocks) {
    if (block.text === '' || block.text.length > 60) continue;
    const boxes = [...around(page, block.box)].slice(0, 2);
    const all = [block.marks, ...boxes.map(({ marks }) => marks)].join(' ');
    if (/(?:^|[\s_-])author-name/.test(all) && !NO_BYLINE.test(all)) names.add(block.text);
  }
  return names.size === 1 ? [...names].flatMap(people).filter(isName) : [];
}

/** "© 2022 Name", as Substack closes its mails. */
function copyright({ page }: Layout): string[] {
  for (const block of page.blocks.slice(-12)) {
    const name =
      /^© (?:19|20)\d\d (?<name>\p{Lu}[\p{L}.'’ -]{2,40}?)(?=\s+(?:\d|Unsubscribe|·|\||$)|$)/u.exec(
        block.text,
      )?.groups?.['name'];
    if (name !== undefined) return [name];
  }
  return [];
}

/** "— Shane", as letters end. */
function signature({ page }: Layout): string[] {
  for (const { text } of page.blocks.slice(-15)) {
    const name =
      /^(?:cheers|best|thanks|yours|sincerely|warmly|until next (?:time|week))[,!.]?\s*[—–-]{1,2}\s?(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.'’-]+){0,2})$/iu.exec(
        text,
      )?.groups?.['name'];
    if (name !== undefined && /^\p{Lu}/u.test(name)) return [name];
  }
  return [];
}

/**
 * Everyone who may be the author, by where the page says so.
 * @param publication its name, which is mostly no author's.
 */
export function authorsOf(
  layout: Layout,
  headline: Headline,
  publication: string,
): readonly Candidate<readonly string[]>[] {
  const { page } = layout;
  const found: Candidates<readonly string[]> = new Candidates();
  const add = (names: readonly string[], ...signs: readonly string[]): void => {
    if (names.length > 0) found.add(names.map(bare).toSorted().join(','), names, ...signs);
  };
  const meta = page.meta.get('author') ?? '';
  add(structuredAuthors(page), 'the author in JSON-LD');
  for (const [sign, names] of visibleAuthors(layout, headline)) add(names.map(calm), sign);
  if (isName(meta) && !/^(?:admin|editor|staff|team)$/i.test(meta) && bare(meta) !== bare(page.title))
    add([meta.replace(/, .*$/, '')], 'the author in the head');
  add(authorsAtFoot(layout), 'a box with the author at the foot');
  add(
    [sender(page)].filter((name) => name !== '' && isName(name)),
    'who sent the mail',
  );
  add(authorsOfTheHouse(layout), 'a newsletter by them');
  add(signature(layout), 'the signature of a letter');
  add(copyright(layout), 'the copyright is theirs');
  const [first] = [...structuredAuthors(page), ...(isName(meta) ? [meta] : [])];
  // A byline has more names than the metadata, which often keeps the first one.
  found.mark(
    'more names than the head has',
    (names) => first !== undefined && names.length > 1 && names.some((name) => bare(name) === bare(first)),
  );
  found.mark('a name of two or three words', (names) =>
    names.every((name) => /^\S+ \S+(?: \S+)?$/.test(name)),
  );
  found.mark('the name of the publication', ([name = '']) => bare(name) === bare(publication));
  found.mark('said on a line of its own', ([name = '']) => page.blocks.some(({ text }) => text === name));
  return found.list();
}
