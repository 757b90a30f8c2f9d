/** What was read from a file of another tool, before any of it becomes a record of ours. */
import { clean, shorten } from '../../clean.ts';
import { LIMITS } from '../../limits.ts';
import { tidyName } from '../../tags.ts';

/** A part of a file that could not be read. `line` counts from 1. */
export interface Unreadable {
  readonly line: number;
  readonly reason: string;
}

/**
 * A time as the file has it: ISO 8601 with `Z`, or without a zone where the file names none, as
 * devices write that know only their own clock.
 */
export type ForeignTime = string;

/** A passage with what was said about it. */
export interface ForeignNote {
  /** The other tool's own name for it. */
  readonly id?: string;
  /** Empty where the note is about the whole text. */
  readonly passage: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** In UTF-16 units or code points, as the tool counts: good for an order, not for a place. */
  readonly start?: number;
  /** In words: `Page 12 · Location 1300–1301`. */
  readonly place?: string;
  readonly comment: string;
  readonly tags: readonly string[];
  readonly created?: ForeignTime;
  readonly modified?: ForeignTime;
}

/** What is known of a text that notes are about. */
export interface ForeignSource {
  /** As the file has it, maybe no address of the web. */
  readonly address?: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publication?: string;
  /** `2020-05-04`, `2020-05` or `2020`. */
  readonly published?: string;
  readonly number?: string;
  readonly language?: string;
  /** Of the whole text, not of a note. */
  readonly tags: readonly string[];
}

/** A text with its notes: none where only a link was saved. */
interface ForeignIssue extends ForeignSource {
  readonly notes: readonly ForeignNote[];
}

export interface Reading {
  readonly issues: readonly ForeignIssue[];
  readonly unreadable: readonly Unreadable[];
}

/** The whole file cannot be read. The message is a sentence that says what to do. */
export class FormatError extends Error {
  readonly line: number;

  constructor(message: string, line = 1) {
    super(message);
    this.name = 'FormatError';
    this.line = line;
  }
}

/** More than this of one file is no reader's. */
const MOST_NOTES = 1_000_000;

/** Collects what a reader of a format finds, in the order of the file. */
export interface Collector {
  /** Takes in a text, with a note where there is one. @param line where it begins */
  add(source: Partial<ForeignSource>, note: Partial<ForeignNote> | undefined, line: number): void;
  refuse(line: number, reason: string): void;
  reading(): Reading;
}

/** A text is known again by its address, or else by its title and authors. */
function keyOf({ address, title, authors }: ForeignSource): string {
  return address ?? `${title}\n${authors.join('\n')}`;
}

export function collector(): Collector {
  const issues = new Map<string, ForeignSource & { notes: ForeignNote[] }>();
  const unreadable: Unreadable[] = [];
  let count = 0;
  const refuse = (line: number, reason: string): void => void unreadable.push({ line, reason });
  return {
    refuse,
    add(given, note, line) {
      const source = tidySource(given);
      if (source.title === '' && source.address === undefined && note === undefined) {
        refuse(line, 'It names no text: neither an address nor a title.');
        return;
      }
      const tidy = note && tidyNote(note);
      const reason = tidy && tooLong(tidy);
      if (reason !== undefined) {
        refuse(line, reason);
        return;
      }
      if (++count > MOST_NOTES)
        throw new FormatError('This file has more than a million notes. Import it in parts.', line);
      const key = keyOf(source);
      const known = issues.get(key);
      const issue =
        known === undefined ? { ...source, notes: [] } : Object.assign(known, filled(known, source));
      issues.set(key, issue);
      if (tidy !== undefined) issue.notes.push(tidy);
    },
    reading: () => ({ issues: [...issues.values()], unreadable }),
  };
}

/** What a later mention of a text adds to what is known of it. */
function filled(known: ForeignSource, later: ForeignSource): ForeignSource {
  return {
    ...later,
    ...known,
    title: known.title === '' ? later.title : known.title,
    authors: known.authors.length === 0 ? later.authors : known.authors,
    tags: [...new Set([...known.tags, ...later.tags])],
  };
}

function tidySource(source: Partial<ForeignSource>): ForeignSource {
  const { address, title = '', authors = [], publication, published, number, language, tags = [] } = source;
  return {
    ...(isSaid(address) && { address: clean(address.trim()) }),
    title: line(title, LIMITS.title),
    authors: authors.map((name) => line(name, LIMITS.title)).filter((name) => name !== ''),
    ...(isSaid(publication) && { publication: line(publication, LIMITS.title) }),
    ...(published !== undefined && { published }),
    ...(isSaid(number) && { number: line(number, LIMITS.tag) }),
    ...(isSaid(language) && { language: line(language, LIMITS.tag) }),
    tags: names(tags),
  };
}

function tidyNote(note: Partial<ForeignNote>): ForeignNote {
  const { passage = '', comment = '', tags = [], prefix, suffix, ...rest } = note;
  return {
    ...rest,
    passage: clean(passage).trim(),
    comment: clean(comment).replaceAll(/\r\n?/g, '\n').trim(),
    tags: names(tags),
    ...(prefix !== undefined && { prefix: clean(prefix).slice(-LIMITS.context) }),
    ...(suffix !== undefined && { suffix: clean(suffix).slice(0, LIMITS.context) }),
  };
}

function tooLong({ passage, comment }: ForeignNote): string | undefined {
  if (passage.length > LIMITS.quote) return 'The passage is longer than 20,000 characters.';
  return comment.length > LIMITS.comment ? 'The comment is longer than 100,000 characters.' : undefined;
}

const isSaid = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

const line = (text: string, longest: number): string =>
  shorten(clean(text).replaceAll(/\s+/gu, ' ').trim(), longest);

function names(tags: readonly string[]): string[] {
  const tidy = tags.map((name) => shorten(tidyName(clean(name)), LIMITS.tag));
  return [...new Set(tidy.filter((name) => name !== ''))].slice(0, LIMITS.tags);
}
