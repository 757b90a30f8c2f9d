/**
 * The query language. Words are looked for from their beginning, `"a phrase"` as whole words side by side,
 * `-` excludes, `or` and brackets combine, `tag:`, `publication:`, `issue:`, `author:`, `is:`, `has:`,
 * `before:` and `after:` ask for more than words. What cannot be meant is told, and left out or searched
 * as words, so that every query finds what it can.
 */
import { NAMES, STATES, type ParsedQuery, type Problem, type Query } from './query.ts';
import { scanQuery, type Token } from './scan.ts';
import { unitsOf } from './units.ts';

type Words = Extract<Token, { kind: 'words' }>;

/** What stands before a colon. */
export const FIELDS = [...NAMES, 'is', 'has', 'before', 'after'] as const;

/** How deep brackets are followed. */
const DEEPEST = 50;

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

const EXPECTED: Readonly<Record<string, string>> = {
  tag: 'Write a tag’s name after “tag:”.',
  publication: 'Write a publication’s name after “publication:”.',
  issue: 'Write words of an issue’s title after “issue:”.',
  author: 'Write an author’s name after “author:”.',
  is: '“is:” knows changed, missing and waiting.',
  has: '“has:” knows comment.',
  before: '“before:” needs a day, month or year: 2026-05-04, 2026-05 or 2026.',
  after: '“after:” needs a day, month or year: 2026-05-04, 2026-05 or 2026.',
};

/** Reads a query. It never fails: see `ParsedQuery`. */
export function parseQuery(text: string): ParsedQuery {
  const { tokens, problems } = scanQuery(text);
  const [only, ...others] = tokens;
  // Alone it is a word, or becomes one as it is typed: “oracle”.
  if (only?.kind === 'or' && others.length === 0)
    tokens[0] = { ...only, kind: 'words', text: 'or', quoted: false };
  const parser = parserOf(tokens, problems);
  const query = parser.either();
  return { query, problems: problems.toSorted((a, b) => a.start - b.start) };
}

/** Tells what is wrong, and with what part of the query. */
type Report = (message: string, part: Token) => undefined;

function textOf(words: Words, problem: Report): Query | undefined {
  const units = unitsOf(words.text);
  if (units.length > 0) return { kind: 'text', phrase: { units, open: !words.quoted } };
  return problem('There are no letters or digits to look for here.', words);
}

/** A colon after a word is common, as in addresses: only what looks like a field is spoken of. */
function unknownFieldOf(field: string, words: Words, problem: Report): Query | undefined {
  if (words.text !== '' && !words.text.startsWith('/'))
    problem(`There is no “${field}:”; it is searched as words.`, words);
  return textOf({ ...words, text: `${field} ${words.text}` }, problem);
}

const isField = (name: string | undefined): name is (typeof FIELDS)[number] =>
  FIELDS.some((known) => known === name);

/** What follows a blank where nothing follows the field’s colon. */
function valueAfter({ field, text, start }: Words, following: Token | undefined): Words | undefined {
  if (!isField(field) || text !== '') return undefined;
  if (following?.kind !== 'words' || following.field !== undefined) return undefined;
  return { ...following, field, start };
}

function leafOf(words: Words, problem: Report): Query | undefined {
  const { field } = words;
  if (field === undefined) return textOf(words, problem);
  if (!isField(field)) return unknownFieldOf(field, words, problem);
  const known = fieldOf(field, words);
  if (known === undefined) problem(EXPECTED[field] ?? '', words);
  return known;
}

function parserOf(tokens: readonly Token[], problems: Problem[]): { either: () => Query | undefined } {
  let next = 0;
  let depth = 0;
  const problem: Report = (message, { start, end }) => {
    problems.push({ message, start, end });
  };

  const either = (): Query | undefined => {
    const parts: Query[] = [];
    let or: Token | undefined;
    for (;;) {
      const part = all();
      if (part !== undefined) parts.push(part);
      const token = tokens[next];
      if (or !== undefined && part === undefined) problem('Something is missing after “or”.', or);
      if (token?.kind !== 'or') return joined('or', parts);
      if (part === undefined && or === undefined) problem('Something is missing before “or”.', token);
      or = token;
      next++;
    }
  };

  const all = (): Query | undefined => {
    const parts: (Query | undefined)[] = [];
    for (let token = tokens[next]; token !== undefined; token = tokens[next]) {
      if (token.kind === 'or' || (token.kind === ')' && depth > 0)) break;
      if (token.kind === ')') {
        problem('This bracket was never opened.', token);
        next++;
      } else parts.push(one(token));
    }
    return joined('and', parts);
  };

  const one = (token: Token): Query | undefined => {
    next++;
    if (token.kind === '(') return group(token);
    if (token.kind !== '-') return token.kind === 'words' ? leaf(token) : undefined;
    const excluded = tokens[next];
    if (excluded === undefined || excluded.kind === 'or' || excluded.kind === ')')
      return problem('Something is missing after “-”.', token);
    const of = one(excluded);
    return of && { kind: 'not', of };
  };

  const group = (opening: Token): Query | undefined => {
    if (depth >= DEEPEST) return problem('These brackets are too deep.', opening);
    depth++;
    const found = next;
    const inner = either();
    depth--;
    if (tokens[next]?.kind === ')') next++;
    else problem('This bracket is not closed.', opening);
    if (inner === undefined && next <= found + 1) problem('There is nothing in these brackets.', opening);
    return inner;
  };

  const leaf = (words: Words): Query | undefined => {
    const value = valueAfter(words, tokens[next]);
    if (value !== undefined) next++;
    return leafOf(value ?? words, problem);
  };
  return { either };
}

/** A field with its value; undefined where it cannot be meant. */
function fieldOf(field: string, { text, quoted }: Words): Query | undefined {
  const name = NAMES.find((known) => known === field);
  if (name !== undefined) {
    const units = unitsOf(text);
    const phrase = { units, open: !quoted };
    // A tag is a word of its own: in quotation marks it is that one.
    return units.length === 0
      ? undefined
      : { kind: 'name', field: name, phrase, whole: quoted && name === 'tag' };
  }
  if (field === 'is') {
    const state = STATES.find((known) => known === text.toLowerCase());
    return state && { kind: 'is', state };
  }
  if (field === 'has') return text.toLowerCase() === 'comment' ? { kind: 'has', what: 'comment' } : undefined;
  const side = field === 'before' ? 'before' : 'after';
  return DATE.test(text) ? { kind: 'made', side, when: text } : undefined;
}

function joined(kind: 'and' | 'or', parts: readonly (Query | undefined)[]): Query | undefined {
  const of = parts.filter((part) => part !== undefined);
  if (of.length < 2) return of[0];
  return kind === 'and' ? { kind: 'and', of } : { kind: 'or', of };
}
