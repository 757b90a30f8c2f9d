/** The entries of a Kindle’s `My Clippings.txt`, each read by itself. */
import type { Collector, ForeignTime } from '../reading/model.ts';
import { kindleTime } from './dates.ts';
import { kindIn, PAGE, type Kind } from './languages.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Entry {
  readonly title: string;
  readonly authors: readonly string[];
  readonly kind: Kind;
  /** Of locations, or of pages where a book has no others; the unit is in `by`. */
  readonly span: Span | undefined;
  readonly by: 'page' | 'location';
  readonly place: string;
  readonly time: ForeignTime | undefined;
  readonly body: string;
  readonly line: number;
}

const SEPARATOR = /^={6,}$/;

/** A line that says what was marked, where and when: a dash, and parts between bars. */
const ABOUT = /^[-–—•]\s*\S.*\d|^\S.*[|｜].*\d.*\d/u;

/** What a Kindle writes in place of words that it may not copy, and where they end. */
const LIMIT =
  /\s*<(?:You have reached the clipping limit|Vous avez atteint la limite|Sie haben das Limit|Has alcanzado el límite)[^>]*>?\s*$|\s*[<＜]?您已达到本内容的剪贴上限[^>＞]*[>＞]?\s*$/u;

/** Whether a text has an entry at all. */
export function hasEntries(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r\n?|\n/);
  const isAbout = (line: string): boolean => /[|｜]/.test(line) && ABOUT.test(bare(line));
  return lines.some((line, index) => {
    if (!isAbout(line)) return false;
    const known = kindIn(line) !== undefined && kindleTime(line.split(/[|｜]/).at(-1) ?? '') !== undefined;
    return known || lines.slice(index).some((later) => SEPARATOR.test(bare(later)));
  });
}

const bare = (line: string): string => line.replaceAll('\ufeff', '').trim();

export function entriesOf(text: string, into: Collector): Entry[] {
  const entries: Entry[] = [];
  let block: string[] = [];
  let begin = 1;
  const take = (next: number): void => {
    const first = block.findIndex((line) => line !== '');
    if (first >= 0) {
      const entry = entryOf(block.slice(first), begin + first, into);
      if (entry !== undefined) entries.push(entry);
    }
    block = [];
    begin = next;
  };
  const lines = text.split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const trimmed = bare(line);
    if (SEPARATOR.test(trimmed)) take(index + 2);
    else block.push(trimmed);
  }
  take(lines.length);
  return entries;
}

function entryOf(lines: readonly string[], line: number, into: Collector): Entry | undefined {
  // A long title may be broken over two lines.
  const at = lines.findIndex((one, index) => index > 0 && index < 4 && ABOUT.test(one));
  if (at < 0) {
    into.refuse(line, 'No line below the title says what was marked, where and when.');
    return undefined;
  }
  const parts = (lines[at] ?? '').replace(/^[-–—•]\s*/u, '').split(/[|｜]/u);
  const time = kindleTime(parts.at(-1) ?? '');
  const about = (parts.length > 1 ? parts.slice(0, -1) : parts).join(' | ');
  const written = lines
    .slice(at + 1)
    .join('\n')
    .trim();
  const body = written.replace(LIMIT, '');
  const kind = kindIn(about) ?? (body === '' ? 'bookmark' : 'highlight');
  if (kind === 'bookmark') return undefined;
  if (body === '') {
    const why = written === '' ? 'has no words' : 'was cut away by the publisher’s limit';
    into.refuse(line, `This ${kind} ${why}.`);
    return undefined;
  }
  return { ...titleOf(lines.slice(0, at).join(' ')), ...placeOf(about), kind, time, body, line };
}

/** `Title (Author)`: the last group of brackets, with brackets inside of it. */
function titleOf(line: string): Pick<Entry, 'title' | 'authors'> {
  const text = line.trim();
  let depth = 0;
  for (let at = text.length - 1; at > 0 && /[)）]$/.test(text); at--) {
    const sign = text[at] ?? '';
    if (/[)）]/.test(sign)) depth++;
    else if (/[(（]/.test(sign)) depth--;
    if (depth > 0) continue;
    const authors = text.slice(at + 1, -1).split(/[;；]/);
    return { title: text.slice(0, at).trim(), authors };
  }
  return { title: text, authors: [] };
}

const RANGE = /(\d+)(?:\s*(?:-|–|—|t\/m|bis|～|~)\s*(\d+))?/gu;
const ROMAN = /\b([ivxlc]+)(?:-[ivxlc]+)?\b/iu;

/** Page and location, in the order in which every language has them. */
function placeOf(about: string): Pick<Entry, 'span' | 'by' | 'place'> {
  const spans = [...about.matchAll(RANGE)].map(([, from = '', to = from]): Span => {
    // The oldest devices leave out what both numbers begin with: 1300-05.
    const whole = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
    return { from: Number(from), to: Math.max(Number(from), Number(whole)) };
  });
  const last = spans.at(-1);
  const roman = PAGE.test(about) && spans.length < 2 ? ROMAN.exec(about)?.[1] : undefined;
  const by = spans.length === 1 && roman === undefined && PAGE.test(about) ? 'page' : 'location';
  const shown = (span: Span): string => (span.from === span.to ? `${span.from}` : `${span.from}–${span.to}`);
  const first = spans[0];
  const page = spans.length > 1 && first !== undefined ? shown(first) : roman;
  const names = [
    page === undefined ? '' : `Page ${page}`,
    last === undefined ? '' : `${by === 'page' ? 'Page' : 'Location'} ${shown(last)}`,
  ];
  return { span: last, by, place: names.filter((name) => name !== '').join(' · ') };
}
