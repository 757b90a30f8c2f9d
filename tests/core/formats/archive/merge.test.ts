// @vitest-environment node
/** Merging: whatever two libraries hold, the merged one is sound, and merging again changes nothing. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../../src/core/issues/fingerprint.ts';
import { mergeById, mergeIssues, mergeTags } from '../../../../src/core/formats/archive/merge.ts';
import type {
  Address,
  Issue,
  IssueId,
  IsoTime,
  PublicationId,
  Tag,
  TagId,
  TagKey,
} from '../../../../src/core/model.ts';
import { foldName } from '../../../../src/core/tags.ts';

const time = (second: number): IsoTime =>
  new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString() as IsoTime;

function issue(id: string, addresses: readonly string[], modified = 0, title = id): Issue {
  return {
    id: id as IssueId,
    addresses: addresses.map((slug) => `https://x.example/${slug}` as Address) as [Address, ...Address[]],
    publication: 'x.example' as PublicationId,
    title,
    authors: [],
    created: time(0),
    modified: time(modified),
  };
}

function tag(id: string, name: string, modified = 0, key?: TagKey): Tag {
  return {
    id: id as TagId,
    name,
    colour: 'coral',
    created: time(0),
    modified: time(modified),
    ...(key === undefined ? {} : { key }),
  };
}

/** The library after a merge. */
function after<Item extends { readonly id: string }>(
  here: readonly Item[],
  changed: readonly Item[],
): Item[] {
  return [...new Map([...here, ...changed].map((record) => [record.id, record])).values()];
}

/** Issues of one library: each address is one issue's. */
const issues = fc.array(fc.tuple(fc.nat(5), fc.nat(6), fc.nat(3)), { maxLength: 8 }).map((drawn) => {
  const all = new Map<string, { addresses: string[]; modified: number }>();
  const taken = new Set<number>();
  const apart = new Map<string, Address[]>();
  for (const [id, address, modified] of drawn) {
    if (taken.has(address)) {
      apart.set(`i${id}`, [...(apart.get(`i${id}`) ?? []), `https://x.example/b${address}` as Address]);
      continue;
    }
    taken.add(address);
    const known = all.get(`i${id}`) ?? { addresses: [], modified };
    known.addresses.push(`a${address}`);
    all.set(`i${id}`, known);
  }
  return [...all].map(([id, { addresses, modified }]) => {
    const made = issue(id, addresses, modified, `${id} ${modified}`);
    const others = [...new Set(apart.get(id))];
    return others.length === 0 ? made : Object.assign(made, { apart: others });
  });
});

const tagList = fc.uniqueArray(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(3), fc.nat(4)), {
  maxLength: 6,
  selector: ([id]) => id,
});
/** Tags of one library: each name and key is one tag's. */
const tags = tagList.map((drawn) => {
  const [names, keys] = [new Set<number>(), new Set<number>()];
  return drawn.flatMap(([id, name, modified, key]) => {
    if (names.has(name)) return [];
    names.add(name);
    const free = key > 0 && !keys.has(key);
    keys.add(key);
    return [tag(`t${id}`, `Name ${name}`, modified, free ? (key as TagKey) : undefined)];
  });
});

describe('issues', () => {
  test('of any two libraries: an address is one issue’s, none is lost, again changes nothing', () => {
    fc.assert(
      fc.property(issues, issues, (here, there) => {
        const { changed, ids } = mergeIssues(here, there);
        const merged = after(here, changed);
        const addresses = merged.flatMap((each) => each.addresses);
        expect(new Set(addresses).size).toBe(addresses.length);
        expect(merged.every((each) => each.addresses.length > 0)).toBe(true);
        const known = new Set(merged.map(({ id }) => id));
        for (const { id } of here) expect(known).toContain(id);
        for (const { id } of there) expect(known).toContain(ids.get(id));
        const again = mergeIssues(merged, there);
        expect(again.changed).toEqual([]);
        expect(again.ids).toEqual(ids);
      }),
      { numRuns: 2_000 },
    );
  });

  test('into none are as they came', () => {
    fc.assert(
      fc.property(issues, (there) => {
        expect(mergeIssues([], there).changed).toEqual(there);
      }),
    );
  });

  test('known at an address are joined, with the later words and all addresses', () => {
    const [here, there] = [issue('a', ['1', '2'], 1, 'old'), issue('b', ['2', '3'], 2, 'new')];
    const { changed, ids } = mergeIssues([here], [there]);
    expect(changed).toEqual([issue('a', ['1', '2', '3'], 2, 'new')]);
    expect(ids.get(there.id)).toBe(here.id);
  });

  test('leave an address with the issue that has it here', () => {
    const here = [issue('a', ['1']), issue('b', ['2'])];
    const { changed } = mergeIssues(here, [issue('a', ['2', '1'], 1, 'new')]);
    expect(changed).toEqual([issue('a', ['1'], 1, 'new')]);
  });

  test('do not take back what the reader split off, on whichever side', () => {
    const split = { ...issue('a', ['1'], 1), apart: issue('', ['2']).addresses };
    const other = issue('b', ['1', '2'], 2, 'new');
    expect(mergeIssues([split], [other]).changed).toEqual([
      { ...issue('a', ['1'], 2, 'new'), apart: split.apart },
    ]);
    expect(mergeIssues([issue('a', ['1'], 2)], [{ ...split, id: 'c' as IssueId }]).changed).toEqual([
      { ...issue('a', ['1'], 2), apart: split.apart },
    ]);
    const own = issue('c', ['2']);
    expect(mergeIssues([split, own], [issue('a', ['1', '2'], 2, 'new')]).changed).toEqual([
      { ...issue('a', ['1'], 2, 'new'), apart: split.apart },
    ]);
  });

  test('keep the fingerprint that only one of them has', () => {
    const print = fingerprint('one two three four five six seven eight '.repeat(6)) ?? [];
    const known = { ...issue('a', ['1']), fingerprint: print };
    const { changed } = mergeIssues([known], [issue('b', ['1'], 2, 'new')]);
    expect(changed).toEqual([{ ...issue('a', ['1'], 2, 'new'), fingerprint: print }]);
    expect(mergeIssues([issue('c', ['1'], 2)], [known]).changed).toEqual([
      { ...issue('c', ['1'], 2), fingerprint: print },
    ]);
  });

  test('may swap their addresses', () => {
    const there = [issue('a', ['2'], 1), issue('b', ['1'], 1)];
    expect(mergeIssues([issue('a', ['1']), issue('b', ['2'])], there).changed).toEqual(there);
  });
});

describe('tags', () => {
  test('of any two libraries: a name and a key is one tag’s, again changes nothing', () => {
    fc.assert(
      fc.property(tags, tags, fc.boolean(), (here, there, gone) => {
        const { changed, ids } = mergeTags(here, there, () => gone);
        const merged = after(here, changed);
        const names = merged.map(({ name }) => foldName(name));
        const keys = merged.map(({ key }) => key).filter((key) => key !== undefined);
        expect(new Set(names).size).toBe(names.length);
        expect(new Set(keys).size).toBe(keys.length);
        const known = new Set(merged.map(({ id }) => id));
        for (const id of ids.values()) expect(known).toContain(id);
        if (!gone) expect([...ids.keys()].toSorted()).toEqual(there.map(({ id }) => id).toSorted());
        expect(mergeTags(merged, there, () => gone).changed).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('into none are as they came', () => {
    fc.assert(
      fc.property(tags, (there) => {
        expect(mergeTags([], there, () => false).changed).toEqual(there);
      }),
    );
  });

  test('of one name are one, of one id too, however they are called', () => {
    const here = [tag('a', 'Evidence'), tag('b', 'Question')];
    const there = [tag('c', 'EVIDENCE', 9), tag('b', 'Doubt', 1)];
    const { changed, ids } = mergeTags(here, there, () => false);
    expect(changed).toEqual([there[1]]);
    expect(Object.fromEntries(ids)).toEqual({ b: 'b', c: 'a' });
  });

  test('that took one name meanwhile stay two, the later one under it', () => {
    const here = [tag('a', 'Old'), tag('b', 'New', 2)];
    const { changed } = mergeTags(here, [tag('a', 'new', 3)], () => false);
    expect(changed).toEqual([tag('a', 'new', 3), tag('b', 'New 2', 2)]);
  });

  test('that were deleted here do not come back', () => {
    const { changed, ids } = mergeTags([], [tag('a', 'Gone')], () => true);
    expect([changed, ids.size]).toEqual([[], 0]);
  });
});

test('of records with one id the later wins', () => {
  const here = [tag('a', 'here', 2), tag('b', 'here', 2)];
  const there = [tag('a', 'there', 1), tag('b', 'there', 3), tag('c', 'there')];
  expect(mergeById(here, there)).toEqual([there[1], there[2]]);
});
