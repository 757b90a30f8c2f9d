/**
 * What was typed in the last moment before a page goes. Nothing that takes time is finished then, in
 * Firefox not even begun, so it is left in the extension's `localStorage`, which is written at once;
 * the next of the extension's pages takes it up.
 */
import * as v from 'valibot';
import { annotationId } from '../core/schema.ts';
import { editComment } from '../store/annotations.ts';
import { draftKeyOf } from '../store/db.ts';
import { saveDraft } from '../store/drafts.ts';
import { ChangedElsewhereError, StoreError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';

/** What is left of one field. */
const leftover = v.variant('kind', [
  /** A note's comment; `base` is the stored one that it was typed over. */
  v.strictObject({ kind: v.literal('comment'), id: annotationId, text: v.string(), base: v.string() }),
  /** Anything else that is kept as a draft. */
  v.strictObject({ kind: v.literal('draft'), id: v.string(), text: v.string() }),
]);

export type Leftover = v.InferOutput<typeof leftover>;

const PREFIX = 'unsaved ';

/** Leaves a text for the next page. @throws QuotaExceededError where nothing more fits in */
export function leave(storage: Storage, left: Leftover): void {
  storage.setItem(PREFIX + left.id, JSON.stringify(left));
}

function parse(text: string | null): Leftover | undefined {
  try {
    const parsed = v.safeParse(leftover, JSON.parse(text ?? ''));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** A comment is saved, as it was about to be; where another one is stored by now, both are kept. */
async function finish(store: Store, left: Leftover): Promise<void> {
  if (left.kind === 'draft') return saveDraft(store, draftKeyOf(left.id), left.text);
  try {
    await editComment(store, left.id, left.text, left.base);
  } catch (error) {
    // The other text is stored, and this one is the draft now; or the note is deleted for ever.
    const isKept = error instanceof ChangedElsewhereError;
    if (!isKept && !(error instanceof StoreError && error.kind === 'missing')) throw error;
  }
}

/**
 * Saves what pages before left. What is none of ours is dropped; what cannot be saved now stays for
 * the next time.
 * @throws StoreError where something could not be saved
 */
export async function takeUp(storage: Storage, store: Store): Promise<void> {
  const keys = Object.keys(storage).filter((key) => key.startsWith(PREFIX));
  for (const key of keys) {
    const text = storage.getItem(key);
    const left = parse(text);
    if (left !== undefined) await finish(store, left);
    // A page that closed meanwhile may have left something newer there.
    if (storage.getItem(key) === text) storage.removeItem(key);
  }
}
