/** What the word at the cursor of a search may become: names of tags, publications, issues and authors. */
import { isNamed } from './matches.ts';
import { FIELDS } from './parse.ts';
import { NAMES, STATES, type NameField } from './query.ts';
import { scanQuery, type Token } from './scan.ts';
import { spaced, unitsOf } from './units.ts';

/** The names that there are, those to be offered first before the others. */
export type KnownNames = Readonly<Partial<Record<NameField, readonly string[]>>>;

export interface Completion {
  /** What is replaced, in UTF-16 units of the query; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly options: readonly {
    /** What is written instead. */
    readonly text: string;
    /** The name itself, or the field. */
    readonly label: string;
  }[];
}

/** How many are offered. */
export const MOST = 8;

const VALUES: Readonly<Record<string, readonly string[]>> = { is: STATES, has: ['comment'] };

/** A name as a value that means this name. */
export function quoted(name: string): string {
  return `"${name.replaceAll(/["\u201c\u201d\u201e\u201f\u00ab\u00bb\\]/gu, String.raw`\$&`)}"`;
}

/** Those of the names that have a word with this beginning. */
function named(names: readonly string[], text: string): string[] {
  const phrase = { units: unitsOf(text), open: true };
  if (phrase.units.length === 0) return names.slice(0, MOST);
  return names.filter((name) => isNamed(spaced(name), phrase, false)).slice(0, MOST);
}

/** The word that ends at the cursor. */
function wordAt(query: string, cursor: number): Extract<Token, { kind: 'words' }> | undefined {
  const token = scanQuery(query.slice(0, cursor)).tokens.at(-1);
  return token?.kind === 'words' && token.end === cursor && !token.quoted ? token : undefined;
}

/** The field that is being written at the cursor, and what of it: `tag` and `ris` of `tag:ris`. */
export function fieldAt(query: string, cursor: number): { field: string; text: string } | undefined {
  const { field, text } = wordAt(query, cursor) ?? {};
  return field === undefined || text === undefined ? undefined : { field, text };
}

/** What fits at the cursor; undefined where nothing is being written or nothing fits. */
export function complete(query: string, cursor: number, names: KnownNames): Completion | undefined {
  const token = wordAt(query, cursor);
  if (token === undefined) return undefined;
  const { field, text, start } = token;
  const known = NAMES.find((name) => name === field);
  const ofNames = (of: NameField): Completion['options'] =>
    named(names[of] ?? [], text).map((name) => ({ text: `${of}:${quoted(name)} `, label: name }));
  const begins = (word: string): boolean => word.startsWith(text.toLowerCase());
  let options: Completion['options'] = [];
  if (known !== undefined) options = ofNames(known);
  else if (field !== undefined) {
    const values = (VALUES[field] ?? []).filter(begins);
    options = values.map((value) => ({ text: `${field}:${value} `, label: value }));
  } else if (text !== '') {
    const fields = FIELDS.filter(begins).map((name) => ({ text: `${name}:`, label: `${name}:` }));
    options = [...fields, ...(text.length > 1 ? [...ofNames('tag'), ...ofNames('publication')] : [])];
  }
  return options.length === 0 ? undefined : { start, end: cursor, options: options.slice(0, MOST) };
}
