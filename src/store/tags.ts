/** Tags: made, renamed, recoloured, put on a key. */
import type { Colour, TagId, TagKey } from '../core/model.ts';
import type { Store } from './store.ts';

const soon = (...values: unknown[]): Promise<never> =>
  Promise.reject(new Error(`not built yet ${values.length}`));

/** Returns the existing tag where one has this name but for case and spaces. */
export function createTag(store: Store, name: string): Promise<TagId> {
  return soon(store, name);
}
/** @throws StoreError 'taken' where another tag has this name */
export function renameTag(store: Store, id: TagId, name: string): Promise<void> {
  return soon(store, id, name);
}
export function recolourTag(store: Store, id: TagId, colour: Colour): Promise<void> {
  return soon(store, id, colour);
}
/** Puts a tag on a key, or, with undefined, takes it off; a key is taken away from another tag. */
export function setTagKey(store: Store, id: TagId, key: TagKey | undefined): Promise<void> {
  return soon(store, id, key);
}
