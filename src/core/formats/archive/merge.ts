/** Two libraries made one: the newer record wins, and what is the same under two ids becomes one. */
import { compare } from '../../compare.ts';
import { shorten } from '../../clean.ts';
import type { Address, Issue, IssueId, IsoTime, Tag, TagId } from '../../model.ts';
import { LIMITS } from '../../schema.ts';
import { foldName } from '../../tags.ts';

/** What merging came to: the records to write, and under which id each incoming one is here. */
export interface Merged<Item extends { readonly id: string }> {
  readonly changed: readonly Item[];
  /** Incoming ids that are not in it were deleted here and stay so. */
  readonly ids: ReadonlyMap<Item['id'], Item['id']>;
}

interface Dated {
  readonly id: string;
  readonly modified: IsoTime;
}

/** The records of `state` that are not those of `here`. */
function changedSince<Item extends Dated>(
  here: readonly Item[],
  state: ReadonlyMap<Item['id'], Item>,
): Item[] {
  const before = new Set(here);
  return [...state.values()].filter((record) => !before.has(record));
}

function byId<Item extends Dated>(records: readonly Item[]): Map<Item['id'], Item> {
  return new Map(records.map((record) => [record.id, record]));
}

/** The latest first; ids decide between equals, so that both sides decide alike. */
function latestFirst(a: Dated, b: Dated): number {
  return compare(b.modified, a.modified) || compare(a.id, b.id);
}

/**
 * Merges tags by id, and those with other ids by name. Two tags never have one name or one key: the
 * later one keeps it.
 * @param isGone whether a tag that is not here was deleted here after its last change there.
 */
export function mergeTags(
  here: readonly Tag[],
  there: readonly Tag[],
  isGone: (tag: Tag) => boolean,
): Merged<Tag> {
  const state = byId(here);
  const ids = new Map<TagId, TagId>();
  for (const tag of there) {
    const known = state.get(tag.id);
    if (known === undefined) continue;
    ids.set(tag.id, tag.id);
    if (tag.modified > known.modified) state.set(tag.id, tag);
  }
  const names = new Map([...state.values()].map(({ id, name }) => [foldName(name), id]));
  for (const tag of there) {
    if (ids.has(tag.id)) continue;
    const same = names.get(foldName(tag.name));
    if (same === undefined && isGone(tag)) continue;
    ids.set(tag.id, same ?? tag.id);
    if (same !== undefined) continue;
    state.set(tag.id, tag);
    names.set(foldName(tag.name), tag.id);
  }
  keepApart(state);
  return { changed: changedSince(here, state), ids };
}

/** Gives names and keys that two tags have to the later one. */
function keepApart(state: Map<TagId, Tag>): void {
  const names = new Set<string>();
  const keys = new Set<Tag['key']>();
  for (const tag of [...state.values()].toSorted(latestFirst)) {
    const { key, ...rest } = tag;
    const name = freeName(tag.name, names);
    names.add(foldName(name));
    const loses = key !== undefined && keys.has(key);
    keys.add(key);
    if (loses) state.set(tag.id, { ...rest, name });
    else if (name !== tag.name) state.set(tag.id, { ...tag, name });
  }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const candidate = shorten(name, LIMITS.tag - suffix.length) + suffix;
    if (!taken.has(foldName(candidate))) return candidate;
  }
}

/** Merges records by id alone. */
export function mergeById<Item extends Dated>(here: readonly Item[], there: readonly Item[]): Item[] {
  const known = byId(here);
  return there.filter((record) => {
    const mine = known.get(record.id);
    return mine === undefined || record.modified > mine.modified;
  });
}

/**
 * Merges issues by id, and those with other ids by address. An address never names two issues: it
 * stays with the one that has it here, because a wrong merge is worse than a missed one; and what
 * the reader split off on either side stays apart.
 */
export function mergeIssues(here: readonly Issue[], there: readonly Issue[]): Merged<Issue> {
  const state = byId(here);
  const ids = new Map<IssueId, IssueId>();
  const incoming = there.filter(({ id }) => state.has(id));
  for (const { id } of incoming) ids.set(id, id);
  for (const issue of withoutClashes(state, incoming)) state.set(issue.id, issue);

  const owners = new Map<Address, IssueId>();
  for (const { id, addresses } of state.values()) for (const address of addresses) owners.set(address, id);
  for (const issue of there) {
    if (ids.has(issue.id)) continue;
    const at = issue.addresses.find((address) => owners.has(address));
    const owner = at && owners.get(at);
    const known = owner && state.get(owner);
    const apart = new Set(known?.apart);
    const free = issue.addresses.filter((address) => !owners.has(address) && !apart.has(address));
    const merged = known === undefined ? issue : joined(known, issue, free);
    state.set(merged.id, merged);
    ids.set(issue.id, merged.id);
    for (const address of free) owners.set(address, merged.id);
  }
  return { changed: changedSince(here, state), ids };
}

/** One issue of two: the later one's words, and the addresses of both. */
function joined(here: Issue, there: Issue, free: readonly Address[]): Issue {
  const isLater = there.modified > here.modified;
  const { id, created } = here;
  const addresses = [...here.addresses, ...free] as const;
  const { apart: _apart, ...said } = isLater ? there : here;
  const apart = apartOf(here, there, addresses);
  const print = said.fingerprint ?? here.fingerprint ?? there.fingerprint;
  const isSame =
    free.length === 0 && apart.length === (here.apart?.length ?? 0) && print === here.fingerprint;
  if (!isLater && isSame) return here;
  return {
    ...said,
    id,
    created,
    addresses,
    ...(apart.length > 0 && { apart }),
    ...(print !== undefined && { fingerprint: print }),
  };
}

/** What either of two records of one issue is kept apart from, but for the addresses that it has. */
function apartOf(one: Issue | undefined, other: Issue, addresses: readonly Address[]): Address[] {
  const all = new Set([...(one?.apart ?? []), ...(other.apart ?? [])]);
  return [...all].filter((address) => !addresses.includes(address));
}

/**
 * Those of `incoming` that are later than what they replace, each with the addresses that no other
 * issue has. One that would be left without any does not come, and then keeps its old ones.
 */
function withoutClashes(state: ReadonlyMap<IssueId, Issue>, incoming: readonly Issue[]): Issue[] {
  let later = incoming.filter(({ id, modified }) => modified > (state.get(id)?.modified ?? ''));
  for (;;) {
    const replaced = new Set(later.map(({ id }) => id));
    const taken = new Set<Address>();
    for (const { id, addresses } of state.values()) {
      if (!replaced.has(id)) for (const address of addresses) taken.add(address);
    }
    const settled = later.map((issue) => {
      const [first, ...more] = issue.addresses.filter((address) => !taken.has(address));
      for (const address of issue.addresses) taken.add(address);
      if (first === undefined) return undefined;
      const addresses = [first, ...more] as const;
      const apart = apartOf(state.get(issue.id), issue, addresses);
      const isWhole =
        addresses.length === issue.addresses.length && apart.length === (issue.apart?.length ?? 0);
      return isWhole ? issue : Object.assign({}, issue, { addresses, ...(apart.length > 0 && { apart }) });
    });
    const possible = settled.filter((issue) => issue !== undefined);
    if (possible.length === later.length) return possible;
    later = later.filter((_issue, index) => settled[index] !== undefined);
  }
}
