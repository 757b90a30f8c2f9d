/** What a search may become at the cursor: completed with the names that the library has. */
import { complete, fieldAt, MOST, type Completion } from '../../core/search/complete.ts';
import { NAMES } from '../../core/search/query.ts';
import { namesLike } from '../../store/index/names-like.ts';
import type { Store } from '../../store/store.ts';

/** What can be written for the field at the cursor: `tag:`, `is:`; undefined where there is none, or nothing fits. */
export async function completionFor(
  store: Store,
  query: string,
  cursor: number,
): Promise<Completion | undefined> {
  const at = fieldAt(query, cursor);
  if (at === undefined) return undefined;
  const field = NAMES.find((name) => name === at.field);
  const names = field && { [field]: await namesLike(store, field, at.text, MOST) };
  return complete(query, cursor, names ?? {});
}
