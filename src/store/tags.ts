/** Tags: made, renamed, recoloured, put on a key. */
import { clean } from '../core/clean.ts';
import { COLOURS, TAG_KEYS, type Colour, type Tag, type TagId, type TagKey } from '../core/model.ts';
import { LIMITS } from '../core/schema.ts';
import { foldName, tidyName } from '../core/tags.ts';
import { transact } from './transact.ts';
import { StoreError } from './errors.ts';
import type { Store } from './store.ts';
import type { UnitOfWork } from './unit-of-work.ts';

function nameFrom(text: string): string {
  const name = tidyName(clean(text));
  if (name === '' || name.length > LIMITS.tag) throw new StoreError('invalid');
  return name;
}

/** The colour that the fewest tags have, the first of them in the order of `COLOURS`. */
function freeColour(tags: readonly Tag[]): Colour {
  const uses = COLOURS.map((colour) => tags.filter((tag) => tag.colour === colour).length);
  return COLOURS[uses.indexOf(Math.min(...uses))] ?? COLOURS[0];
}

function freeKey(tags: readonly Tag[]): TagKey | undefined {
  return TAG_KEYS.find((key) => tags.every((tag) => tag.key !== key));
}

function all(work: UnitOfWork): Promise<Tag[]> {
  return work.reading.objectStore('tags').getAll();
}

async function existing(work: UnitOfWork, id: TagId): Promise<Tag> {
  const found = await work.get('tags', id);
  if (found === undefined) throw new StoreError('missing');
  return found;
}

/**
 * Makes a tag with the next free colour and, while there are any, the next free key. Where a tag has
 * this name but for case and spaces, that one is returned.
 * @throws StoreError `invalid` for a name that is empty or longer than 64 units
 */
export function createTag(store: Store, name: string): Promise<TagId> {
  return transact(store, 'tag', async (work) => {
    const given = nameFrom(name);
    const tags = await all(work);
    const same = tags.find((tag) => foldName(tag.name) === foldName(given));
    if (same !== undefined) return same.id;
    const id = work.newId() as TagId;
    const key = freeKey(tags);
    work.change('tags', {
      id,
      name: given,
      colour: freeColour(tags),
      ...(key === undefined ? {} : { key }),
      created: work.time,
    });
    return id;
  });
}

/** @throws StoreError `taken` where another tag has this name, `invalid`, `missing` */
export function renameTag(store: Store, id: TagId, name: string): Promise<void> {
  return transact(store, 'tag', async (work) => {
    const given = nameFrom(name);
    const tag = await existing(work, id);
    const taken = (await all(work)).some(
      (other) => other.id !== id && foldName(other.name) === foldName(given),
    );
    if (taken) throw new StoreError('taken');
    work.change('tags', { ...tag, name: given });
  });
}

/** @throws StoreError `missing` */
export function recolourTag(store: Store, id: TagId, colour: Colour): Promise<void> {
  return transact(store, 'tag', async (work) => {
    work.change('tags', { ...(await existing(work, id)), colour });
  });
}

/**
 * Puts a tag on a key, which is taken away from the tag that had it; undefined takes it off its own.
 * @throws StoreError `missing`
 */
export function setTagKey(store: Store, id: TagId, key: TagKey | undefined): Promise<void> {
  return transact(store, 'tag', async (work) => {
    const { key: _had, ...tag } = await existing(work, id);
    for (const other of await all(work)) {
      if (key === undefined || other.id === id || other.key !== key) continue;
      const { key: _taken, ...rest } = await existing(work, other.id);
      work.change('tags', rest);
    }
    work.change('tags', key === undefined ? tag : { ...tag, key });
  });
}
