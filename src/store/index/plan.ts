/**
 * A query made ready for the index: what of it is known of each block of notes. Where words stand beside
 * each other only the notes themselves tell; then a plan finds more than the query means.
 */
import type { IssueId, PublicationId, TagId } from '../../core/model.ts';
import { isNamed } from '../../core/search/matches.ts';
import type { Query } from '../../core/search/query.ts';
import { holds, lookupsOf, spaced, type Lookup } from '../../core/search/units.ts';
import type { Read } from '../db.ts';
import { NumberSet, both, either, mask, without, type Mask } from './bits.ts';
import { BINNED, COMMENTED, STATE_BITS, TAKEN } from './block.ts';
import { hasTerm, lookUp, partsFor } from './chunks.ts';
import { namesOf, type NamedPublication } from './names-read.ts';
import type { Block, IndexState } from './schema.ts';

/** Which notes a view shows, before anything is looked for in them. */
export type Scope =
  | { readonly kind: 'tag'; readonly id: TagId }
  | { readonly kind: 'untagged' }
  | { readonly kind: 'publication'; readonly id: PublicationId }
  /** What was thrown away; every other scope is without it. */
  | { readonly kind: 'bin' }
  /** All but the notes of one issue; all of them without one. */
  | { readonly kind: 'outside'; readonly issue: IssueId | undefined };

export interface Plan {
  /** Whether what it finds is what the query means. */
  readonly exact: boolean;
  /** False where surely no note of a block is meant. */
  mayHold(block: number): boolean;
  /** The notes of a block that may be meant. */
  in(block: Block): Mask;
}

/** What plans are made from, read in one transaction. */
export interface Sources {
  readonly transaction: Read;
  readonly state: IndexState;
  readonly fresh: readonly (readonly [number: number, terms: string])[];
  readonly last: number;
  readonly names: readonly NamedPublication[];
  readonly tags: readonly { readonly id: TagId; readonly name: string }[];
}

/** So many fresh notes are read at a time. */
const BATCH = 500;

export async function sourcesOf(transaction: Read, state: IndexState): Promise<Sources> {
  const [tags, fresh, last, names] = await Promise.all([
    transaction.objectStore('tags').getAll(),
    freshOf(transaction),
    lastNumber(transaction),
    namesOf(transaction),
  ]);
  const spacedTags = tags.map(({ id, name }) => ({ id, name: spaced(name) }));
  return { transaction, state, fresh, last, names, tags: spacedTags };
}

/** The highest number that a note has. */
export async function lastNumber(transaction: Read): Promise<number> {
  return (await transaction.objectStore('numbers').openKeyCursor(null, 'prev'))?.key ?? 0;
}

async function freshOf(transaction: Read): Promise<Sources['fresh']> {
  const fresh: (readonly [number, string])[] = [];
  const store = transaction.objectStore('fresh');
  for (let range: IDBKeyRange | null = null; ;) {
    const [keys, texts] = await Promise.all([store.getAllKeys(range, BATCH), store.getAll(range, BATCH)]);
    keys.forEach((number, index) => fresh.push([number, texts[index] ?? '']));
    if (keys.length < BATCH) return fresh;
    range = IDBKeyRange.lowerBound(keys.at(-1), true);
  }
}

const leaf = (of: (block: Block) => Mask): Plan => ({ exact: true, mayHold: () => true, in: of });

export async function planOf(query: Query, sources: Sources): Promise<Plan> {
  const { kind } = query;
  if (kind === 'and' || kind === 'or') {
    const parts: Plan[] = [];
    for (const part of query.of) parts.push(await planOf(part, sources));
    return {
      exact: parts.every(({ exact }) => exact),
      mayHold: (block) => parts[kind === 'and' ? 'every' : 'some']((part) => part.mayHold(block)),
      in: (block) => (kind === 'and' ? both : either)(parts.map((part) => part.in(block))),
    };
  }
  if (kind === 'not') {
    const part = await planOf(query.of, sources);
    // What is found too much here would be excluded too much.
    return part.exact
      ? leaf((block) => without(part.in(block)))
      : { ...leaf(() => mask(() => true)), exact: false };
  }
  if (kind === 'text') return textPlan(query, sources);
  if (kind === 'name') return namePlan(query, sources);
  if (kind === 'has') return leaf(({ bits }) => mask((place) => ((bits[place] ?? 0) & COMMENTED) !== 0));
  if (kind === 'made') return madePlan(query);
  const state = STATE_BITS[query.state];
  return leaf(({ bits }) => mask((place) => ((bits[place] ?? 0) & state) !== 0));
}

/** @param scope undefined for the whole library */
export async function scopePlan(scope: Scope | undefined, transaction: Read): Promise<Plan> {
  if (scope?.kind === 'bin') return leaf((block) => takenMask(block, true));
  const live = await livePlan(scope, transaction);
  return leaf((block) => both([takenMask(block, false), live.in(block)]));
}

async function livePlan(
  scope: Exclude<Scope, { kind: 'bin' }> | undefined,
  transaction: Read,
): Promise<Plan> {
  if (scope === undefined) return leaf(() => mask(() => true));
  if (scope.kind === 'tag') return leaf((block) => taggedMask(block, new Set([scope.id])));
  if (scope.kind === 'untagged') {
    return leaf((block) => without(taggedMask(block, new Set(block.tags))));
  }
  if (scope.kind === 'outside') {
    const inside = new Set(scope.issue && [scope.issue]);
    return leaf((block) => without(issueMask(block, inside)));
  }
  const issues = new Set(
    await transaction.objectStore('issues').index('by-publication').getAllKeys(scope.id),
  );
  return leaf((block) => issueMask(block, issues));
}

/** The notes that are in the bin, or those that are not. */
function takenMask({ bits }: Block, binned: boolean): Mask {
  const wanted = binned ? TAKEN | BINNED : TAKEN;
  return mask((place) => ((bits[place] ?? 0) & (TAKEN | BINNED)) === wanted);
}

function taggedMask({ tags, tagged }: Block, wanted: ReadonlySet<TagId>): Mask {
  const places = new Set<number>();
  for (const pair of tagged) {
    const tag = tags[pair % 65_536];
    if (tag !== undefined && wanted.has(tag)) places.add(Math.floor(pair / 65_536));
  }
  return mask((place) => places.has(place));
}

function issueMask({ issues, issueOf }: Block, wanted: ReadonlySet<IssueId>): Mask {
  const are = issues.map((issue) => wanted.has(issue));
  if (!are.includes(true)) return mask(() => false);
  return mask((place) => are[issueOf[place] ?? 0] ?? false);
}

async function textPlan({ phrase }: Extract<Query, { kind: 'text' }>, sources: Sources): Promise<Plan> {
  const { lookups, exact } = lookupsOf(phrase);
  const [found, ...others] = await Promise.all(lookups.map((lookup) => numbersOf(lookup, sources)));
  for (const numbers of others) found?.keep(numbers);
  const issues = new Set(
    sources.names.flatMap(({ name, issues: own }) =>
      (holds(name, phrase) ? own : own.filter(({ title }) => holds(title, phrase))).map(({ id }) => id),
    ),
  );
  const tags = new Set(sources.tags.filter(({ name }) => holds(name, phrase)).map(({ id }) => id));
  const numbers = found ?? new NumberSet(0);
  const isElsewhere = issues.size > 0 || tags.size > 0;
  return {
    exact,
    mayHold: (block) => isElsewhere || numbers.of(block).some((word) => word !== 0),
    in: (block) => {
      const own = numbers.of(block.block);
      return isElsewhere ? either([own, issueMask(block, issues), taggedMask(block, tags)]) : own;
    },
  };
}

async function numbersOf(lookup: Lookup, { transaction, state, fresh, last }: Sources): Promise<NumberSet> {
  const found = new NumberSet(last);
  for (const [number, terms] of fresh) if (hasTerm(terms, lookup)) found.add(number);
  const store = transaction.objectStore('chunks');
  const keys = state.segments.flatMap((segment) => {
    const { from, to } = partsFor(segment, lookup);
    return Array.from({ length: to - from + 1 }, (_, at): [number, number] => [segment.id, from + at]);
  });
  const chunks = await Promise.all(keys.map((key) => store.get(key)));
  for (const chunk of chunks) if (chunk) lookUp(chunk, lookup, (number) => found.add(number));
  return found;
}

function namePlan(
  { field, phrase, whole }: Extract<Query, { kind: 'name' }>,
  { names, tags }: Sources,
): Plan {
  const is = (name: string): boolean => isNamed(name, phrase, whole);
  if (field === 'tag') {
    const wanted = new Set(tags.filter(({ name }) => is(name)).map(({ id }) => id));
    return leaf((block) => taggedMask(block, wanted));
  }
  const issues = names.flatMap(({ name, issues: own }) => {
    if (field === 'publication') return is(name) ? own : [];
    return own.filter(({ title, authors }) => (field === 'issue' ? is(title) : authors.some(is)));
  });
  const wanted = new Set(issues.map(({ id }) => id));
  return leaf((block) => issueMask(block, wanted));
}

/** The first moments of a day, month or year as the reader lives it, and of the one after it. */
function boundsOf(when: string): { start: number; end: number } {
  const [year = 0, month, day] = when.split('-').map(Number);
  const at = (years: number, months: number, days: number): number => {
    const date = new Date(2000, 0, 1);
    date.setFullYear(year + years, (month ?? 1) - 1 + months, (day ?? 1) + days);
    return date.getTime();
  };
  return { start: at(0, 0, 0), end: at(month ? 0 : 1, month && !day ? 1 : 0, day ? 1 : 0) };
}

function madePlan({ side, when }: Extract<Query, { kind: 'made' }>): Plan {
  const { start, end } = boundsOf(when);
  return leaf(({ created }) =>
    mask((place) => {
      const time = created[place] ?? 0;
      return side === 'before' ? time < start : time >= end;
    }),
  );
}
