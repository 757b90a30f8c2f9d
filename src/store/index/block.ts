/** Blocks: what filters ask of 256 notes, packed so that a whole library's are read in a moment. */
import type { IssueId, TagId } from '../../core/model.ts';
import type { NoteState } from '../../core/search/query.ts';
import type { Block } from './schema.ts';

/** Notes a block. */
export const BLOCK = 256;

/** The bits of a note. */
export const TAKEN = 1;
export const BINNED = 2;
export const COMMENTED = 4;
export const STATE_BITS: Readonly<Record<NoteState, number>> = { changed: 8, missing: 16, waiting: 32 };

/** One note in a block. */
export interface Slot {
  readonly bits: number;
  readonly created: number;
  readonly issue: IssueId;
  readonly tags: readonly TagId[];
}

export function emptyBlock(block: number): Block {
  return {
    block,
    bits: new Uint8Array(BLOCK),
    created: new Float64Array(BLOCK),
    issues: [],
    tags: [],
    issueOf: new Uint8Array(BLOCK),
    tagged: new Uint32Array(),
  };
}

/** The notes of a block by their place, undefined where there is none. */
export function slotsOf({ bits, created, issues, issueOf, tags, tagged }: Block): (Slot | undefined)[] {
  const given = new Map<number, TagId[]>();
  for (const pair of tagged) {
    const tag = tags[pair % 65_536];
    const place = Math.floor(pair / 65_536);
    if (tag !== undefined) given.set(place, [...(given.get(place) ?? []), tag]);
  }
  return Array.from(bits, (own, place) => {
    const issue = issues[issueOf[place] ?? 0];
    if (own === 0 || issue === undefined) return undefined;
    return { bits: own, created: created[place] ?? 0, issue, tags: given.get(place) ?? [] };
  });
}

/** A block of these notes, with each issue and tag once. */
export function blockOf(block: number, slots: readonly (Slot | undefined)[]): Block {
  const packed = emptyBlock(block);
  const issues = new Map<IssueId, number>();
  const tags = new Map<TagId, number>();
  const tagged: number[] = [];
  slots.forEach((slot, place) => {
    if (slot === undefined) return;
    packed.bits[place] = slot.bits;
    packed.created[place] = slot.created;
    packed.issueOf[place] = placeIn(issues, slot.issue);
    for (const tag of slot.tags) tagged.push(place * 65_536 + placeIn(tags, tag));
  });
  return { ...packed, issues: [...issues.keys()], tags: [...tags.keys()], tagged: Uint32Array.from(tagged) };
}

function placeIn<Key>(places: Map<Key, number>, key: Key): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
}
