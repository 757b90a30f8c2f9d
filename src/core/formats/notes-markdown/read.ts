/** Notes as Markdown: of the Readwise and Kindle plugins of Obsidian and Logseq, and plain quotes. */
import { parse } from 'yaml';
import type { Format } from '../reading/format.ts';
import type { ForeignNote, ForeignSource } from '../reading/model.ts';
import { dayIn } from '../../detection/dates.ts';
import { isRecord } from '../reading/values.ts';
import { parseTagList } from '../tag-list.ts';

const FRONT = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** What the lines of a document say: names in lower case, links and wiki links as their words. */
type Facts = Map<string, string[]>;

export const notesMarkdown: Format = {
  name: 'markdown',
  label: 'Markdown with quotes or highlights',
  recognise: ({ text, json, header }) =>
    json === undefined &&
    header === undefined &&
    !/^\s*</.test(text) &&
    isNotes(text.replaceAll(/\r\n?/g, '\n')),
  read({ text }, into) {
    const whole = text.replaceAll(/\r\n?/g, '\n');
    const front = FRONT.exec(whole)?.[0] ?? '';
    const body = whole.slice(front.length);
    const first = front.split('\n').length;
    const facts = factsOf(front, body);
    const source = sourceOf(facts, body);
    const lines = body.split('\n');
    const notes = isKindle(body) ? kindleNotes(lines) : hasList(body) ? listNotes(lines) : quoteNotes(lines);
    if (notes.length === 0) into.refuse(first, 'No passage is in it.');
    for (const { line, ...note } of notes) into.add(source, note, first + line);
  },
};

type Placed = { -readonly [Key in keyof ForeignNote]?: ForeignNote[Key] } & { line: number };

const HIGHLIGHTS = /^\s*(?:- )?#{1,6} (?:new )?highlights\b/im;
const isKindle = (body: string): boolean => /(?:—|-) location: \[?\d+/i.test(body);
const hasList = (body: string): boolean =>
  HIGHLIGHTS.test(body) && /^\s*[-*] /m.test(body.split(HIGHLIGHTS)[1] ?? '');

function isNotes(text: string): boolean {
  return isKindle(text) || hasList(text) || /^> ?\S/m.test(text);
}

/** From front matter, from `name:: value` of Logseq, and from the list under "Metadata". */
function factsOf(front: string, body: string): Facts {
  const facts: Facts = new Map();
  const add = (name: string, values: readonly string[]): void => {
    const key = name.toLowerCase().replaceAll(/[\s_-]+/g, '');
    if (!facts.has(key))
      facts.set(
        key,
        values.map(plain).filter((value) => value !== ''),
      );
  };
  const block = FRONT.exec(front)?.[1];
  for (const [name, value] of Object.entries(block === undefined ? {} : yamlOf(block))) {
    const flat = isRecord(value) ? Object.entries(value) : [[name, value] as const];
    for (const [own, one] of flat) add(own, (Array.isArray(one) ? one : [one]).map(String));
  }
  const head = body.split(HIGHLIGHTS)[0] ?? '';
  for (const [, name = '', value = ''] of head.matchAll(
    /^\s*(?:[-*] )?([\p{L} _-]{2,30}?)::?[ \t]+(\S.*)$/gmu,
  )) {
    const isMany = /tag|author/i.test(name);
    add(name, isMany ? value.split(/,\s*(?![^[]*\])|\s+(?=#)/u) : [value]);
  }
  return facts;
}

function yamlOf(block: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(block, { maxAliasCount: 0, schema: 'core' });
    return isRecord(value) ? value : {};
  } catch {
    // Many tools write front matter that is no YAML; the document below is still sound.
    return {};
  }
}

/** `[words](address)` is its words, but an address by itself stays; `[[words]]` and `#tag` are their words. */
function plain(text: string): string {
  return text
    .trim()
    .replaceAll(/\[\[([^\]]*)\]\]/g, '$1')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^#(?=\S)/, '')
    .replace(/^["'“](.*)["'”]$/u, '$1')
    .trim();
}

function sourceOf(facts: Facts, body: string): Partial<ForeignSource> {
  const one = (...names: string[]): string => names.flatMap((name) => facts.get(name) ?? [])[0] ?? '';
  const heading = /^\s*(?:- )?# (.+)$/m.exec(body)?.[1] ?? '';
  const link =
    one('url', 'source', 'link', 'address', 'sourceurl') ||
    (/<(https?:[^>\s]+)>|^\[[^\]]*\]\((https?:[^)\s]+)\)/m
      .exec(body)
      ?.slice(1)
      .find((part) => part !== undefined) ??
      '');
  const published = dayIn(one('published', 'publisheddate', 'date'));
  return {
    address: /^https?:/i.test(link) ? link : '',
    title: one('fulltitle', 'title') || unescaped(heading),
    authors: facts.get('author') ?? facts.get('authors') ?? [],
    publication: one('publication', 'site', 'publisher'),
    tags: facts.get('documenttags') ?? facts.get('tags') ?? [],
    ...(published !== undefined && { published }),
  };
}

const unescaped = (text: string): string => text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');

/** `words — location: [39](kindle://…) ^ref-1`, a rule between two. */
function kindleNotes(lines: readonly string[]): Placed[] {
  const notes: Placed[] = [];
  let words: string[] = [];
  for (const [line, text] of lines.entries()) {
    const [whole, location] = /\s*(?:—|-) location: \[?(\d+(?:-\d+)?)\]?.*$/iu.exec(text) ?? [];
    const last = notes.at(-1);
    if (whole !== undefined) {
      const passage = [...words, text.slice(0, text.length - whole.length)].join('\n').trim();
      notes.push({ passage: unescaped(passage), place: `Location ${location ?? ''}`, line });
      words = [];
    } else if (/^(?:---|#{1,6} .*|\s*)$/.test(text)) words = [];
    else if (last !== undefined && /^(?:\*\*)?notes?(?:\*\*)?:/i.test(text)) last.comment = afterColon(text);
    else words.push(text);
  }
  return notes;
}

const afterColon = (text: string): string =>
  text
    .slice(text.indexOf(':') + 1)
    .replace(/^\*\*/, '')
    .trim();

/** A list under "Highlights": deeper items are the note and the tags of the one above them. */
function listNotes(lines: readonly string[]): Placed[] {
  const notes: Placed[] = [];
  const from = lines.findIndex((line) => HIGHLIGHTS.test(line));
  let margin: number | undefined;
  for (const [line, text] of lines.entries()) {
    const [, indent = '', words] = /^(\s*)[-*] (.*)$/.exec(text) ?? [];
    const last = notes.at(-1);
    if (line <= from || text.trim() === '' || /^\s*(?:- )?#{1,6} /.test(text)) continue;
    margin ??= words === undefined ? undefined : indent.length;
    if (words !== undefined && indent.length <= (margin ?? 0)) {
      const passage = words.replace(
        /\s*\(\[(?:View Highlight|Location [^\]]*|Time [^\]]*)\]\([^)]*\)\)/iu,
        '',
      );
      const [, place] = /\(\[(Location [^\]]*)\]/.exec(words) ?? [];
      notes.push({ passage: unescaped(passage), line, ...(place !== undefined && { place }) });
    } else if (last === undefined || /^\s*\w+::/.test(text)) continue;
    else if (/^\s*[-*] (?:\*\*)?tags?(?:\*\*)?::? /i.test(text)) {
      last.tags = text
        .replace(/^.*?:+(?:\*\*)?/, '')
        .split(/,|\s+(?=#|\[\[)/u)
        .map(plain);
    } else if (/^\s*[-*] (?:\*\*)?notes?(?:\*\*)?:/i.test(text)) last.comment = afterColon(text);
    else if (last.comment !== undefined) last.comment += `\n${text.trim()}`;
    else last.passage = `${last.passage ?? ''}\n${unescaped(text.trim())}`;
  }
  return notes;
}

/** Quotes; what stands below one, up to the next or a heading, is said about it. */
function quoteNotes(lines: readonly string[]): Placed[] {
  const notes: (Placed & { passage: string; comment: string })[] = [];
  let inQuote = false;
  for (const [line, text] of lines.entries()) {
    const quoted = /^\s*> ?(.*)$/.exec(text)?.[1];
    const last = notes.at(-1);
    if (quoted !== undefined) {
      if (inQuote && last !== undefined) last.passage += `\n${unescaped(quoted)}`;
      else notes.push({ passage: unescaped(quoted.replace(/^\[![\w-]+\][+-]?\s*/, '')), comment: '', line });
      inQuote = true;
      continue;
    }
    inQuote = false;
    const tags = /^\s*[-*] tags: (.+)$/i.exec(text)?.[1];
    if (last === undefined || /^#{1,6} /.test(text) || /^\s*[-*] \[In the issue\]/.test(text)) continue;
    if (tags !== undefined) last.tags = [...parseTagList(unescaped(tags))];
    else if (/^\s*\^[\w-]+\s*$/.test(text)) last.id = text.trim().slice(1);
    else last.comment += `${text}\n`;
  }
  for (const note of notes) {
    note.passage = note.passage.replaceAll(/\n\s*\n/g, '\n').trim();
    note.comment = note.comment.trim().replace(/^[-*] /, '');
  }
  return notes;
}
